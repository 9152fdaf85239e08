/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.compiler.Option.Attachment;
import io.zccache.daemon.compiler.Option.Effect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTableTest {
  @Test
  void rows_bySpelling_areSortedAndUnique() {
    assertThat(OptionTable.ROWS)
        .extracting(Option::spelling)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(spelling -> spelling.startsWith("-"));
  }

  @Test
  void rows_thatDecline_giveAReason() {
    assertThat(OptionTable.ROWS)
        .filteredOn(option -> option.effect() == Effect.DECLINE)
        .hasSizeGreaterThan(50)
        .allMatch(option -> option.reason().isPresent());
  }

  @Test
  void rows_everyOne_findsItself() {
    assertThat(OptionTable.ROWS)
        .allSatisfy(row -> assertThat(OptionTable.find(row.spelling())).isEqualTo(row));
  }

  @Test
  void option_declineWithoutReason_cannotBe() {
    assertThatThrownBy(() -> new Option("-q", Attachment.NONE, Effect.DECLINE, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-Ifoo, -I",
    "-isystemfoo, -isystem",
    "-iwithprefixbeforefoo, -iwithprefixbefore",
    "-Wall, -W",
    "-Wl;-z, -W",
    "-fPIC, -f",
    "-fno-rtti, -fno-",
    "-fprofile-user, -fprofile",
    "-fprofile-use=x, -fprofile-use=",
    "-fno-profile-use, -fno-",
    "-march=native, -march=native",
    "-march=haswell, -m",
    "-gdwarf-5, -gdwarf",
    "-O2, -O2",
    "-undef, -undef",
  })
  void find_longestMatch_wins(String word, String spelling) {
    assertThat(OptionTable.find(word).spelling()).isEqualTo(spelling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--unknown",
        "-funheard-of=file",
        "-fno-unheard-of=file",
        "-gdwarf=x",
        "-O17x",
        "-cc1",
        "-Exyz",
        "-q",
        "--",
        "-ggdb=3"
      })
  void find_noRow_isUnknown(String word) {
    assertThat(OptionTable.find(word)).isEqualTo(Option.UNKNOWN);
  }
}
