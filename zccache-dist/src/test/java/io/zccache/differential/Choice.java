/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random choices among what is not excluded. A choice is excluded if it contains one of the
 * excluded texts, so that steps with a known fault can be left out.
 */
final class Choice {
  private final Random random;
  private final Set<String> without;

  Choice(Random random, Set<String> without) {
    this.random = random;
    this.without = without;
  }

  boolean allows(String text) {
    return without.stream().noneMatch(text::contains);
  }

  String of(String... all) {
    return of(List.of(all));
  }

  /** One of some that cannot be excluded. */
  <T> T of(T[] all) {
    return all[random.nextInt(all.length)];
  }

  void of(StringBuilder text, String... all) {
    text.append(of(all));
  }

  /** One of them, or an empty text if all are excluded. */
  String of(List<String> all) {
    List<String> allowed = new ArrayList<>();
    for (String one : all) {
      if (allows(one)) {
        allowed.add(one);
      }
    }
    return allowed.isEmpty() ? "" : allowed.get(random.nextInt(allowed.size()));
  }
}
