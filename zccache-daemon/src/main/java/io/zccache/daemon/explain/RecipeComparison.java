/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.explain;

import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.Recipe;
import io.zccache.protocol.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In what a call differs from one whose result is stored: compiler, arguments, environment, folder,
 * terminal, in this order. Pure.
 */
public final class RecipeComparison {
  private static final String DIRECTORY = "PWD";

  private final Recipe now;
  private final Recipe before;
  private final List<Finding> findings = new ArrayList<>();

  private RecipeComparison(Recipe now, Recipe before) {
    this.now = now;
    this.before = before;
  }

  /** All differences; none if both make the same key. */
  public static List<Finding> of(Recipe now, Recipe before) {
    RecipeComparison comparison = new RecipeComparison(now, before);
    comparison.compiler();
    comparison.findings.addAll(ArgumentComparison.of(now, before));
    comparison.environment();
    comparison.folder();
    comparison.terminal();
    return comparison.findings;
  }

  private void compiler() {
    Recipe.Maker one = now.compiler();
    Recipe.Maker other = before.compiler();
    if (one.identity().equals(other.identity())) {
      return;
    }
    String said = one.program() + " (" + one.version() + ')';
    String saidBefore = other.program() + " (" + other.version() + ')';
    String text =
        said.equals(saidBefore)
            ? "the compiler has changed: "
                + said
                + ", or a program that it runs, has another content"
            : "the compiler is " + said + ", it was " + saidBefore;
    add("compiler", one.program(), saidBefore, said, text);
  }

  private void environment() {
    Map<String, String> here = entries(now);
    Map<String, String> there = entries(before);
    TreeSet<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    for (String name : names) {
      String value = here.get(name);
      String old = there.get(name);
      if (value == null && old != null) {
        add("environment", name, old, "", name + " is not set, it was " + quoted(old));
      } else if (value != null && old == null) {
        add("environment", name, "", value, name + " is set to " + quoted(value));
      } else if (value != null && old != null && !value.equals(old)) {
        String text = name + " is " + quoted(value) + ", it was " + quoted(old);
        add("environment", name, old, value, text);
      }
    }
  }

  /** The entries that say more than folder, debug option and terminal do. */
  private Map<String, String> entries(Recipe of) {
    boolean folders = !now.folder().equals(before.folder());
    boolean terminals = now.terminal() != before.terminal();
    Map<String, String> entries = new TreeMap<>();
    for (String entry : of.environment()) {
      int equals = entry.indexOf('=');
      String name = entry.substring(0, equals);
      boolean implied =
          (folders && name.equals(DIRECTORY)) || (terminals && KeyEnvironment.isForTerminals(name));
      if (!implied) {
        entries.put(name, entry.substring(equals + 1));
      }
    }
    return entries;
  }

  private void folder() {
    String here = now.folder();
    String there = before.folder();
    // Where only one has a folder, an option for debug records makes the difference.
    if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
      String text =
          "the folder is " + here + ", it was " + there + "; debug records name the folder";
      add("folder", here, there, here, text);
    }
  }

  private void terminal() {
    if (now.terminal() != before.terminal()) {
      String text =
          now.terminal()
              ? "diagnostics go to a terminal, they did not before"
              : "diagnostics go to no terminal, they did before";
      add("terminal", "", on(before.terminal()), on(now.terminal()), text);
    }
  }

  private void add(String kind, String name, String old, String value, String text) {
    findings.add(new Finding(kind, name, old, value, text));
  }

  private static String on(boolean terminal) {
    return terminal ? "terminal" : "no terminal";
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }
}
