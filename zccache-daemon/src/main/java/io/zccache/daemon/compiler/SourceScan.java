/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Set;

/**
 * What a scan of a source or header found. The scan knows no conditionals and looks into comments
 * and strings too: it may find what the compiler never sees, but overlooks nothing that is written
 * out. Names that are pasted together, and the assembler's directives that are, also of strings,
 * are found if they are made of two pieces; of three or more they are not.
 *
 * @param facts all facts found
 * @param hasIncludeOperands the literal operands of {@code __has_include} and {@code
 *     __has_include_next}, with their quotes or angle brackets, each once
 */
public record SourceScan(Set<SourceFact> facts, List<String> hasIncludeOperands) {
  public SourceScan {
    facts = Set.copyOf(facts);
    hasIncludeOperands = List.copyOf(hasIncludeOperands);
  }

  /** Whether a fact was found. */
  public boolean has(SourceFact fact) {
    return facts.contains(fact);
  }

  /** Scans the content of a file of any language. */
  public static SourceScan scan(byte[] content) {
    return SourceScanner.scan(content);
  }
}
