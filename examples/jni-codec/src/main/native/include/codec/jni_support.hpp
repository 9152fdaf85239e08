/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The way between Java's arrays, strings and exceptions and the library's bytes and results. */
#ifndef CODEC_JNI_SUPPORT_HPP
#define CODEC_JNI_SUPPORT_HPP

#include <jni.h>

#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "codec/result.hpp"

namespace codec::jni {

/** A copy of an array, which must not be null. */
Bytes bytes_of(JNIEnv* env, jbyteArray array);

/** A string, which must not be null, in UTF-8; a lone surrogate becomes a question mark. */
std::string text_of(JNIEnv* env, jstring string);

/** Null, with an exception pending, if Java has no memory. */
jbyteArray to_java(JNIEnv* env, ByteView bytes);
jstring to_java(JNIEnv* env, const std::string& text);

/** Leaves an exception pending: what it is depends on the status. */
void raise(JNIEnv* env, const Error& error);

/** The value for Java, or the error as an exception. */
template <typename T>
auto answer(JNIEnv* env, const Result<T>& result) -> decltype(to_java(env, result.value())) {
  if (!result) {
    raise(env, result.error());
    return nullptr;
  }
  return to_java(env, result.value());
}

/** Runs the body of a native method: nothing that C++ throws may get to Java. */
template <typename Body>
auto guarded(JNIEnv* env, Body&& body) -> decltype(body()) {
  try {
    return std::forward<Body>(body)();
  } catch (const std::bad_alloc&) {
    raise(env, {CODEC_NO_MEMORY, "out of memory"});
  } catch (const std::exception& unexpected) {
    raise(env, {CODEC_CORRUPT, unexpected.what()});
  }
  return decltype(body())();
}

}  // namespace codec::jni

#endif
