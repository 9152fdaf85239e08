/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The native half of Hello.java. */
#include <stdio.h>
#include <stdlib.h>

#include "io_zccache_examples_hello_Hello.h"

JNIEXPORT jstring JNICALL Java_io_zccache_examples_hello_Hello_greetNative(JNIEnv* env, jclass type,
                                                                           jstring name) {
  (void)type;
  const char* chars = (*env)->GetStringUTFChars(env, name, NULL);
  if (chars == NULL) {
    return NULL; /* an OutOfMemoryError is pending */
  }
  static const char pattern[] = "Hello %s, this is C.";
  int length = snprintf(NULL, 0, pattern, chars);
  char* text = malloc((size_t)length + 1);
  jstring greeting = NULL;
  if (text != NULL) {
    snprintf(text, (size_t)length + 1, pattern, chars);
    greeting = (*env)->NewStringUTF(env, text);
  }
  free(text);
  (*env)->ReleaseStringUTFChars(env, name, chars);
  return greeting;
}
