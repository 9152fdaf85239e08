/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.setting.AsciiCase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three ways a message goes over the wire; a daemon answers in the one it was asked in. */
public enum WireFormat {
  /** Length, version 15, bincode. */
  BINCODE_V15,
  /** Length, version 16, protobuf. */
  PROTOBUF_V16,
  /** The broker's marker and length, a broker frame, protobuf in it. */
  FRAME_V1;

  /**
   * The format that a value of {@code ZCCACHE_DAEMON_WIRE} asks for, protobuf if it leaves the
   * choice open, or nothing if it names none.
   */
  public static Optional<WireFormat> chosenBy(@Nullable String value) {
    return switch (AsciiCase.lower(value == null ? "" : value.trim())) {
      case "", "auto", "prost", "prost-v16", "v16" -> Optional.of(PROTOBUF_V16);
      case "bincode", "bincode-v15", "v15" -> Optional.of(BINCODE_V15);
      case "frame", "frame-v1" -> Optional.of(FRAME_V1);
      default -> Optional.empty();
    };
  }
}
