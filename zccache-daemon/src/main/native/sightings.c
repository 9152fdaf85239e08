/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Looks in one call at all that was sighted before: Posix.firstChanged. The form of the bytes is that of
 * io.zccache.daemon.natives.Sightings.
 */
#include "linux.h"

#define WINDOW 32768
#define MOST_NAMES 1024
#define LIST_BUFFER 32768

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
