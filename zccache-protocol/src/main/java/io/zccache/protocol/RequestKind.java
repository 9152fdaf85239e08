/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.Optional;

/**
 * The requests by name and number. The first 19 have the numbers of zccache 1.12.6; our own begin
 * at 1000, so the two never meet.
 */
public enum RequestKind {
  PING(0, "control-ping"),
  SHUTDOWN(1, "control-shutdown"),
  STATUS(2, "control-status"),
  LOOKUP(3, "lookup"),
  STORE(4, "store"),
  SESSION_START(5, "session-start"),
  COMPILE(6, "compile"),
  SESSION_END(7, "session-end"),
  CLEAR(8, "control-clear"),
  COMPILE_EPHEMERAL(9, "compile-ephemeral"),
  LINK_EPHEMERAL(10, "link-ephemeral"),
  SESSION_STATS(11, "session-stats"),
  FINGERPRINT_CHECK(12, "fingerprint-check"),
  FINGERPRINT_MARK_SUCCESS(13, "fingerprint-mark-success"),
  FINGERPRINT_MARK_FAILURE(14, "fingerprint-mark-failure"),
  FINGERPRINT_INVALIDATE(15, "fingerprint-invalidate"),
  LIST_RUST_ARTIFACTS(16, "list-rust-artifacts"),
  GENERIC_TOOL_EXEC(17, "generic-tool-exec"),
  RELEASE_WORKTREE_HANDLES(18, "control-release-worktree-handles"),
  REPORT(1000, "report"),
  EXPLAIN(1001, "explain"),
  MISSES(1002, "misses"),
  RAN(1003, "ran"),
  UNITS(1004, "units");

  private static final RequestKind[] ALL = values();

  private final int variant;
  private final String requestId;

  RequestKind(int variant, String requestId) {
    this.variant = variant;
    this.requestId = requestId;
  }

  /** The message that has this index in bincode, if any. */
  public static Optional<RequestKind> ofVariant(long variant) {
    for (RequestKind kind : ALL) {
      if (kind.variant == variant) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The message whose body has this field in protobuf, if any. */
  public static Optional<RequestKind> ofField(int field) {
    return ofVariant(field - 1L);
  }

  /** The variant index in bincode. */
  public int variant() {
    return variant;
  }

  /** The number of the body's field in protobuf. */
  public int field() {
    return variant + 1;
  }

  /** The request id that clients send with it where the format has one. */
  public String requestId() {
    return requestId;
  }
}
