/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who is at the other end of a channel of the JDK. The JDK tells the user only, and no more of a channel than that it
 * is one; the descriptor is in fields of its own, so this fails in order where they are called otherwise.
 */
#include "linux.h"

enum { SOL_SOCKET = 1, SO_PEERCRED = 17 };

struct credentials {
  int pid;
  unsigned int uid, gid;
};

/* An object's field; 0, with nothing thrown, where it has none. */
static jfieldID field(JNIEnv *env, jobject object, const char *name, const char *type) {
  jfieldID found = (*env)->GetFieldID(env, (*env)->GetObjectClass(env, object), name, type);
  if (found == 0) {
    (*env)->ExceptionClear(env);
  }
  return found;
}

/* The descriptor of a channel; negative where it cannot be told. */
static int descriptor(JNIEnv *env, jobject channel) {
  jfieldID holder = field(env, channel, "fd", "Ljava/io/FileDescriptor;");
  jobject held = holder == 0 ? 0 : (*env)->GetObjectField(env, channel, holder);
  jfieldID number = held == 0 ? 0 : field(env, held, "fd", "I");
  return number == 0 ? -1 : (*env)->GetIntField(env, held, number);
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_peer(
    JNIEnv *env, jclass type, jobject channel, jlongArray into) {
  struct credentials told;
  unsigned int length = sizeof told;
  (void) type;
  int file = descriptor(env, channel);
  if (file < 0) {
    return ENOSYS;
  }
  long error = CALL(SYS_getsockopt, file, SOL_SOCKET, SO_PEERCRED, &told, &length, 0);
  if (error != 0) {
    return (jint) -error;
  }
  jlong peer[] = {told.uid, told.pid};
  (*env)->SetLongArrayRegion(env, into, 0, 2, peer);
  return 0;
}
