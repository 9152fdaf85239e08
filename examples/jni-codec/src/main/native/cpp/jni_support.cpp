/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Arrays, strings and exceptions of Java. */
#include "codec/jni_support.hpp"

#include <map>
#include <vector>

#include "codec/byteorder.h"
#include "codec/native_buffer.hpp"
#include "codec/utf.h"

namespace codec::jni {

namespace {

constexpr std::uint32_t kQuestionMark = '?';

const char* exception_for(codec_status status) {
  static const std::map<codec_status, const char*> names = {
      {CODEC_BAD_ARGUMENT, "java/lang/IllegalArgumentException"},
      {CODEC_NO_MEMORY, "java/lang/OutOfMemoryError"},
  };
  const auto found = names.find(status);
  return found == names.end() ? "io/zccache/examples/codec/CodecException" : found->second;
}

}  // namespace

Bytes bytes_of(JNIEnv* env, jbyteArray array) {
  Bytes bytes(static_cast<std::size_t>(env->GetArrayLength(array)));
  env->GetByteArrayRegion(array, 0, static_cast<jsize>(bytes.size()),
                          reinterpret_cast<jbyte*>(bytes.data()));
  return bytes;
}

std::string text_of(JNIEnv* env, jstring string) {
  std::vector<jchar> units(static_cast<std::size_t>(env->GetStringLength(string)));
  env->GetStringRegion(string, 0, static_cast<jsize>(units.size()), units.data());
  Bytes encoded(2 * units.size());
  for (std::size_t i = 0; i < units.size(); i++) {
    codec_store_le16(encoded.data() + 2 * i, units[i]);
  }
  NativeBuffer text;
  codec_slice rest = ByteView(encoded).slice();
  while (rest.size > 0) {
    std::uint32_t point = 0;
    if (codec_utf_take(CODEC_UTF16_LE, &rest, &point) != CODEC_OK) {
      point = kQuestionMark;
      rest = codec_slice_drop(rest, 2);
    }
    codec_utf_put(CODEC_UTF8, text.get(), point);
  }
  return std::string(text.view().text());
}

jbyteArray to_java(JNIEnv* env, ByteView bytes) {
  const auto size = static_cast<jsize>(bytes.size());
  jbyteArray array = env->NewByteArray(size);
  if (array != nullptr) {
    env->SetByteArrayRegion(array, 0, size, reinterpret_cast<const jbyte*>(bytes.data()));
  }
  return array;
}

jstring to_java(JNIEnv* env, const std::string& text) {
  NativeBuffer encoded;
  const codec_status status =
      codec_utf_convert(CODEC_UTF8, CODEC_UTF16_LE, ByteView(text).slice(), encoded.get());
  if (status != CODEC_OK) {
    raise(env, error_of(status, "text for Java"));
    return nullptr;
  }
  std::vector<jchar> units(encoded.view().size() / 2);
  for (std::size_t i = 0; i < units.size(); i++) {
    units[i] = codec_load_le16(encoded.view().data() + 2 * i);
  }
  return env->NewString(units.data(), static_cast<jsize>(units.size()));
}

void raise(JNIEnv* env, const Error& error) {
  const jclass type = env->FindClass(exception_for(error.status));
  if (type != nullptr) {
    env->ThrowNew(type, error.message.c_str());
  }
}

}  // namespace codec::jni
