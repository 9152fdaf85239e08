/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Documents.java. */
#include <string>

#include "codec/jni_support.hpp"
#include "codec/json.hpp"
#include "codec/wrap.hpp"
#include "io_zccache_examples_codec_Documents.h"

using namespace codec;

namespace {

/** Reads a text in one form and writes the value in another. */
template <typename Read, typename Write>
auto convert(JNIEnv* env, jstring text, Read read, Write write) {
  return jni::guarded(env, [&] {
    Result<JsonValue> value = read(jni::text_of(env, text));
    return jni::answer(env, std::move(value).then(write));
  });
}

}  // namespace

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Documents_formatNative(JNIEnv* env, jclass,
                                                                                jstring json,
                                                                                jint indent) {
  return convert(env, json, read_json, [indent](const JsonValue& value) {
    return Result<std::string>(write_json(value, static_cast<unsigned>(indent)));
  });
}

JNIEXPORT jlong JNICALL Java_io_zccache_examples_codec_Documents_countNative(JNIEnv* env, jclass,
                                                                             jstring json) {
  return jni::guarded(env, [&]() -> jlong {
    const Result<JsonValue> value = read_json(jni::text_of(env, json));
    if (!value) {
      jni::raise(env, value.error());
      return 0;
    }
    return static_cast<jlong>(value.value().count());
  });
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Documents_selectNative(JNIEnv* env, jclass,
                                                                                jstring json,
                                                                                jstring path) {
  return convert(env, json, read_json, [&](const JsonValue& value) -> Result<std::string> {
    return select_json(value, jni::text_of(env, path)).then([](const JsonValue& selected) {
      return Result<std::string>(write_json(selected, 0));
    });
  });
}

JNIEXPORT jbyteArray JNICALL
Java_io_zccache_examples_codec_Documents_jsonToCborNative(JNIEnv* env, jclass, jstring json) {
  return convert(env, json, read_json,
                 [](const JsonValue& value) { return Result<Bytes>(write_cbor(value)); });
}

JNIEXPORT jstring JNICALL
Java_io_zccache_examples_codec_Documents_cborToJsonNative(JNIEnv* env, jclass, jbyteArray cbor) {
  return jni::guarded(env, [&] {
    Result<JsonValue> value = read_cbor(jni::bytes_of(env, cbor));
    return jni::answer(env, std::move(value).then([](const JsonValue& read) {
      return Result<std::string>(write_json(read, 0));
    }));
  });
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Documents_csvToJsonNative(JNIEnv* env,
                                                                                   jclass,
                                                                                   jstring csv) {
  return convert(env, csv, read_csv,
                 [](const JsonValue& value) { return Result<std::string>(write_json(value, 0)); });
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Documents_jsonToCsvNative(JNIEnv* env,
                                                                                   jclass,
                                                                                   jstring json) {
  return convert(env, json, read_json, write_csv);
}

JNIEXPORT jstring JNICALL Java_io_zccache_examples_codec_Documents_wrapNative(JNIEnv* env, jclass,
                                                                              jstring text,
                                                                              jint width) {
  return jni::guarded(env, [&] {
    return jni::answer(env, wrap_text(jni::text_of(env, text), static_cast<unsigned>(width)));
  });
}
