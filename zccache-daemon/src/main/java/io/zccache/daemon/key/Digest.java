/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import io.zccache.daemon.natives.NativeSha256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 digest: 32 bytes, printed as 64 lower-case hex digits. Immutable; any thread may use
 * it.
 */
public final class Digest implements Comparable<Digest> {
  /** Length of a digest in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  /** The digest whose 32 bytes are given; they are copied. */
  public static Digest of(byte[] bytes) {
    return new Digest(bytes.clone());
  }

  /** The digest of some content. */
  public static Digest ofContent(byte[] content) {
    return new Digest(sha256().digest(content));
  }

  /** Ends a running hash, as {@link #sha256()} made it, and gives its digest. */
  public static Digest finish(MessageDigest hash) {
    return new Digest(hash.digest());
  }

  /**
   * The digest that 64 hex digits name.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Digest parse(String hex) {
    return new Digest(HexFormat.of().parseHex(hex));
  }

  /** A new running SHA-256. */
  public static MessageDigest sha256() {
    return NativeSha256.start().orElseGet(Digest::fromJdk);
  }

  private static MessageDigest fromJdk() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return (bytes[0] & 0xff) << 24
        | (bytes[1] & 0xff) << 16
        | (bytes[2] & 0xff) << 8
        | (bytes[3] & 0xff);
  }

  @Override
  public String toString() {
    return hex();
  }
}
