/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Shards.java: an array of byte arrays, of which some may be null. */
#include <jni.h>

#include "codec/erasure.h"
#include "io_zccache_examples_codec_Shards.h"

/* Copies of the shards of a Java array, in one piece of memory. */
typedef struct copies {
  uint8_t* bytes;
  uint8_t* at[256];
  bool present[256];
  size_t size;
} copies;

static void raise(JNIEnv* env, const char* type, const char* message) {
  jclass class = (*env)->FindClass(env, type);
  if (class != NULL) {
    (*env)->ThrowNew(env, class, message);
  }
}

static void raise_status(JNIEnv* env, codec_status status) {
  if (status == CODEC_NO_MEMORY) {
    raise(env, "java/lang/OutOfMemoryError", "shards");
  } else if (status == CODEC_BAD_ARGUMENT) {
    raise(env, "java/lang/IllegalArgumentException", "shards: no such numbers of shards");
  } else {
    raise(env, "io/zccache/examples/codec/CodecException", "shards: too few are left");
  }
}

/* All shards that are there have the size given; Java has made sure of that. */
static codec_status copy_in(JNIEnv* env, jobjectArray shards, jint size, copies* copies) {
  jsize count = (*env)->GetArrayLength(env, shards);
  if (count > 256) {
    return CODEC_BAD_ARGUMENT;
  }
  copies->size = (size_t)size;
  copies->bytes = calloc((size_t)count, copies->size + 1);
  if (copies->bytes == NULL) {
    return CODEC_NO_MEMORY;
  }
  for (jsize i = 0; i < count; i++) {
    copies->at[i] = copies->bytes + (size_t)i * copies->size;
    jbyteArray shard = (*env)->GetObjectArrayElement(env, shards, i);
    copies->present[i] = shard != NULL;
    if (shard != NULL) {
      (*env)->GetByteArrayRegion(env, shard, 0, size, (jbyte*)copies->at[i]);
      (*env)->DeleteLocalRef(env, shard);
    }
  }
  return CODEC_OK;
}

/* Puts new arrays in the places that are null. */
static void copy_out(JNIEnv* env, const copies* copies, jsize count, jobjectArray shards) {
  jsize size = (jsize)copies->size;
  for (jsize i = 0; i < count; i++) {
    if (copies->present[i]) {
      continue;
    }
    jbyteArray shard = (*env)->NewByteArray(env, size);
    if (shard == NULL) {
      return;
    }
    (*env)->SetByteArrayRegion(env, shard, 0, size, (const jbyte*)copies->at[i]);
    (*env)->SetObjectArrayElement(env, shards, i, shard);
    (*env)->DeleteLocalRef(env, shard);
  }
}

JNIEXPORT void JNICALL Java_io_zccache_examples_codec_Shards_encodeNative(JNIEnv* env, jclass type,
                                                                          jobjectArray shards,
                                                                          jint data, jint size) {
  copies copies = {0};
  jsize count = (*env)->GetArrayLength(env, shards);
  codec_status status = copy_in(env, shards, size, &copies);
  if (status == CODEC_OK) {
    codec_shards all = {copies.at, (unsigned)data, (unsigned)(count - data), copies.size};
    status = codec_erasure_encode(&all);
  }
  if (status == CODEC_OK) {
    copy_out(env, &copies, count, shards);
  } else {
    raise_status(env, status);
  }
  free(copies.bytes);
}

JNIEXPORT void JNICALL Java_io_zccache_examples_codec_Shards_restoreNative(JNIEnv* env, jclass type,
                                                                           jobjectArray shards,
                                                                           jint data, jint size) {
  copies copies = {0};
  jsize count = (*env)->GetArrayLength(env, shards);
  codec_status status = copy_in(env, shards, size, &copies);
  if (status == CODEC_OK) {
    codec_shards all = {copies.at, (unsigned)data, (unsigned)(count - data), copies.size};
    status = codec_erasure_restore(&all, copies.present);
  }
  if (status == CODEC_OK) {
    copy_out(env, &copies, data, shards);
  } else {
    raise_status(env, status);
  }
  free(copies.bytes);
}
