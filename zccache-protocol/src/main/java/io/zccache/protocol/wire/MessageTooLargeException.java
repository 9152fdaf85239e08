/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/** A message that does not fit into a frame, so that no peer would read it. */
public final class MessageTooLargeException extends Exception {
  MessageTooLargeException(long atLeast) {
    super("the message has at least " + atLeast + " bytes, more than a frame may have");
  }
}
