/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.Optional;

/**
 * The responses by name and number. The first 18 have the numbers of zccache 1.12.6; our own begin
 * at 1000, so the two never meet.
 */
public enum ResponseKind {
  PONG(0),
  SHUTTING_DOWN(1),
  STATUS(2),
  LOOKUP_RESULT(3),
  STORE_RESULT(4),
  SESSION_STARTED(5),
  COMPILE_RESULT(6),
  SESSION_ENDED(7),
  LINK_RESULT(8),
  ERROR(9),
  CLEARED(10),
  SESSION_STATS_RESULT(11),
  FINGERPRINT_CHECK_RESULT(12),
  FINGERPRINT_ACK(13),
  RUST_ARTIFACT_LIST(14),
  GENERIC_TOOL_EXEC_RESULT(15),
  BACKPRESSURE(16),
  RELEASE_WORKTREE_HANDLES_RESULT(17),
  DECLINED(1000),
  AT_WORK(1001),
  REPORT_RESULT(1002),
  PLAN(1003),
  EXPLANATION(1004),
  MISS_LIST(1005),
  UNIT_LIST(1006);

  private static final ResponseKind[] ALL = values();

  private final int variant;

  ResponseKind(int variant) {
    this.variant = variant;
  }

  /** The message that has this index in bincode, if any. */
  public static Optional<ResponseKind> ofVariant(long variant) {
    for (ResponseKind kind : ALL) {
      if (kind.variant == variant) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The message whose body has this field in protobuf, if any. */
  public static Optional<ResponseKind> ofField(int field) {
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
}
