/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CoverageNotesTest {
  @Test
  void areOf_objectWithTheStamp_yes() {
    assertThat(CoverageNotes.areOf(bytes("oncg*22Bstmp...."), bytes("..stmp.."))).isTrue();
  }

  @Test
  void areOf_objectOfAnotherRun_no() {
    assertThat(CoverageNotes.areOf(bytes("oncg*22Bstmp...."), bytes("oncg*22B...."))).isFalse();
  }

  @Test
  void areOf_notesCutWithinTheStamp_no() {
    assertThat(CoverageNotes.areOf(bytes("oncg*22Bstm"), bytes("stm"))).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
