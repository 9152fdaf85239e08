/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads of a shared library in which folders what it needs is looked for: its {@code RPATH} and
 * {@code RUNPATH}. Pure.
 */
public final class RunPaths {
  /** How many bytes of a file tell what it is. */
  public static final int HEAD = 32;

  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
  private static final int SHARED = 3;
  private static final int LOADED = 1;
  private static final int NEEDED = 1;
  private static final int DYNAMIC = 2;
  private static final int STRINGS = 5;
  private static final int RPATH = 15;
  private static final int RUNPATH = 29;

  private final ByteBuffer file;
  private final boolean wide;

  private RunPaths(ByteBuffer file, boolean wide) {
    this.file = file;
    this.wide = wide;
  }

  /** Whether a content is that of an ELF file. */
  public static boolean isElf(byte[] content) {
    return content.length > 20
        && content[0] == MAGIC[0]
        && content[1] == MAGIC[1]
        && content[2] == MAGIC[2]
        && content[3] == MAGIC[3];
  }

  /** Whether an ELF file is a shared library, or a program that is linked like one. */
  public static boolean isShared(byte[] content) {
    return content[content[5] == 2 ? 17 : 16] == SHARED;
  }

  /**
   * The folders that an ELF file names, none if it is no shared library; empty if it is damaged,
   * made for a machine that is not known here, or needs a library that it names with its folder.
   */
  public static Optional<List<String>> of(byte[] content) {
    boolean wide = content[4] == 2;
    ByteBuffer file =
        ByteBuffer.wrap(content)
            .order(content[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    try {
      return new RunPaths(file, wide).read();
    } catch (IndexOutOfBoundsException | ArithmeticException damaged) {
      return Optional.empty();
    }
  }

  /** One part of the file as the loader sees it. */
  private record Segment(int type, long offset, long address, long size) {}

  private Optional<List<String>> read() {
    if (file.getShort(16) != SHARED) {
      return Optional.of(List.of());
    }
    List<Segment> segments = segments();
    List<String> folders = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.type() == DYNAMIC && !addFolders(segment, segments, folders)) {
        return Optional.empty();
      }
    }
    return Optional.of(folders);
  }

  private List<Segment> segments() {
    long start = word(wide ? 32 : 28);
    int size = file.getShort(wide ? 54 : 42) & 0xFFFF;
    int count = file.getShort(wide ? 56 : 44) & 0xFFFF;
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = start + (long) i * size;
      segments.add(
          new Segment(
              file.getInt(index(at)),
              word(at + (wide ? 8 : 4)),
              word(at + (wide ? 16 : 8)),
              word(at + (wide ? 32 : 16))));
    }
    return segments;
  }

  /** Whether none is needed by a path, which is looked for below each folder. */
  private boolean addFolders(Segment dynamic, List<Segment> segments, List<String> folders) {
    int entry = wide ? 16 : 8;
    long strings = -1;
    List<Long> paths = new ArrayList<>();
    List<Long> needed = new ArrayList<>();
    for (long at = dynamic.offset(); at < dynamic.offset() + dynamic.size(); at += entry) {
      long tag = word(at);
      long value = word(at + entry / 2);
      if (tag == STRINGS) {
        strings = offset(value, segments);
      } else if (tag == RPATH || tag == RUNPATH) {
        paths.add(value);
      } else if (tag == NEEDED) {
        needed.add(value);
      } else if (tag == 0) {
        break;
      }
    }
    for (long name : needed) {
      if (text(strings + name).contains("/")) {
        return false;
      }
    }
    for (long path : paths) {
      folders.addAll(List.of(text(strings + path).split(":", -1)));
    }
    return true;
  }

  private static long offset(long address, List<Segment> segments) {
    for (Segment segment : segments) {
      if (segment.type() == LOADED
          && address >= segment.address()
          && address < segment.address() + segment.size()) {
        return segment.offset() + address - segment.address();
      }
    }
    throw new IndexOutOfBoundsException("no segment holds address " + address);
  }

  private String text(long start) {
    int end = index(start);
    while (file.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - index(start)];
    file.get(index(start), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long word(long at) {
    return wide ? file.getLong(index(at)) : file.getInt(index(at)) & 0xFFFFFFFFL;
  }

  private static int index(long at) {
    return Math.toIntExact(at);
  }
}
