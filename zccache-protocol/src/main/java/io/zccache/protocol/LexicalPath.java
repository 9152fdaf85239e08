/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * Paths as bytes, cleaned without a look at the disk: {@code .} components, repeated and trailing
 * slashes disappear, {@code name/..} pairs cancel, a {@code ..} that leads a relative path or
 * stands directly under the root stays. The empty path and {@code .} are the empty path.
 */
public final class LexicalPath {
  private static final byte SLASH = '/';
  private static final byte DOT = '.';

  private LexicalPath() {}

  /** Whether {@code path} begins at the root. */
  public static boolean isAbsolute(Bytes path) {
    return !path.isEmpty() && path.byteAt(0) == SLASH;
  }

  /** The cleaned form of {@code path}; the same object if it was clean. */
  public static Bytes normalize(Bytes path) {
    if (isNormal(path)) {
      return path;
    }
    byte[] out = new byte[path.length];
    int length = clean(path, out);
    return Bytes.wrap(out, 0, length);
  }

  /** {@code path} below {@code folder}, cleaned; {@code path} alone if it is absolute. */
  public static Bytes resolve(Bytes folder, Bytes path) {
    if (isAbsolute(path) || folder.isEmpty()) {
      return normalize(path);
    }
    byte[] joined = new byte[folder.length + 1 + path.length];
    folder.copyTo(joined, 0);
    joined[folder.length] = SLASH;
    path.copyTo(joined, folder.length + 1);
    return normalize(Bytes.wrap(joined));
  }

  /** Whether {@link #normalize} would change nothing. */
  static boolean isNormal(ByteSlice path) {
    int end = path.offset + path.length;
    int at = path.offset;
    if (at < end && path.array[at] == SLASH) {
      at++;
    } else if (at == end) {
      return true;
    }
    while (at < end) {
      int stop = componentEnd(path.array, at, end);
      int size = stop - at;
      // A leading ".." may be right or wrong; the slow way decides.
      if (size == 0 || stop + 1 == end || isDots(path.array, at, size)) {
        return false;
      }
      at = stop + 1;
    }
    return true;
  }

  /** Writes the cleaned form into {@code out}, which is as long as the path, and says how long. */
  static int clean(ByteSlice path, byte[] out) {
    byte[] in = path.array;
    int end = path.offset + path.length;
    int at = path.offset;
    int root = 0;
    if (at < end && in[at] == SLASH) {
      out[0] = SLASH;
      root = 1;
    }
    int length = root;
    while (at < end) {
      int stop = componentEnd(in, at, end);
      int size = stop - at;
      if (size == 2 && in[at] == DOT && in[at + 1] == DOT && endsWithName(out, root, length)) {
        length = lastComponent(out, root, length);
        length = length > root ? length - 1 : root;
      } else if (size > 0 && !(size == 1 && in[at] == DOT)) {
        if (length > root) {
          out[length++] = SLASH;
        }
        System.arraycopy(in, at, out, length, size);
        length += size;
      }
      at = stop + 1;
    }
    return length;
  }

  private static boolean endsWithName(byte[] out, int root, int length) {
    int start = lastComponent(out, root, length);
    int size = length - start;
    return size > 0 && !(size == 2 && out[start] == DOT && out[start + 1] == DOT);
  }

  private static int lastComponent(byte[] out, int root, int length) {
    int start = length;
    while (start > root && out[start - 1] != SLASH) {
      start--;
    }
    return start;
  }

  private static int componentEnd(byte[] in, int from, int end) {
    int stop = from;
    while (stop < end && in[stop] != SLASH) {
      stop++;
    }
    return stop;
  }

  private static boolean isDots(byte[] in, int at, int size) {
    return in[at] == DOT && (size == 1 || (size == 2 && in[at + 1] == DOT));
  }
}
