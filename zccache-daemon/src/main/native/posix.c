/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The natives of io.zccache.daemon.natives.Posix: system calls of Linux, made without a C library, so
 * that one file fits every JVM, whichever C library it was linked with. Nothing here keeps state or
 * allocates, and no Java array is pinned over a system call: a file system may take its time, and
 * the collector must not wait for it.
 */
#include "sha256.h"

#include <jni.h>

#if defined(__x86_64__)
enum {
  SYS_read = 0, SYS_write = 1, SYS_close = 3, SYS_ioctl = 16, SYS_fchmod = 91,
  SYS_getdents64 = 217, SYS_openat = 257, SYS_unlinkat = 263, SYS_ppoll = 271, SYS_renameat2 = 316, SYS_copy_file_range = 326,
  SYS_statx = 332
};
enum { O_DIRECTORY = 0200000, O_NOFOLLOW = 0400000 };

static long call6(long n, long a, long b, long c, long d, long e, long f) {
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
  SYS_read = 63, SYS_write = 64, SYS_close = 57, SYS_ioctl = 29, SYS_fchmod = 52,
  SYS_getdents64 = 61, SYS_openat = 56, SYS_unlinkat = 35, SYS_ppoll = 73, SYS_renameat2 = 276, SYS_copy_file_range = 285,
  SYS_statx = 291
};
enum { O_DIRECTORY = 040000, O_NOFOLLOW = 0100000 };

static long call6(long n, long a, long b, long c, long d, long e, long f) {
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
#define FICLONE 0x40049409
#define PATH_SPACE 4096
#define WINDOW 32768
#define COPY_BUFFER 65536
#define MOST_NAMES 1024
#define LIST_BUFFER 32768

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
static jlong device(unsigned major, unsigned minor) {
  return (jlong) (((unsigned long long) (major & 0xfffff000u) << 32) | ((major & 0xfffu) << 8)
                  | ((unsigned long long) (minor & 0xffffff00u) << 12) | (minor & 0xffu));
}

static jlong nanos(struct timestamp time) {
  jlong result;
  if (__builtin_mul_overflow(time.seconds, (jlong) 1000000000, &result)
      || __builtin_add_overflow(result, (jlong) time.nanos, &result)) {
    return time.seconds < 0 ? (jlong) (1ull << 63) : (jlong) ((1ull << 63) - 1);
  }
  return result;
}

static struct stamp stamp_of(const struct statx *found) {
  struct stamp result = {device(found->dev_major, found->dev_minor), (jlong) found->ino,
                         (jlong) found->size, nanos(found->mtime), nanos(found->ctime)};
  return result;
}

static int same(const struct stamp *one, const struct stamp *other) {
  return one->device == other->device && one->inode == other->inode && one->size == other->size
         && one->mtime == other->mtime && one->ctime == other->ctime;
}

/* 0 or an error number. */
static int look(const char *path, int flags, struct statx *into) {
  return (int) -CALL(SYS_statx, AT_FDCWD, path, flags, STATX_BASIC_STATS, into, 0);
}

/* Copies a path of Java's, which ends with its own length; 0 or an error number. */
static int copy_path(JNIEnv *env, jbyteArray path, char *into) {
  jsize length = (*env)->GetArrayLength(env, path);
  if (length >= PATH_SPACE) {
    return ENAMETOOLONG;
  }
  (*env)->GetByteArrayRegion(env, path, 0, length, (jbyte *) into);
  into[length] = 0;
  return 0;
}

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

/* The kinds of Sightings. */
enum { A_FILE = 1, NOTHING = 2, NO_ENTRY = 3, A_FOLDER = 4, NO_ENTRIES = 5, IDENTITY = 6 };

/* Names that a folder must not have, in order; one after the other, each ends with 0. */
struct names {
  const char *text;
  unsigned count;
  unsigned short at[MOST_NAMES];
};

static unsigned lower(char c) {
  return c >= 'A' && c <= 'Z' ? (unsigned) c + 32 : (unsigned char) c;
}

/* The order of names, without the difference of case. */
static int order(const char *one, const char *other) {
  while (*one != 0 && lower(*one) == lower(*other)) {
    one++;
    other++;
  }
  return (int) lower(*one) - (int) lower(*other);
}

static int is_among(const struct names *names, const char *name) {
  unsigned low = 0;
  unsigned high = names->count;
  while (low < high) {
    unsigned middle = (low + high) / 2;
    int side = order(name, names->text + names->at[middle]);
    if (side == 0) {
      return 1;
    }
    if (side < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return 0;
}

/* Whether an entry may be one of the names: as they are, or in a folder that makes no difference of
   case, which may hold some letters beyond ASCII for equal to letters of ASCII. */
static int may_be_among(const struct names *names, const char *entry) {
  for (const char *c = entry; *c != 0; c++) {
    if ((unsigned char) *c >= 0x80) {
      return 1;
    }
  }
  return is_among(names, entry);
}

/* Whether a folder's list of entries tells that it has none of the names. A list that is much longer
   than the names is not read to its end: looking at each name is quicker then. */
static int lists_none(const char *folder, const struct names *names) {
  char list[LIST_BUFFER];
  int file =
      (int) CALL(SYS_openat, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC, 0, 0, 0);
  if (file < 0) {
    return file == -ENOENT || file == -ENOTDIR;
  }
  long most = 4l * names->count * 32;
  long got;
  int none = 1;
  while (none && (got = CALL(SYS_getdents64, file, list, sizeof list, 0, 0, 0)) != 0) {
    most -= got;
    none = got > 0 && most >= 0;
    /* inode: 8 bytes, offset: 8, length of the entry: 2, type: 1, name */
    for (long at = 0; none && at < got;) {
      unsigned short length;
      __builtin_memcpy(&length, list + at + 16, sizeof length);
      none = length > 19 && !may_be_among(names, list + at + 19);
      at += length;
    }
  }
  CALL(SYS_close, file, 0, 0, 0, 0, 0);
  return none;
}

/* Whether one of the names has appeared in a folder. */
static int appeared(const char *folder, const struct names *names) {
  struct statx found;
  char path[2 * PATH_SPACE];
  unsigned length = 0;
  if (lists_none(folder, names)) {
    return 0;
  }
  while (folder[length] != 0) {
    if (length == PATH_SPACE) {
      return 1;
    }
    path[length] = folder[length];
    length++;
  }
  path[length++] = '/';
  for (unsigned i = 0; i < names->count; i++) {
    const char *name = names->text + names->at[i];
    unsigned end = length;
    do {
      path[end++] = *name;
    } while (*name++ != 0 && end < sizeof path);
    int error = path[end - 1] == 0 ? look(path, AT_SYMLINK_NOFOLLOW, &found) : ENAMETOOLONG;
    if (error != ENOENT && error != ENOTDIR) {
      return 1;
    }
  }
  return 0;
}

/* Whether a sighting no longer holds. */
static int changed(char kind, const char *path, const struct stamp *stamp) {
  struct statx found;
  int error = look(path, kind == NO_ENTRY || kind == A_FOLDER ? AT_SYMLINK_NOFOLLOW : 0, &found);
  if (kind == NOTHING || kind == NO_ENTRY) {
    return error != ENOENT && error != ENOTDIR;
  }
  if (error != 0) {
    return 1;
  }
  if (kind == A_FOLDER) {
    return (found.mode & S_IFMT) != S_IFDIR;
  }
  struct stamp now = stamp_of(&found);
  if (kind == IDENTITY) {
    return now.device != stamp->device || now.inode != stamp->inode;
  }
  return kind != A_FILE || !same(&now, stamp);
}

/* Where one sighting lies in a window. */
struct sighting {
  char kind;
  const char *path;
  const char *rest;
  unsigned rest_size;
};

/* The size of the sighting at the start of some bytes; 0 if it does not lie in them whole. */
static jint sighting_in(const char *bytes, jint held, struct sighting *into) {
  enum { HEAD = 3, COUNT = 2 };
  if (held < HEAD) {
    return 0;
  }
  jint path = (unsigned char) bytes[1] | (jint) (unsigned char) bytes[2] << 8;
  jint size = HEAD + path + 1;
  into->kind = bytes[0];
  into->path = bytes + HEAD;
  into->rest = bytes + size;
  into->rest_size = 0;
  if (into->kind == A_FILE) {
    into->rest_size = sizeof(struct stamp);
  } else if (into->kind == IDENTITY) {
    into->rest_size = 2 * sizeof(jlong);
  } else if (into->kind == NO_ENTRIES) {
    if (size + COUNT > held) {
      return 0;
    }
    into->rest_size =
        COUNT + ((unsigned char) bytes[size] | (unsigned) (unsigned char) bytes[size + 1] << 8);
  }
  size += (jint) into->rest_size;
  return size > held ? 0 : size;
}

/* Whether a sighting no longer holds; what is malformed does not. */
static int is_past(const struct sighting *sighting) {
  if (sighting->rest[-1] != 0) {
    return 1;
  }
  struct stamp stamp = {0, 0, 0, 0, 0};
  if (sighting->kind == A_FILE) {
    __builtin_memcpy(&stamp, sighting->rest, sizeof stamp);
  } else if (sighting->kind == IDENTITY) {
    __builtin_memcpy(&stamp, sighting->rest, 2 * sizeof(jlong));
  }
  if (sighting->kind != NO_ENTRIES) {
    return changed(sighting->kind, sighting->path, &stamp);
  }
  struct names names = {sighting->rest + 2, 0, {0}};
  unsigned size = sighting->rest_size - 2;
  unsigned start = 0;
  for (unsigned at = 0; at < size; at++) {
    if (names.text[at] == 0) {
      if (names.count == MOST_NAMES) {
        return 1;
      }
      names.at[names.count++] = (unsigned short) start;
      start = at + 1;
    }
  }
  return start != size || appeared(sighting->path, &names);
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_Posix_firstChanged(
    JNIEnv *env, jclass type, jbyteArray sightings, jint length) {
  char window[WINDOW];
  jint index = 0;
  jint at, size;
  (void) type;
  for (jint start = 0; start < length; start += at) {
    /* as much of what is left as fits; each sighting is shorter than a window */
    jint held = length - start < WINDOW ? length - start : WINDOW;
    (*env)->GetByteArrayRegion(env, sightings, start, held, (jbyte *) window);
    struct sighting sighting;
    for (at = 0; (size = sighting_in(window + at, held - at, &sighting)) != 0; at += size) {
      if (is_past(&sighting)) {
        return index;
      }
      index++;
    }
    if (at == 0) {
      return index; /* malformed */
    }
  }
  return -1;
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
