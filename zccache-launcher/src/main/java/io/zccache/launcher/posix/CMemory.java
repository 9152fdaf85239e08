/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import java.util.List;
import org.teavm.interop.Address;

/**
 * Memory that C may keep, as it does not move. Cut from a few large pieces and never given back:
 * what counts in a process of half a millisecond is how many pages it touches.
 */
final class CMemory {
  private static final int PIECE = 1 << 15;
  private static final int ALIGNMENT = 16;
  private static final int PATH_SIZE = 4096;

  private Address piece = Posix.malloc(PIECE);
  private int used;
  private final Address path = take(PATH_SIZE);

  /** Memory of that size, which holds anything. */
  Address take(long size) {
    if (size > PIECE / 2) {
      return Posix.malloc(size);
    }
    if (size > PIECE - used) {
      piece = Posix.malloc(PIECE);
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
    copy(bytes, path);
    return path;
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
