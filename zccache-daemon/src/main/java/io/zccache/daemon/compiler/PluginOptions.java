/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options that load plugins and tell them something, those among them that are
 * {@linkplain FrontEndWords for clang's front end}. For one command line.
 */
final class PluginOptions {
  private final CompilerFamily family;
  private final List<String> files = new ArrayList<>();
  private final List<String> shortNames = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private @Nullable Argument first;
  private boolean odd;

  PluginOptions(CompilerFamily family) {
    this.family = family;
  }

  /** Takes an option that names a plugin. */
  void takePlugin(Argument argument) {
    note(argument);
    odd |= family == CompilerFamily.GCC && argument.firstWord().startsWith("-fpass-");
    addPlugin(argument.value());
  }

  /**
   * Takes an option that tells a plugin something: behind the name of the plugin, or, if it is one
   * of the front end's, as a word of its own.
   */
  void takeValue(Argument argument) {
    note(argument);
    String value = argument.value();
    if (FrontEndWords.isOne(argument)) {
      addValue(value);
      addBehind('=', value);
      return;
    }
    if (family == CompilerFamily.GCC) {
      addBehind('=', value);
      return;
    }
    // Where the plugin's name ends clang alone knows.
    for (int dash = value.indexOf('-'); dash >= 0; dash = value.indexOf('-', dash + 1)) {
      addValue(value.substring(dash + 1));
    }
    addBehind('=', value);
  }

  private void note(Argument argument) {
    first = first == null ? argument : first;
  }

  /** A name without a slash is searched: by gcc if it has no dot either, else by the system. */
  private void addPlugin(String name) {
    if (name.indexOf('/') >= 0) {
      files.add(name);
    } else if (family == CompilerFamily.GCC && !name.isEmpty() && name.indexOf('.') < 0) {
      shortNames.add(name);
    } else {
      odd = true;
    }
  }

  private void addBehind(char sign, String value) {
    int at = value.indexOf(sign);
    if (at >= 0) {
      addValue(value.substring(at + 1));
    }
  }

  private void addValue(String value) {
    if (!value.isEmpty()) {
      values.add(value);
    }
  }

  /** Whether there are plugins. */
  boolean any() {
    return first != null;
  }

  /**
   * What speaks against caching, if anything does: a plugin may make something else of names that
   * our own run changes, and it would run a second time for the short dependency list.
   *
   * @param alone whether the command writes an object, and at most the full dependency list
   */
  Optional<Bypass> against(boolean alone) {
    return first != null && (odd || !alone)
        ? Optional.of(new Bypass(BypassReason.PLUGIN, String.join(" ", first.words())))
        : Optional.empty();
  }

  Additions loaded(List<String> specs) {
    return new Additions(files, shortNames, values, specs);
  }
}
