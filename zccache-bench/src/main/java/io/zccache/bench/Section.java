/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one measure.
 *
 * @param measure its name, as given to {@code --only}
 * @param title what was measured, in words
 * @param dimension of the values: ms or MiB
 */
record Section(String measure, String title, String dimension, List<Samples> samples) {
  Section {
    samples = List.copyOf(samples);
  }

  Section(String measure, String title, List<Samples> samples) {
    this(measure, title, "ms", samples);
  }

  Optional<Samples> of(String contender) {
    return samples.stream().filter(s -> s.contender().equals(contender)).findFirst();
  }
}
