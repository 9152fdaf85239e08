/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.lifecycle.Ticker;

/**
 * The room for what clients send and for what they are sent.
 *
 * @param requests taken from the first bytes of a large request to its answer
 * @param answers taken while a large answer is written
 */
record Rooms(Room requests, Room answers) {
  /** As much as there is capacity for. */
  static Rooms of(Capacity capacity, Ticker ticker) {
    return new Rooms(
        new Room(capacity.requestBytes(), ticker), new Room(capacity.answerBytes(), ticker));
  }
}
