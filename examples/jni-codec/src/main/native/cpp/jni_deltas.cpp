/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Deltas.java. */

#include "codec/binary_delta.hpp"
#include "codec/jni_support.hpp"
#include "codec/text_diff.hpp"
#include "io_zccache_examples_codec_Deltas.h"

using namespace codec;

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Deltas_diffNative(JNIEnv* env, jclass,
                                                                           jstring before,
                                                                           jstring after) {
  return jni::guarded(env, [&] {
    return jni::to_java(env, diff_text(jni::text_of(env, before), jni::text_of(env, after)));
  });
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Deltas_patchNative(JNIEnv* env, jclass,
                                                                            jstring before,
                                                                            jstring difference) {
  return jni::guarded(env, [&] {
    return jni::answer(env, patch_text(jni::text_of(env, before), jni::text_of(env, difference)));
  });
}

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Deltas_encodeNative(JNIEnv* env, jclass,
                                                                                jbyteArray source,
                                                                                jbyteArray target) {
  return jni::guarded(env, [&] {
    return jni::answer(env, delta_between(jni::bytes_of(env, source), jni::bytes_of(env, target)));
  });
}

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Deltas_applyNative(JNIEnv* env, jclass,
                                                                               jbyteArray source,
                                                                               jbyteArray delta) {
  return jni::guarded(env, [&] {
    return jni::answer(env, apply_delta(jni::bytes_of(env, source), jni::bytes_of(env, delta)));
  });
}
