/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.protocol.Utf8;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which variables decide what becomes of a request. Each request has the same dozens of names, so
 * what was found of a name is kept. Any thread may call.
 */
final class DecidingVariables {
  /** More names than builds have; whoever makes up new ones has each looked at. */
  private static final int MOST = 2_000;

  private static final Map<Utf8, Boolean> KNOWN = new ConcurrentHashMap<>();

  private DecidingVariables() {}

  /** Whether a variable is one. */
  static boolean has(Utf8 name) {
    Boolean known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    boolean decides = Planner.matters(name.text());
    if (KNOWN.size() < MOST) {
      // A copy: the name is a part of a whole message.
      KNOWN.put(Utf8.of(name.text()), decides);
    }
    return decides;
  }
}
