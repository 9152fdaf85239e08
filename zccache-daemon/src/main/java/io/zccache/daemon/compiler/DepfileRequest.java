/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;

/**
 * The dependency file a call asks for.
 *
 * @param file its name, as spelled or as the compiler chooses it
 * @param scope which files it lists
 * @param targets the effective targets in order; never empty
 * @param phony whether each header gets an empty rule ({@code -MP})
 */
public record DepfileRequest(String file, Scope scope, List<Target> targets, boolean phony) {
  public DepfileRequest {
    targets = List.copyOf(targets);
  }

  /** Which files a dependency file lists. */
  public enum Scope {
    /** All files ({@code -MD}). */
    ALL,
    /** All but those the compiler takes for system headers ({@code -MMD}). */
    USER_ONLY
  }

  /**
   * A target of the rule.
   *
   * @param text as the user spelled it
   * @param quoted whether the compiler quotes it for make ({@code -MQ}), or not ({@code -MT})
   */
  public record Target(String text, boolean quoted) {}
}
