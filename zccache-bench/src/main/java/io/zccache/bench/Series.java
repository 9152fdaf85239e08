/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured values in the order in which they were taken. */
record Series(List<Double> values) {
  Series {
    values = List.copyOf(values);
  }

  static Series of(double... values) {
    List<Double> all = new ArrayList<>();
    for (double value : values) {
      all.add(value);
    }
    return new Series(all);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double median() {
    return quantile(0.5);
  }

  double min() {
    return quantile(0);
  }

  /** Between 0 and 1; between two values, the line between them. NaN where there is no value. */
  double quantile(double part) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    double place = part * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  /** Value by value: these, less a constant, as a part of the others, taken at the same places. */
  Series over(Series others, double less) {
    if (others.values.size() != values.size()) {
      throw new IllegalArgumentException(values.size() + " values against " + others.values.size());
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add((values.get(i) - less) / others.values.get(i));
    }
    return new Series(ratios);
  }
}
