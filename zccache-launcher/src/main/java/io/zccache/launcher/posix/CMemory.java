/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * Memory that C may keep, as it does not move. Cut from a few large pieces and never given back:
 * what counts in a process of a quarter of a millisecond is how many pages it touches. For the same
 * reason the pieces come from the system itself: malloc would write to pages of its own.
 */
final class CMemory {
  private static final int PIECE = 1 << 15;
  private static final int ALIGNMENT = 16;
  static final int PATH_SIZE = 4096;

  private final int readable = Macro.protRead();
  private final int writable = Macro.protWrite();
  private final int ours = Macro.mapPrivate();
  private final int zeros = Macro.mapAnonymous();
  private Address piece = map(PIECE);
  private int used;
  private @Nullable Address path;

  /** Memory of that size, which holds anything. */
  Address take(long size) {
    if (size > PIECE / 2) {
      return map(size);
    }
    if (size > PIECE - used) {
      piece = map(PIECE);
      used = 0;
    }
    Address taken = piece.add(used);
    used = (used + (int) size + ALIGNMENT - 1) & -ALIGNMENT;
    return taken;
  }

  /** Memory of that size, which holds zeros. */
  Address zeros(int size) {
    Address taken = take(size);
    Address.fillZero(taken, size);
    return taken;
  }

  /** The path with a zero at its end; good until the next path. */
  Address path(FilePath file) {
    byte[] bytes = file.toBytes();
    if (bytes.length >= PATH_SIZE) {
      return text(bytes);
    }
    Address room = roomForPath();
    copy(bytes, room);
    return room;
  }

  /** Memory of {@link #PATH_SIZE}; good until the next path. */
  Address roomForPath() {
    Address room = path;
    if (room == null) {
      // Only now: what the ports keep is in the page before it, and often it is the only page.
      room = take(PATH_SIZE);
      path = room;
    }
    return room;
  }

  private Address map(long size) {
    return Posix.mmap(null, size, readable | writable, ours | zeros, -1, 0);
  }

  /** The bytes with a zero at their end. */
  Address text(byte[] bytes) {
    Address text = take(bytes.length + 1L);
    copy(bytes, text);
    return text;
  }

  /** The text, which is ASCII, with a zero at its end. */
  Address text(String text) {
    return text(FilePath.of(text).toBytes());
  }

  /** Pointers to all texts, with a null at their end. */
  Address list(List<byte[]> texts) {
    Address list = take((texts.size() + 1L) * Address.sizeOf());
    for (int i = 0; i < texts.size(); i++) {
      list.add(i * Address.sizeOf()).putAddress(text(texts.get(i)));
    }
    list.add(texts.size() * Address.sizeOf()).putLong(0);
    return list;
  }

  private static void copy(byte[] bytes, Address target) {
    Address.moveMemoryBlock(Address.ofData(bytes), target, bytes.length);
    target.add(bytes.length).putByte((byte) 0);
  }
}
