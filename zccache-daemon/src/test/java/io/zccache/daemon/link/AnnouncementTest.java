/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {
  @Test
  void words_nameArchiverAndArchiveAsSpelled() {
    assertThat(Announcement.of("./bin/ar", "x/../l.a", Map.of()))
        .contains("./bin/ar: creating x/../l.a\n");
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=en_US.UTF-8, true",
    "LANG=en_US.UTF-8 LANGUAGE=en_US:en, true",
    "LANG=C.UTF-8, true",
    "LANG=en, true",
    "LANG=en_GB.UTF-8, false",
    "LANG=de_DE.UTF-8, false",
    "LANG=de_DE.UTF-8 LC_MESSAGES=C, true",
    "LANG=C LC_MESSAGES=de_DE, false",
    "LANG=C LC_ALL=de_DE, false",
    "LANG=de_DE LC_MESSAGES=de_DE LC_ALL=POSIX, true",
    "LANG=de_DE LC_ALL=, false",
    "LANG=C LANGUAGE=fr, true",
    "LANGUAGE=fr, true",
    "LANG=C.UTF-8 LANGUAGE=fr, false",
    "LANG=en_US.UTF-8 LANGUAGE=en:fr.UTF-8, false",
    "LANG=en_US@x, false",
  })
  void words_areSaidInEnglishOnly(String environment, boolean said) {
    Map<String, String> variables = new TreeMap<>();
    for (String entry : environment.split(" ", -1)) {
      variables.put(
          entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
    }
    assertThat(Announcement.of("ar", "l.a", variables).isPresent()).isEqualTo(said);
  }
}
