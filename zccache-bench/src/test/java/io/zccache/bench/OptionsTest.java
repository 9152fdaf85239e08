/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final List<Measure> ALL = Catalogue.all(Path.of("gcc"), Path.of("musl-gcc"));

  @Test
  void extent_nothingGiven_isTheUsualOne() {
    assertThat(options().extent()).isEqualTo(new Bench.Extent(15, 3, 100, 1_000_000));
  }

  @Test
  void extent_numbersGiven_isThose() {
    assertThat(
            options("--rounds", "2", "--units", "1", "--warmup", "7", "--requests", "9").extent())
        .isEqualTo(new Bench.Extent(2, 1, 7, 9));
  }

  @Test
  void extent_noPositiveNumber_isRefused() {
    assertThatThrownBy(options("--rounds", "0")::extent)
        .hasMessage("--rounds needs a positive number, not 0");
  }

  @Test
  void measures_namesAndPattern_areThoseInTheCataloguesOrder() {
    assertThat(options("--only", "miss-slow,hit-c2*").measures(ALL))
        .extracting(Measure::name)
        .containsExactly("hit-c20", "hit-c200", "hit-c200-md", "miss-slow");
  }

  @Test
  void measures_unknownName_isRefused() {
    assertThatThrownBy(() -> options("--only", "speed").measures(ALL))
        .hasMessageStartingWith("no measure: speed of [launcher, ");
  }

  @Test
  void peers_someNamed_areOnlyThose() {
    assertThat(options("--peers", "ccache,reference").wantsPeer("reference")).isTrue();
    assertThat(options("--peers", "ccache,reference").wantsPeer("sccache")).isFalse();
    assertThat(options().wantsPeer("sccache")).isTrue();
  }

  @Test
  void option_emptyValue_isAsIfNotGiven() {
    assertThat(options("--json", "").path("--json")).isEmpty();
  }

  @Test
  void option_unknownOrWithoutValue_isRefused() {
    assertThatThrownBy(() -> options("--speed", "1")).hasMessage("no option: --speed");
    assertThatThrownBy(() -> options("--rounds")).hasMessage("--rounds needs a value");
  }

  @Test
  void help_everyOption_isInIt() {
    for (String option : Options.KNOWN) {
      assertThat(Options.HELP).contains(option + " ");
    }
  }

  private static Options options(String... words) {
    return new Options(List.of(words));
  }
}
