/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.Objects;

/** One variable of the environment a tool is to run in. */
public record EnvVar(Utf8 name, Utf8 value) {
  /** Both are there, possibly empty. */
  public EnvVar {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  /** The variable {@code name} with {@code value}. */
  public static EnvVar of(String name, String value) {
    return new EnvVar(Utf8.of(name), Utf8.of(value));
  }
}
