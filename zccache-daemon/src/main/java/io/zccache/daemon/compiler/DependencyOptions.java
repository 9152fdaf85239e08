/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.compiler.DepfileRequest.Scope;
import io.zccache.daemon.compiler.DepfileRequest.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options about the dependency file in their order. What the two compilers do with
 * them:
 *
 * <ul>
 *   <li>{@code -MD -MMD} in either order means the short list; clang warns besides.
 *   <li>Without {@code -MF} the name is that of the output with its ending replaced by {@code .d},
 *       or that of the source, without its folder, if no output is named.
 *   <li>The default target is the output as spelled, or the source's name, without its folder, with
 *       the ending {@code .o}: also with {@code -S}.
 *   <li>{@code -Wp,-MD,FILE} goes past gcc's driver, so that the default target is made of the
 *       source's name even if an output is named; clang reads it like {@code -MD -MF FILE}.
 * </ul>
 */
final class DependencyOptions {
  private final CompilerFamily family;
  private final List<Target> targets = new ArrayList<>();
  private int all;
  private int userOnly;
  private boolean phony;
  private boolean any;
  private @Nullable String file;
  private @Nullable String filePastDriver;

  DependencyOptions(CompilerFamily family) {
    this.family = family;
  }

  /** Takes an option of the driver. */
  void take(Option.Effect effect, String value) {
    any = true;
    switch (effect) {
      case ALL_DEPENDENCIES -> all++;
      case USER_DEPENDENCIES -> userOnly++;
      case DEPENDENCY_FILE -> file = value;
      case DEPENDENCY_TARGET -> targets.add(new Target(value, false));
      case QUOTED_DEPENDENCY_TARGET -> targets.add(new Target(value, true));
      case PHONY_DEPENDENCIES -> phony = true;
      default -> throw new IllegalArgumentException("no dependency option: " + effect);
    }
  }

  /** Whether there is any such option. */
  boolean any() {
    return any;
  }

  /** Whether an option names the dependency file. */
  boolean namesFile() {
    return file != null || filePastDriver != null;
  }

  /** Takes {@code -Wp,-MD,FILE}, or {@code -Wp,-MMD,FILE}. */
  void takePastDriver(Option.Effect effect, String name) {
    take(effect, "");
    filePastDriver = name;
  }

  /**
   * Whether the options fit together, so that {@link #request} tells what the compiler writes.
   *
   * @param language of the source
   */
  boolean understood(Language language) {
    return !any || (listUnderstood(language) && fileUnderstood() && targetsUnderstood());
  }

  private boolean listUnderstood(Language language) {
    boolean gcc = family == CompilerFamily.GCC;
    if (filePastDriver != null) {
      return all + userOnly == 1 && file == null && language.usesPreprocessor();
    }
    if (all + userOnly == 0) {
      return false;
    }
    // clang warns of -MD beside -MMD, and of either for a source that is not preprocessed.
    return gcc || ((all == 0 || userOnly == 0) && language.usesPreprocessor());
  }

  private boolean fileUnderstood() {
    String name = filePastDriver == null ? file : filePastDriver;
    return name == null || !(name.isEmpty() || name.equals("-"));
  }

  private boolean targetsUnderstood() {
    for (Target target : targets) {
      boolean rawColon = !target.quoted() && target.text().indexOf(':') >= 0;
      if (target.text().isEmpty() || rawColon) {
        return false;
      }
    }
    return true;
  }

  /**
   * The dependency file that the compiler writes.
   *
   * @param source the source as spelled
   * @param output the output as spelled, or null if none is named
   */
  Optional<DepfileRequest> request(String source, Language language, @Nullable String output) {
    if (!any || !language.usesPreprocessor()) {
      return Optional.empty();
    }
    String name = filePastDriver == null ? file : filePastDriver;
    if (name == null) {
      name = FileNames.withEnding(output == null ? FileNames.base(source) : output, ".d");
    }
    Scope scope = userOnly > 0 ? Scope.USER_ONLY : Scope.ALL;
    List<Target> effective =
        targets.isEmpty() ? List.of(new Target(defaultTarget(source, output), true)) : targets;
    return Optional.of(new DepfileRequest(name, scope, effective, phony));
  }

  private String defaultTarget(String source, @Nullable String output) {
    boolean pastDriver = filePastDriver != null && family == CompilerFamily.GCC;
    return output == null || pastDriver
        ? FileNames.withEnding(FileNames.base(source), ".o")
        : output;
  }
}
