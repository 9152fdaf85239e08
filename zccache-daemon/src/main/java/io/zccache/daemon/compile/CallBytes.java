/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for, as bytes: equal for two calls only if the same plan comes of them wherever
 * the files are the same. Variables that decide nothing are left out. Immutable.
 */
final class CallBytes {
  private static final int USUAL_LENGTH = 2048;

  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;
  private final int hash;

  private CallBytes(ToolCall call) {
    add(call.kind().name());
    add(call.client().terminal() ? "terminal" : "");
    // By these an archiver's words name it.
    add(call.client().ours() ? "ours" : "");
    add(call.client().toolName().orElse(""));
    add(call.tool().utf8());
    add(call.cwd().utf8());
    number(call.args().size());
    for (Utf8 argument : call.args()) {
      add(argument);
    }
    addEnvironment(call.env());
    bytes = Arrays.copyOf(bytes, length);
    hash = Arrays.hashCode(bytes);
  }

  /** What a call asks for. */
  static CallBytes of(ToolCall call) {
    return new CallBytes(call);
  }

  /** How many bytes these are. */
  int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private void addEnvironment(@Nullable List<EnvVar> environment) {
    if (environment == null) {
      // The daemon's own, which stays the same.
      number(-1);
      return;
    }
    for (EnvVar entry : environment) {
      if (Planner.matters(entry.name().text())) {
        add(entry.name());
        add(entry.value());
      }
    }
  }

  private void add(String text) {
    add(Utf8.of(text));
  }

  private void add(Utf8 text) {
    number(text.length());
    reserve(text.length());
    text.copyTo(bytes, length);
    length += text.length();
  }

  private void number(int value) {
    reserve(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
