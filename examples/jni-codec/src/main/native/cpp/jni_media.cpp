/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Media.java. */
#include <string>
#include <vector>

#include "codec/adpcm.h"
#include "codec/image.hpp"
#include "codec/jni_support.hpp"
#include "codec/native_buffer.hpp"
#include "io_zccache_examples_codec_Media.h"

using namespace codec;

namespace {

jobject image_to_java(JNIEnv* env, const GreyImage& image) {
  const jclass type = env->FindClass("io/zccache/examples/codec/GreyImage");
  const jmethodID create = type == nullptr ? nullptr : env->GetMethodID(type, "<init>", "(II[B)V");
  jbyteArray pixels = create == nullptr ? nullptr : jni::to_java(env, image.pixels);
  return pixels == nullptr ? nullptr
                           : env->NewObject(type, create, static_cast<jint>(image.width),
                                            static_cast<jint>(image.height), pixels);
}

}  // namespace

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Media_encodeImageNative(
    JNIEnv* env, jclass, jint width, jint height, jbyteArray pixels, jint quality) {
  return jni::guarded(env, [&] {
    const GreyImage image{static_cast<std::size_t>(width), static_cast<std::size_t>(height),
                          jni::bytes_of(env, pixels)};
    return jni::answer(env, encode_image(image, static_cast<unsigned>(quality)));
  });
}

JNIEXPORT jobject JNICALL Java_io_zccache_examples_codec_Media_decodeImageNative(JNIEnv* env,
                                                                                 jclass,
                                                                                 jbyteArray input) {
  return jni::guarded(env, [&]() -> jobject {
    const Bytes bytes = jni::bytes_of(env, input);
    const Result<GreyImage> image = decode_image(bytes);
    if (!image) {
      jni::raise(env, image.error());
      return nullptr;
    }
    return image_to_java(env, image.value());
  });
}

JNIEXPORT jbyteArray JNICALL
Java_io_zccache_examples_codec_Media_encodeSoundNative(JNIEnv* env, jclass, jshortArray samples) {
  return jni::guarded(env, [&] {
    const jsize count = env->GetArrayLength(samples);
    std::vector<jshort> copy(static_cast<std::size_t>(count));
    env->GetShortArrayRegion(samples, 0, count, copy.data());
    return jni::answer(env, collect("sound encode", [&](codec_buffer* output) {
                         return codec_adpcm_encode(copy.data(), count, output);
                       }));
  });
}

JNIEXPORT jshortArray JNICALL
Java_io_zccache_examples_codec_Media_decodeSoundNative(JNIEnv* env, jclass, jbyteArray input) {
  return jni::guarded(env, [&]() -> jshortArray {
    const Bytes bytes = jni::bytes_of(env, input);
    const int count = codec_adpcm_count(ByteView(bytes).slice());
    if (count < 0) {
      jni::raise(env, corrupt("sound decode: no sound"));
      return nullptr;
    }
    std::vector<jshort> samples(static_cast<std::size_t>(count));
    codec_adpcm_decode(ByteView(bytes).slice(), samples.data());
    jshortArray array = env->NewShortArray(count);
    if (array != nullptr) {
      env->SetShortArrayRegion(array, 0, count, samples.data());
    }
    return array;
  });
}
