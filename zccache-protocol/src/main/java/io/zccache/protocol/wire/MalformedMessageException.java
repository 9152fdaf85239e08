/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/** Bytes from a peer that are no message; the one exception that all decoding ends in. */
public final class MalformedMessageException extends Exception {
  private final Kind kind;
  private final String reason;
  private final String requestId;
  private final long version;

  private MalformedMessageException(Kind kind, String message, String requestId, long version) {
    super(message);
    this.kind = kind;
    this.reason = message;
    this.requestId = requestId;
    this.version = version;
  }

  /** What is wrong, by what is to be done about it. */
  public enum Kind {
    /** The frame says it is longer than a frame may be: close the connection. */
    TOO_LARGE,
    /** A whole frame of another protocol version: say so in bincode, close the connection. */
    VERSION_MISMATCH,
    /** The bytes follow no format: close the connection. */
    UNDECODABLE,
    /** The bytes follow the format but say nothing sensible: answer an error, go on. */
    UNCONVERTIBLE
  }

  /** A frame of {@code length} bytes. */
  public static MalformedMessageException tooLarge(long length) {
    return new MalformedMessageException(
        Kind.TOO_LARGE, "message too large: " + length + " bytes", "", 0);
  }

  /** A frame of the version {@code received}, unsigned 32-bit. */
  public static MalformedMessageException versionMismatch(long received) {
    return new MalformedMessageException(
        Kind.VERSION_MISMATCH,
        "protocol version mismatch: expected v16, received v"
            + received
            + ". Run `zccache stop` first.",
        "",
        received);
  }

  /** Bytes that follow no format. */
  public static MalformedMessageException undecodable(String reason) {
    return new MalformedMessageException(
        Kind.UNDECODABLE, "deserialization error: " + reason, "", 0);
  }

  /** A request or response whose values make no message; {@code requestId} as it came. */
  public static MalformedMessageException unconvertible(String reason, String requestId) {
    return new MalformedMessageException(Kind.UNCONVERTIBLE, reason, requestId, 0);
  }

  /** What is wrong, in words; the same as the message. */
  public String reason() {
    return reason;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The request id to answer with, empty if there was none. */
  public String requestId() {
    return requestId;
  }

  /** The version received, unsigned 32-bit, where that is what is wrong. */
  public long receivedVersion() {
    return version;
  }
}
