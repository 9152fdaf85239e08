/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates a configuration value as Maven will: {@code ${...}} by user property, project, model.
 */
@FunctionalInterface
public interface Expressions {

  /** The value, or null if the whole text is an expression without one. */
  @Nullable String evaluate(String text);
}
