/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HelloTest {
  @Test
  void greet_name_comesBackFromTheNativeLibrary() {
    assertEquals("Hello Märta, this is C.", Hello.greet("Märta"));
  }
}
