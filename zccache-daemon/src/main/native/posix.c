/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The natives of io.zccache.daemon.natives.Posix: system calls of Linux, made without a C library, so
 * that one file fits every JVM, whichever C library it was linked with. Nothing here keeps state or
 * allocates, and no Java array is pinned over a system call: a file system may take its time, and
 * the collector must not wait for it. What looks at sightings is in sightings.c, what copies in copies.c.
 */
#include "linux.h"
#include "sha256.h"

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_stat(
    JNIEnv *env, jclass type, jbyteArray path, jboolean follow, jlongArray into) {
  char name[PATH_SPACE];
  struct statx found;
  (void) type;
  int error = copy_path(env, path, name);
  if (error == 0) {
    error = look(name, follow ? 0 : AT_SYMLINK_NOFOLLOW, &found);
  }
  if (error == 0) {
    struct stamp stamp = stamp_of(&found);
    jlong told[] = {stamp.device, stamp.inode, stamp.size, stamp.mtime, stamp.ctime, found.mode};
    (*env)->SetLongArrayRegion(env, into, 0, 6, told);
  }
  return error;
}
JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_view(
    JNIEnv *env, jclass type, jbyteArray process, jlongArray into) {
  char name[64];
  struct statx mounts, root;
  (void) type;
  jsize length = (*env)->GetArrayLength(env, process);
  if (length > (jsize) (sizeof name - sizeof "ns/mnt")) {
    return ENAMETOOLONG;
  }
  (*env)->GetByteArrayRegion(env, process, 0, length, (jbyte *) name);
  __builtin_memcpy(name + length, "ns/mnt", sizeof "ns/mnt");
  int error = look(name, 0, &mounts);
  if (error != 0) {
    return error;
  }
  __builtin_memcpy(name + length, "root", sizeof "root");
  long told = CALL(SYS_statx, AT_FDCWD, name, 0, STATX_BASIC_STATS | STATX_MNT_ID, &root, 0);
  if (told != 0) {
    return (jint) -told;
  }
  if (!(root.mask & STATX_MNT_ID)) {
    return ENOSYS;
  }
  jlong view[] = {device(mounts.dev_major, mounts.dev_minor), (jlong) mounts.ino,
                  device(root.dev_major, root.dev_minor), (jlong) root.ino, (jlong) root.mount};
  (*env)->SetLongArrayRegion(env, into, 0, 5, view);
  return 0;
}
/* The SHA-256 of an open file, from where it stands to its end; 0 or an error number. */
static int hash_all(int file, unsigned char *digest) {
  unsigned char buffer[COPY_BUFFER];
  struct sha256 hash;
  sha256_start(&hash, 0);
  for (;;) {
    long count = CALL(SYS_read, file, buffer, sizeof buffer, 0, 0, 0);
    if (count == 0) {
      sha256_end(&hash, digest);
      return 0;
    }
    if (count > 0) {
      sha256_take(&hash, buffer, count);
    } else if (count != -EINTR) {
      return (int) -count;
    }
  }
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_hash(
    JNIEnv *env, jclass type, jbyteArray path, jbyteArray into) {
  char name[PATH_SPACE];
  unsigned char digest[SHA256_DIGEST];
  (void) type;
  int error = copy_path(env, path, name);
  if (error != 0) {
    return error;
  }
  /* whatever may be there by now, the opening does not wait for it */
  int file =
      (int) CALL(SYS_openat, AT_FDCWD, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0, 0, 0);
  if (file < 0) {
    return -file;
  }
  error = hash_all(file, digest);
  CALL(SYS_close, file, 0, 0, 0, 0, 0);
  if (error == 0) {
    (*env)->SetByteArrayRegion(env, into, 0, sizeof digest, (const jbyte *) digest);
  }
  return error;
}
JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_openMounts(JNIEnv *env, jclass type) {
  (void) env;
  (void) type;
  return (jint) CALL(SYS_openat, AT_FDCWD, "/proc/self/mountinfo", O_RDONLY | O_CLOEXEC, 0, 0, 0);
}

JNIEXPORT jboolean JNICALL Java_io_zccache_daemon_natives_Posix_mountsChanged(
    JNIEnv *env, jclass type, jint file) {
  struct {
    int file;
    short events, told;
  } asked = {file, POLLPRI, 0};
  jlong at_once[2] = {0, 0};
  (void) env;
  (void) type;
  long ready = CALL(SYS_ppoll, &asked, 1, at_once, 0, 8, 0);
  return ready < 0 || (ready > 0 && (asked.told & (POLLPRI | POLLERR | POLLNVAL)) != 0);
}

JNIEXPORT void JNICALL Java_io_zccache_daemon_natives_Posix_close(
    JNIEnv *env, jclass type, jint file) {
  (void) env;
  (void) type;
  CALL(SYS_close, file, 0, 0, 0, 0, 0);
}
