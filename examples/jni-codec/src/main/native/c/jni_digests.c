/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Digests.java. */
#include <jni.h>

#include "codec/checksum.h"
#include "codec/sha256.h"
#include "io_zccache_examples_codec_Digests.h"

/* The elements of an array, or NULL with an exception pending; to be given back with release. */
static jbyte* borrow(JNIEnv* env, jbyteArray array, codec_slice* slice) {
  jbyte* elements = (*env)->GetByteArrayElements(env, array, NULL);
  slice->at = (const uint8_t*)elements;
  slice->size = elements == NULL ? 0 : (size_t)(*env)->GetArrayLength(env, array);
  return elements;
}

static void release(JNIEnv* env, jbyteArray array, jbyte* elements) {
  if (elements != NULL) {
    (*env)->ReleaseByteArrayElements(env, array, elements, JNI_ABORT);
  }
}

JNIEXPORT jint JNICALL Java_io_zccache_examples_codec_Digests_crc32Native(JNIEnv* env, jclass type,
                                                                          jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  uint32_t sum = codec_crc32(0, slice);
  release(env, input, elements);
  return (jint)sum;
}

JNIEXPORT jint JNICALL Java_io_zccache_examples_codec_Digests_crc16Native(JNIEnv* env, jclass type,
                                                                          jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  uint16_t sum = codec_crc16(slice);
  release(env, input, elements);
  return sum;
}

JNIEXPORT jint JNICALL Java_io_zccache_examples_codec_Digests_adler32Native(JNIEnv* env,
                                                                            jclass type,
                                                                            jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  uint32_t sum = codec_adler32(1, slice);
  release(env, input, elements);
  return (jint)sum;
}

JNIEXPORT jint JNICALL Java_io_zccache_examples_codec_Digests_xxh32Native(JNIEnv* env, jclass type,
                                                                          jint seed,
                                                                          jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  uint32_t sum = codec_xxh32((uint32_t)seed, slice);
  release(env, input, elements);
  return (jint)sum;
}

JNIEXPORT jlong JNICALL Java_io_zccache_examples_codec_Digests_xxh64Native(JNIEnv* env, jclass type,
                                                                           jlong seed,
                                                                           jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  uint64_t sum = codec_xxh64((uint64_t)seed, slice);
  release(env, input, elements);
  return (jlong)sum;
}

JNIEXPORT jbyteArray JNICALL Java_io_zccache_examples_codec_Digests_sha256Native(JNIEnv* env,
                                                                                 jclass type,
                                                                                 jbyteArray input) {
  codec_slice slice;
  jbyte* elements = borrow(env, input, &slice);
  codec_sha256 sha;
  uint8_t digest[CODEC_SHA256_SIZE];
  codec_sha256_begin(&sha);
  codec_sha256_add(&sha, slice);
  codec_sha256_end(&sha, digest);
  release(env, input, elements);
  jbyteArray result = (*env)->NewByteArray(env, CODEC_SHA256_SIZE);
  if (result != NULL) {
    (*env)->SetByteArrayRegion(env, result, 0, CODEC_SHA256_SIZE, (const jbyte*)digest);
  }
  return result;
}
