/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of Linux without a C library, and what the natives share. Nothing here keeps state or allocates.
 */
#ifndef ZCCACHE_LINUX_H
#define ZCCACHE_LINUX_H

#include <jni.h>

#if defined(__x86_64__)
enum {
  SYS_read = 0, SYS_write = 1, SYS_close = 3, SYS_ioctl = 16, SYS_getsockopt = 55, SYS_fchmod = 91,
  SYS_getdents64 = 217, SYS_openat = 257, SYS_unlinkat = 263, SYS_ppoll = 271, SYS_renameat2 = 316, SYS_copy_file_range = 326,
  SYS_statx = 332
};
enum { O_DIRECTORY = 0200000, O_NOFOLLOW = 0400000 };

static inline long call6(long n, long a, long b, long c, long d, long e, long f) {
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}
#elif defined(__aarch64__)
enum {
  SYS_read = 63, SYS_write = 64, SYS_close = 57, SYS_ioctl = 29, SYS_fchmod = 52, SYS_getsockopt = 209,
  SYS_getdents64 = 61, SYS_openat = 56, SYS_unlinkat = 35, SYS_ppoll = 73, SYS_renameat2 = 276, SYS_copy_file_range = 285,
  SYS_statx = 291
};
enum { O_DIRECTORY = 040000, O_NOFOLLOW = 0100000 };

static inline long call6(long n, long a, long b, long c, long d, long e, long f) {
  register long x8 __asm__("x8") = n;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc 0"
                   : "+r"(x0)
                   : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
                   : "memory");
  return x0;
}
#else
#error "no system calls known for this processor"
#endif

#define CALL(n, a, b, c, d, e, f) \
  call6(n, (long) (a), (long) (b), (long) (c), (long) (d), (long) (e), (long) (f))

/* The same on both processors. */
enum {
  AT_FDCWD = -100, AT_SYMLINK_NOFOLLOW = 0x100, AT_EMPTY_PATH = 0x1000, STATX_BASIC_STATS = 0x7ff, STATX_MNT_ID = 0x1000,
  O_RDONLY = 0, O_WRONLY = 01, O_CREAT = 0100, O_EXCL = 0200, O_NONBLOCK = 04000,
  O_CLOEXEC = 02000000
};
enum {
  ENOENT = 2, EINTR = 4, EEXIST = 17, EXDEV = 18, ENOTDIR = 20, EISDIR = 21, EINVAL = 22,
  ENAMETOOLONG = 36, ENOSYS = 38, EOPNOTSUPP = 95, ESTALE = 116
};
enum { POLLPRI = 2, POLLERR = 8, POLLNVAL = 32 };
enum { S_IFMT = 0170000, S_IFDIR = 0040000, S_IFREG = 0100000 };
#define PATH_SPACE 4096
#define COPY_BUFFER 65536

struct timestamp {
  jlong seconds;
  unsigned nanos;
  int pad;
};

struct statx {
  unsigned mask, blksize;
  unsigned long long attributes;
  unsigned nlink, uid, gid;
  unsigned short mode, pad1;
  unsigned long long ino, size, blocks, attributes_mask;
  struct timestamp atime, btime, ctime, mtime;
  unsigned rdev_major, rdev_minor, dev_major, dev_minor;
  unsigned long long mount;
  unsigned long long spare[13];
};

/* What identifies the content of a file; the order of Posix.Stamp. */
struct stamp {
  jlong device, inode, size, mtime, ctime;
};

/* As struct stat has it, which is what the JDK tells. */
static inline jlong device(unsigned major, unsigned minor) {
  return (jlong) (((unsigned long long) (major & 0xfffff000u) << 32) | ((major & 0xfffu) << 8)
                  | ((unsigned long long) (minor & 0xffffff00u) << 12) | (minor & 0xffu));
}

static inline jlong nanos(struct timestamp time) {
  jlong result;
  if (__builtin_mul_overflow(time.seconds, (jlong) 1000000000, &result)
      || __builtin_add_overflow(result, (jlong) time.nanos, &result)) {
    return time.seconds < 0 ? (jlong) (1ull << 63) : (jlong) ((1ull << 63) - 1);
  }
  return result;
}

static inline struct stamp stamp_of(const struct statx *found) {
  struct stamp result = {device(found->dev_major, found->dev_minor), (jlong) found->ino,
                         (jlong) found->size, nanos(found->mtime), nanos(found->ctime)};
  return result;
}

static inline int same(const struct stamp *one, const struct stamp *other) {
  return one->device == other->device && one->inode == other->inode && one->size == other->size
         && one->mtime == other->mtime && one->ctime == other->ctime;
}

/* 0 or an error number. */
static inline int look(const char *path, int flags, struct statx *into) {
  return (int) -CALL(SYS_statx, AT_FDCWD, path, flags, STATX_BASIC_STATS, into, 0);
}

/* Copies a path of Java's, which ends with its own length; 0 or an error number. */
static inline int copy_path(JNIEnv *env, jbyteArray path, char *into) {
  jsize length = (*env)->GetArrayLength(env, path);
  if (length >= PATH_SPACE) {
    return ENAMETOOLONG;
  }
  (*env)->GetByteArrayRegion(env, path, 0, length, (jbyte *) into);
  into[length] = 0;
  return 0;
}

#endif
