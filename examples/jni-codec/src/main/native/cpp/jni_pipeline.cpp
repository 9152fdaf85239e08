/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Pipeline.java. */
#include <functional>
#include <string>
#include <vector>

#include "codec/jni_support.hpp"
#include "codec/pipeline.hpp"
#include "io_zccache_examples_codec_Pipeline.h"

using namespace codec;

namespace {

/** Parses the expression and runs one of the pipeline's directions on the bytes. */
template <typename Value>
auto run(JNIEnv* env, jstring expression, jbyteArray input,
         Result<Value> (Pipeline::*direction)(ByteView) const) {
  return jni::guarded(env, [&] {
    Result<Pipeline> pipeline =
        Pipeline::parse(Registry::standard(), jni::text_of(env, expression));
    return jni::answer(env, std::move(pipeline).then([&](const Pipeline& parsed) {
      const Bytes bytes = jni::bytes_of(env, input);
      return std::invoke(direction, parsed, bytes);
    }));
  });
}

}  // namespace

JNIEXPORT void JNICALL Java_io_zccache_examples_codec_Pipeline_check(JNIEnv* env, jclass,
                                                                     jstring expression) {
  jni::guarded(env, [&] {
    const auto parsed = Pipeline::parse(Registry::standard(), jni::text_of(env, expression));
    if (!parsed) {
      jni::raise(env, parsed.error());
    }
  });
}

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Pipeline_encode(JNIEnv* env, jclass,
                                                                            jstring expression,
                                                                            jbyteArray input) {
  return run(env, expression, input, &Pipeline::encode);
}

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Pipeline_decode(JNIEnv* env, jclass,
                                                                            jstring expression,
                                                                            jbyteArray input) {
  return run(env, expression, input, &Pipeline::decode);
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Pipeline_profile(JNIEnv* env, jclass,
                                                                          jstring expression,
                                                                          jbyteArray input) {
  return run(env, expression, input, &Pipeline::profile);
}

JNIEXPORT jobjectArray JNICALL Java_io_zccache_examples_codec_Pipeline_list(JNIEnv* env, jclass) {
  return jni::guarded(env, [&]() -> jobjectArray {
    const std::vector<std::string> lines = Registry::standard().lines();
    const jclass type = env->FindClass("java/lang/String");
    if (type == nullptr) {
      return nullptr;
    }
    jobjectArray array = env->NewObjectArray(static_cast<jsize>(lines.size()), type, nullptr);
    for (std::size_t i = 0; array != nullptr && i < lines.size(); i++) {
      env->SetObjectArrayElement(array, static_cast<jsize>(i), jni::to_java(env, lines[i]));
    }
    return array;
  });
}
