/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** The version numbers that travel on the wire. */
public final class ProtocolVersions {
  /** What {@code Status.version} says, and what the reference's client wants to hear. */
  public static final String PRODUCT = "1.12.6";

  /** The version field of a bincode frame. */
  public static final int BINCODE = 15;

  /** The version field of a protobuf frame. */
  public static final int PROTOBUF = 16;

  /** The newest version of our own extension, see {@code docs/protocol.md}. */
  public static final int EXTENSION = 2;

  /** The first version of our extension in which a client runs the compiler of a miss itself. */
  public static final int PLANS = 2;

  private ProtocolVersions() {}
}
