/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What GNU's archiver says on standard error before it makes an archive that is not there. Pure.
 */
public final class Announcement {
  /** Where messages are as they are in the program. */
  private static final Set<String> UNTRANSLATED = Set.of("", "C", "POSIX");

  /** Languages to which nobody translates. */
  private static final Set<String> ENGLISH = Set.of("", "en", "en_US");

  private Announcement() {}

  /**
   * The words; empty if they would be in another language than English.
   *
   * @param called what the archiver is called by, its argv[0]
   * @param archive the archive's name as spelled
   * @param environment the archiver's environment
   */
  public static Optional<String> of(
      String called, String archive, Map<String, String> environment) {
    return isEnglish(environment)
        ? Optional.of(called + ": creating " + archive + "\n")
        : Optional.empty();
  }

  private static boolean isEnglish(Map<String, String> environment) {
    String locale = "";
    for (String variable : List.of("LANG", "LC_MESSAGES", "LC_ALL")) {
      String value = environment.getOrDefault(variable, "");
      locale = value.isEmpty() ? locale : value;
    }
    if (UNTRANSLATED.contains(locale)) {
      return true;
    }
    String language = withoutCodeset(locale);
    // In any other locale than the above, that list comes first.
    String preferred = environment.getOrDefault("LANGUAGE", "");
    return (language.equals("C") || ENGLISH.contains(language))
        && List.of(preferred.split(":", -1)).stream()
            .map(Announcement::withoutCodeset)
            .allMatch(ENGLISH::contains);
  }

  private static String withoutCodeset(String locale) {
    int dot = locale.indexOf('.');
    return dot < 0 ? locale : locale.substring(0, dot);
  }
}
