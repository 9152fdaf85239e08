/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Copies files and gives them their names: Posix.copy and Posix.place.
 */
#include "linux.h"

#define FICLONE 0x40049409

/* For file systems and kernels that do not copy by themselves; bytes copied or -error. */
static long copy_through(int from, int to) {
  char buffer[COPY_BUFFER];
  long total = 0;
  for (;;) {
    long count = CALL(SYS_read, from, buffer, sizeof buffer, 0, 0, 0);
    if (count == -EINTR) {
      continue;
    }
    if (count <= 0) {
      return count < 0 ? count : total;
    }
    for (long done = 0; done < count;) {
      long written = CALL(SYS_write, to, buffer + done, count - done, 0, 0, 0);
      if (written < 0 && written != -EINTR) {
        return written;
      }
      done += written > 0 ? written : 0;
    }
    total += count;
  }
}

/* By reference where the file system can, else inside the kernel, else through us. */
static long copy_all(int from, int to, jlong size) {
  if (CALL(SYS_ioctl, to, FICLONE, from, 0, 0, 0) == 0) {
    return size;
  }
  long total = 0;
  while (total < size) {
    long count = CALL(SYS_copy_file_range, from, 0, to, 0, size - total, 0);
    if (count == -EINTR) {
      continue;
    }
    if (count < 0 && total == 0
        && (count == -EXDEV || count == -ENOSYS || count == -EINVAL || count == -EOPNOTSUPP)) {
      return copy_through(from, to);
    }
    if (count <= 0) {
      return count < 0 ? count : total;
    }
    total += count;
  }
  return total;
}

/* The bytes of an open file into a new one; its size or -error. */
static long copy_to_new(int from, jlong size, const char *name, int mode) {
  int to = (int) CALL(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600, 0, 0);
  if (to < 0) {
    return to;
  }
  long copied = copy_all(from, to, size);
  long error = copied < 0 ? copied : copied != size ? -ESTALE : 0;
  if (error == 0) {
    error = CALL(SYS_fchmod, to, mode, 0, 0, 0, 0);
  }
  long closed = CALL(SYS_close, to, 0, 0, 0, 0, 0);
  if (error == 0 && closed != -EINTR) {
    error = closed;
  }
  if (error != 0) {
    CALL(SYS_unlinkat, AT_FDCWD, name, 0, 0, 0, 0);
    return error;
  }
  return copied;
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_copy(
    JNIEnv *env, jclass type, jbyteArray source, jlongArray stamp, jbyteArray target, jint mode) {
  char from_name[PATH_SPACE], to_name[PATH_SPACE];
  struct stamp expected;
  struct statx found;
  (void) type;
  int error = copy_path(env, source, from_name);
  if (error == 0) {
    error = copy_path(env, target, to_name);
  }
  if (error != 0) {
    return error;
  }
  (*env)->GetLongArrayRegion(env, stamp, 0, 5, (jlong *) &expected);
  int from = (int) CALL(SYS_openat, AT_FDCWD, from_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0, 0, 0);
  if (from < 0) {
    return ESTALE;
  }
  long result = CALL(SYS_statx, from, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &found, 0);
  if (result == 0) {
    struct stamp now = stamp_of(&found);
    result = same(&now, &expected) ? copy_to_new(from, expected.size, to_name, mode) : -ESTALE;
  }
  CALL(SYS_close, from, 0, 0, 0, 0, 0);
  return result < 0 ? (jint) -result : 0;
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_place(
    JNIEnv *env, jclass type, jbyteArray source, jbyteArray target) {
  char from[PATH_SPACE], to[PATH_SPACE];
  struct statx found;
  (void) type;
  int error = copy_path(env, source, from);
  if (error == 0) {
    error = copy_path(env, target, to);
  }
  if (error == 0) {
    error = look(to, AT_SYMLINK_NOFOLLOW, &found);
    if (error == 0 && (found.mode & S_IFMT) != S_IFREG) {
      return EISDIR;
    }
    error = error == ENOENT ? 0 : error;
  }
  return error != 0 ? error : (int) -CALL(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0, 0);
}
