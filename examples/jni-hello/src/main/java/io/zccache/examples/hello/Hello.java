/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.hello;

import java.util.Objects;

/** A greeting that is put together in C. */
public final class Hello {
  static {
    System.loadLibrary("jnihello");
  }

  private Hello() {}

  /** Greets {@code name}, which must not be null; the text comes back from the native library. */
  public static String greet(String name) {
    return greetNative(Objects.requireNonNull(name, "name"));
  }

  private static native String greetNative(String name);
}
