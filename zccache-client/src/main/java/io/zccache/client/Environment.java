/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.setting.Switch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process environment in its native order: entries {@code NAME=value} of bytes. Immutable. */
public final class Environment {
  private final List<byte[]> entries;

  /** Takes the entries as they are; the caller does not change them any more. */
  public Environment(List<byte[]> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The entries; nobody changes them. */
  public List<byte[]> entries() {
    return entries;
  }

  /** The value of the first variable {@code name}; null if it is not set or empty. */
  public byte @Nullable [] get(String name) {
    for (byte[] entry : entries) {
      if (isNamed(entry, name)) {
        byte[] value = valueOf(entry, name.length());
        return value.length == 0 ? null : value;
      }
    }
    return null;
  }

  /** The path in the variable {@code name}; null if it is not set or empty. */
  public @Nullable FilePath path(String name) {
    byte[] value = get(name);
    return value == null ? null : FilePath.of(value);
  }

  /** Whether the variable says that something is on. */
  public boolean isOn(String name) {
    byte[] value = get(name);
    return value != null && Switch.parse(Ascii.text(value)).orElse(Switch.OFF) == Switch.ON;
  }

  /** Whether the variable says neither that something is on nor that it is off. */
  public boolean isNoSwitch(String name) {
    byte[] value = get(name);
    return value != null && Switch.parse(Ascii.text(value)).isEmpty();
  }

  /** The same with {@code name} set to {@code value} in the place it had, or at the end. */
  public Environment with(String name, byte[] value) {
    byte[] head = Ascii.bytes(name + "=");
    byte[] entry = new byte[head.length + value.length];
    System.arraycopy(head, 0, entry, 0, head.length);
    System.arraycopy(value, 0, entry, head.length, value.length);
    List<byte[]> changed = new ArrayList<>(entries);
    for (int i = 0; i < changed.size(); i++) {
      if (isNamed(changed.get(i), name)) {
        changed.set(i, entry);
        return new Environment(changed);
      }
    }
    changed.add(entry);
    return new Environment(changed);
  }

  /**
   * The entries as the wire carries them. What has no {@code =} after its first byte is no variable
   * and left out.
   *
   * @throws MalformedTextException if an entry is not UTF-8
   */
  public List<EnvVar> variables() throws MalformedTextException {
    List<EnvVar> variables = new ArrayList<>(entries.size() + 1);
    for (byte[] entry : entries) {
      int equals = 1;
      while (equals < entry.length && entry[equals] != '=') {
        equals++;
      }
      if (equals < entry.length) {
        variables.add(
            new EnvVar(
                Utf8.wrap(entry, 0, equals),
                Utf8.wrap(entry, equals + 1, entry.length - equals - 1)));
      }
    }
    return variables;
  }

  /** The name of the first variable that is not UTF-8, or null if all are. */
  public @Nullable FilePath malformed() {
    for (byte[] entry : entries) {
      if (!Utf8.isValid(entry, 0, entry.length)) {
        int equals = 0;
        while (equals < entry.length && entry[equals] != '=') {
          equals++;
        }
        byte[] name = new byte[equals];
        System.arraycopy(entry, 0, name, 0, equals);
        return FilePath.of(name);
      }
    }
    return null;
  }

  private static boolean isNamed(byte[] entry, String name) {
    return entry.length > name.length()
        && entry[name.length()] == '='
        && Ascii.startsWith(entry, name);
  }

  private static byte[] valueOf(byte[] entry, int nameLength) {
    byte[] value = new byte[entry.length - nameLength - 1];
    System.arraycopy(entry, nameLength + 1, value, 0, value.length);
    return value;
  }
}
