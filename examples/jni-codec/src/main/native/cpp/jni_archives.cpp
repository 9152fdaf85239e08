/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Archives.java: files cross as names and contents by turns. */

#include "codec/archive.hpp"
#include "codec/jni_support.hpp"
#include "io_zccache_examples_codec_Archives.h"

using namespace codec;

namespace {

/** Pairs of a String and a byte[]. Local references are dropped as we go: there may be many. */
Files files_of(JNIEnv* env, jobjectArray pairs) {
  Files files;
  const jsize size = env->GetArrayLength(pairs);
  for (jsize i = 0; i + 1 < size; i += 2) {
    auto name = static_cast<jstring>(env->GetObjectArrayElement(pairs, i));
    auto content = static_cast<jbyteArray>(env->GetObjectArrayElement(pairs, i + 1));
    files.insert_or_assign(jni::text_of(env, name), jni::bytes_of(env, content));
    env->DeleteLocalRef(name);
    env->DeleteLocalRef(content);
  }
  return files;
}

/** Null, with an exception pending, if there is no memory. */
bool store(JNIEnv* env, jobjectArray pairs, jsize at, jobject object) {
  if (object == nullptr) {
    return false;
  }
  env->SetObjectArrayElement(pairs, at, object);
  env->DeleteLocalRef(object);
  return true;
}

jobjectArray pairs_of(JNIEnv* env, const Files& files) {
  const jclass type = env->FindClass("java/lang/Object");
  if (type == nullptr) {
    return nullptr;
  }
  jobjectArray pairs = env->NewObjectArray(static_cast<jsize>(2 * files.size()), type, nullptr);
  jsize at = 0;
  for (const auto& [name, content] : files) {
    if (pairs == nullptr || !store(env, pairs, at++, jni::to_java(env, name)) ||
        !store(env, pairs, at++, jni::to_java(env, content))) {
      return nullptr;
    }
  }
  return pairs;
}

}  // namespace

JNIEXPORT jbyteArray JNICALL
Java_io_zccache_examples_codec_Archives_packNative(JNIEnv* env, jclass, jobjectArray pairs) {
  return jni::guarded(env, [&] { return jni::answer(env, pack_archive(files_of(env, pairs))); });
}

JNIEXPORT jobjectArray JNICALL
Java_io_zccache_examples_codec_Archives_unpackNative(JNIEnv* env, jclass, jbyteArray archive) {
  return jni::guarded(env, [&]() -> jobjectArray {
    const Bytes bytes = jni::bytes_of(env, archive);
    const Result<Files> files = unpack_archive(bytes);
    if (!files) {
      jni::raise(env, files.error());
      return nullptr;
    }
    return pairs_of(env, files.value());
  });
}
