/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Makes keys: hashes a sequence of labelled fields so that no two different sequences give the same
 * bytes. Each field is a label, then each value, all preceded by their length as four bytes, most
 * significant first; a list is preceded by its count. Not thread-safe.
 */
final class KeyHash {
  private final MessageDigest hash = Digest.sha256();

  KeyHash(String tag) {
    text(tag);
  }

  KeyHash field(String label, String value) {
    text(label);
    text(value);
    return this;
  }

  KeyHash field(String label, Digest value) {
    text(label);
    hash.update(value.bytes());
    return this;
  }

  KeyHash field(String label, List<String> values) {
    text(label);
    number(values.size());
    for (String value : values) {
      text(value);
    }
    return this;
  }

  Digest digest() {
    return Digest.finish(hash);
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    hash.update(bytes);
  }

  private void number(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      hash.update((byte) (value >>> shift));
    }
  }
}
