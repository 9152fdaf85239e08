/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.setting.NamePattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a build shall go through the cache: all that is included, if anything of its kind is, and
 * not excluded. Kinds are modules, by coordinates or folder, executions of goals, and tools.
 *
 * @param includes patterns of what is wanted
 * @param excludes patterns of what is not
 */
record Selection(List<NamePattern> includes, List<NamePattern> excludes) {

  /** All of it. */
  static final Selection ALL = new Selection(List.of(), List.of());

  private static final String ALLOWED =
      "a list of modules (groupId:artifactId, or a folder with a slash such as native/codec or"
          + " native/), executions (goal@id) and names of compilers (clang-*), between commas; *"
          + " stands for any text, ? for a character";

  private static final Pattern COORDINATES = Pattern.compile("[\\w.*?-]+:[\\w.*?-]+");
  private static final Pattern EXECUTION = Pattern.compile("[\\w.*?-]+@[^@:/\\s]+");
  private static final Pattern TOOL = Pattern.compile("[\\w.+*?-]+");

  /** Reads and checks what the user says. */
  static Selection read(SettingSources sources) throws BadSettingException {
    return new Selection(patterns(sources, Option.INCLUDES), patterns(sources, Option.EXCLUDES));
  }

  private static List<NamePattern> patterns(SettingSources sources, Option option)
      throws BadSettingException {
    Optional<String> value = sources.value(option);
    List<NamePattern> patterns = value.map(NamePattern::list).orElse(List.of());
    for (NamePattern pattern : patterns) {
      if (!isAllowed(pattern.text())) {
        throw new BadSettingException(option, pattern.text(), ALLOWED);
      }
    }
    return patterns;
  }

  private static boolean isAllowed(String pattern) {
    if (pattern.indexOf('/') >= 0) {
      return !pattern.startsWith("/")
          && pattern.chars().noneMatch(c -> c == '\\' || c == '@' || c < ' ')
          && !("/" + pattern + "/").contains("/../");
    }
    return COORDINATES.matcher(pattern).matches()
        || EXECUTION.matcher(pattern).matches()
        || TOOL.matcher(pattern).matches();
  }

  /**
   * Why an execution in a module is left alone; empty if it is not.
   *
   * @param module {@code groupId:artifactId}
   * @param folder the module's, relative to the root of the build; empty for the root itself
   * @param execution {@code goal@id}
   */
  Optional<String> leaves(String module, Path folder, String execution) {
    Predicate<NamePattern> ofModule = pattern -> isModule(pattern, module, folder);
    Predicate<NamePattern> ofExecution = pattern -> pattern.matches(execution);
    return excluded(Selection::isOfModules, ofModule)
        .or(() -> excluded(Selection::isOfExecutions, ofExecution))
        .or(() -> notIncluded(Selection::isOfModules, ofModule, module))
        .or(() -> notIncluded(Selection::isOfExecutions, ofExecution, execution));
  }

  /** Whether a tool of this name goes through the cache. */
  boolean takesTool(String name) {
    Predicate<NamePattern> ofTool = pattern -> pattern.matches(name);
    return excluded(NamePattern::isOfTools, ofTool)
        .or(() -> notIncluded(NamePattern::isOfTools, ofTool, name))
        .isEmpty();
  }

  /** What the launcher and the daemon are told: the patterns of tools, where any are written. */
  List<EnvVar> variables() {
    List<EnvVar> variables = new ArrayList<>();
    if (!includes.isEmpty()) {
      variables.add(EnvVar.of(Option.INCLUDES.variable(), tools(includes)));
    }
    if (!excludes.isEmpty()) {
      variables.add(EnvVar.of(Option.EXCLUDES.variable(), tools(excludes)));
    }
    return variables;
  }

  private static String tools(List<NamePattern> patterns) {
    return patterns.stream()
        .filter(NamePattern::isOfTools)
        .map(NamePattern::text)
        .collect(Collectors.joining(","));
  }

  private Optional<String> excluded(Predicate<NamePattern> kind, Predicate<NamePattern> meant) {
    return excludes.stream()
        .filter(kind)
        .filter(meant)
        .findFirst()
        .map(pattern -> Option.EXCLUDES.property() + " has " + pattern.text());
  }

  private Optional<String> notIncluded(
      Predicate<NamePattern> kind, Predicate<NamePattern> meant, String name) {
    List<NamePattern> wanted = includes.stream().filter(kind).toList();
    return wanted.isEmpty() || wanted.stream().anyMatch(meant)
        ? Optional.empty()
        : Optional.of(Option.INCLUDES.property() + " has nothing for " + name);
  }

  private static boolean isOfModules(NamePattern pattern) {
    return pattern.text().indexOf('/') >= 0
        || (pattern.text().indexOf(':') >= 0 && pattern.text().indexOf('@') < 0);
  }

  private static boolean isOfExecutions(NamePattern pattern) {
    return pattern.text().indexOf('@') >= 0 && pattern.text().indexOf('/') < 0;
  }

  /** A folder means the modules in it and below it. */
  private static boolean isModule(NamePattern pattern, String module, Path folder) {
    if (pattern.text().indexOf('/') < 0) {
      return pattern.matches(module);
    }
    NamePattern wanted = new NamePattern(Path.of(pattern.text()).normalize().toString());
    for (Path above = folder.normalize(); above != null; above = above.getParent()) {
      if (wanted.matches(above.toString())) {
        return true;
      }
    }
    return wanted.text().isEmpty();
  }
}
