/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a planned run says on one stream. It is passed on as it comes, or kept until the daemon has
 * judged the run; its beginning is kept in any case. Nothing that names the run's private folder is
 * ever passed on as it comes: from there on the tool itself, run in place, would speak differently.
 */
final class Speech {
  /** So much of the beginning is kept. */
  static final int LIMIT = 512 * 1024;

  private static final int FIRST_ROOM = 4096;

  private final Host host;
  private final int stream;
  private final byte[] folder;
  private final boolean streams;

  private byte[] kept = new byte[0];
  private int keptLength;

  /** How many bytes were heard, and how many of them were passed on. */
  private long heard;

  private long passed;

  /** How many of the last bytes are the beginning of the folder's name. */
  private int matched;

  private boolean namesFolder;

  /** What is kept beyond the beginning, where nothing is passed on. */
  private @Nullable Spool rest;

  private boolean lost;
  private @Nullable String trouble;

  /**
   * @param stream where it is passed on to: {@link Host#OUT} or {@link Host#ERROR}
   * @param folder the private folder; empty if there is none
   * @param streams whether it is passed on as it comes
   */
  Speech(Host host, int stream, byte[] folder, boolean streams) {
    this.host = host;
    this.stream = stream;
    this.folder = folder;
    this.streams = streams;
  }

  /** More of it. */
  void hear(byte[] bytes, int length) {
    keep(bytes, length);
    int before = matched;
    boolean named = namesFolder;
    int clean = named ? 0 : search(bytes, length);
    heard += length;
    if (streams && !named) {
      pass(bytes, before, clean);
    }
  }

  /** No more will come. What was held back since it could have become the folder's name did not. */
  void end() {
    if (streams && !namesFolder) {
      write(folder, matched);
      matched = 0;
    }
  }

  private void keep(byte[] bytes, int length) {
    int taken = Math.min(length, LIMIT - keptLength);
    if (keptLength + taken > kept.length) {
      int room = Math.max(Math.max(kept.length * 2, FIRST_ROOM), keptLength + taken);
      kept = Arrays.copyOf(kept, Math.min(room, LIMIT));
    }
    System.arraycopy(bytes, 0, kept, keptLength, taken);
    keptLength += taken;
    if (taken < length && !streams) {
      if (rest == null) {
        rest = host.spool();
      }
      lost |= rest == null || !rest.write(bytes, taken, length - taken);
    }
  }

  /**
   * Looks for the folder's name.
   *
   * @return how many bytes, from what was held back on, can be passed on
   */
  private int search(byte[] bytes, int length) {
    int held = matched;
    for (int i = 0; i < length; i++) {
      while (matched > 0 && bytes[i] != folder[matched]) {
        matched = shorter(matched);
      }
      if (folder.length > 0 && bytes[i] == folder[matched]) {
        matched++;
      }
      if (folder.length > 0 && matched == folder.length) {
        namesFolder = true;
        return held + i + 1 - folder.length;
      }
    }
    return held + length - matched;
  }

  /** The next shorter beginning of the name that is also the end of one of that length. */
  private int shorter(int length) {
    for (int size = length - 1; size > 0; size--) {
      int i = 0;
      while (i < size && folder[i] == folder[length - size + i]) {
        i++;
      }
      if (i == size) {
        return size;
      }
    }
    return 0;
  }

  /** Passes on that many bytes, of which the first were held back and are the name's beginning. */
  private void pass(byte[] bytes, int held, int count) {
    write(folder, Math.min(held, count));
    write(bytes, count - held);
  }

  private void write(byte[] bytes, int count) {
    if (count > 0) {
      passed += count;
      if (trouble == null) {
        trouble = host.write(stream, bytes, 0, count);
      }
    }
  }

  /** Passes on what is kept; the system's words if something could not be passed on, else null. */
  @Nullable String relay() {
    if (!streams) {
      write(kept, keptLength);
      if (rest != null && trouble == null) {
        trouble = rest.copyTo(stream);
      }
    }
    return trouble;
  }

  /** Whether all of it is kept. */
  boolean isWhole() {
    return heard == keptLength;
  }

  /** All of it, if it is kept. */
  Bytes whole() {
    return isWhole() ? Bytes.wrap(kept, 0, keptLength) : Bytes.EMPTY;
  }

  /** Whether it named the folder. */
  boolean namesFolder() {
    return namesFolder;
  }

  /** Whether there was no room for what must be kept. */
  boolean isLost() {
    return lost;
  }

  /** How many bytes were passed on. */
  long passed() {
    return passed;
  }

  /** How many of the bytes that were passed on, from its beginning, are those of {@code bytes}. */
  int sameAs(long position, byte[] bytes, int length) {
    int same = 0;
    while (same < length && position + same < passed && isSame(position + same, bytes[same])) {
      same++;
    }
    return same;
  }

  /** What is not kept any more is taken to be the same. */
  private boolean isSame(long position, byte value) {
    return position >= keptLength || kept[(int) position] == value;
  }
}
