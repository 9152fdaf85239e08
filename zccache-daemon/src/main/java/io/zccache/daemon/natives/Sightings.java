/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was seen at some paths, packed for one native call. Immutable, but whoever holds the bytes
 * promises not to write to them.
 */
public final class Sightings {
  /*
   * One after the other, without gaps:
   *
   *   1 byte    kind
   *   2 bytes   length of the path, least significant first
   *   n bytes   the path
   *   1 byte    0
   *   5 x 8     of a file: device, inode, size, mtime, ctime, in the processor's order
   *   2 x 8     of an identity: device, inode, in the processor's order
   *   2 bytes   of no entries: length of all names, least significant first
   *   n bytes   of no entries: names in order, without the difference of case; each ends with 0
   */
  private static final int FILE = 1;
  private static final int NOTHING = 2;
  private static final int NO_ENTRY = 3;
  private static final int FOLDER = 4;
  private static final int NO_ENTRIES = 5;
  private static final int IDENTITY = 6;

  /** What the natives take at once. */
  private static final int MOST_NAMES = 1000;

  private static final int MOST_NAME_BYTES = 16_000;

  /** As the natives search: by the small letters of ASCII. */
  private static final Comparator<String> BY_LETTERS =
      Comparator.comparing(name -> name.toLowerCase(Locale.ROOT));

  private final byte[] bytes;

  private Sightings(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How much memory they take, in bytes. */
  public int size() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Collects sightings. For one thread. */
  public static final class Builder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Something is at a path, links followed.
     *
     * @param stamp device, inode, size, mtime, ctime
     */
    public void file(PosixPath path, long... stamp) {
      begin(FILE, path);
      numbers(stamp);
    }

    /** A path leads to this file or folder, links followed, whatever is in it. */
    public void identity(PosixPath path, long device, long inode) {
      begin(IDENTITY, path);
      numbers(device, inode);
    }

    /** A path leads to nothing, links followed. */
    public void nothing(PosixPath path) {
      begin(NOTHING, path);
    }

    /** No entry has that path, not even a link that leads nowhere. */
    public void noEntry(PosixPath path) {
      begin(NO_ENTRY, path);
    }

    /** A path is a folder itself, not a link to one. */
    public void folder(PosixPath path) {
      begin(FOLDER, path);
    }

    /**
     * A folder has no entries of these names, links followed to the folder but not beyond.
     *
     * @param names one path element each, of ASCII
     */
    public void noEntries(PosixPath folder, List<String> names) {
      List<byte[]> some = new ArrayList<>();
      int length = 0;
      for (String name : names.stream().sorted(BY_LETTERS).toList()) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (some.size() == MOST_NAMES || length + ascii.length + 1 > MOST_NAME_BYTES) {
          noEntries(folder, some, length);
          some.clear();
          length = 0;
        }
        some.add(ascii);
        length += ascii.length + 1;
      }
      if (!some.isEmpty()) {
        noEntries(folder, some, length);
      }
    }

    private void noEntries(PosixPath folder, List<byte[]> names, int length) {
      begin(NO_ENTRIES, folder);
      bytes.write(length);
      bytes.write(length >> Byte.SIZE);
      for (byte[] name : names) {
        bytes.write(name, 0, name.length);
        bytes.write(0);
      }
    }

    /** All that was collected. */
    public Sightings build() {
      return new Sightings(bytes.toByteArray());
    }

    private void numbers(long... some) {
      ByteBuffer numbers =
          ByteBuffer.allocate(some.length * Long.BYTES).order(ByteOrder.nativeOrder());
      for (long number : some) {
        numbers.putLong(number);
      }
      bytes.write(numbers.array(), 0, numbers.capacity());
    }

    private void begin(int kind, PosixPath path) {
      byte[] name = path.bytes();
      bytes.write(kind);
      bytes.write(name.length);
      bytes.write(name.length >> Byte.SIZE);
      bytes.write(name, 0, name.length);
      bytes.write(0);
    }
  }
}
