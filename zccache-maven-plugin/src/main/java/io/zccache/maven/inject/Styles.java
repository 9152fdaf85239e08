/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of native build styles: which mojos run compilers, and the rule for each. Immutable.
 */
public final class Styles {

  /** The plugins of the rows, for a first look that loads no rule. */
  private static final Set<String> PLUGINS =
      Set.of(
          "org.codehaus.mojo:native-maven-plugin",
          "org.codehaus.mojo:exec-maven-plugin",
          "com.github.maven-nar:nar-maven-plugin",
          "com.googlecode.cmake-maven-project:cmake-maven-plugin",
          "com.github.cmake-maven-plugin:cmake-maven-plugin",
          "org.apache.hadoop:hadoop-maven-plugins",
          "org.apache.maven.plugins:maven-antrun-plugin",
          "org.fusesource.hawtjni:hawtjni-maven-plugin",
          "org.bytedeco:javacpp",
          "org.questdb:rust-maven-plugin");

  private Styles() {}

  /** Whether a plugin is one that may run compilers. */
  public static boolean isPlugin(String groupId, String artifactId) {
    return PLUGINS.contains(groupId + ":" + artifactId);
  }

  /** The style of a mojo, if its plugin is one that may run compilers. */
  public static Optional<Style> of(String groupId, String artifactId, String goal) {
    String plugin = groupId + ":" + artifactId;
    return Table.ROWS.stream()
        .filter(style -> style.plugin().equals(plugin) && style.goal().equals(goal))
        .findFirst();
  }

  /** The rows. */
  static List<Style> rows() {
    return Table.ROWS;
  }

  /** Loaded when the first mojo comes that may have a row. */
  private static final class Table {
    private static final Rule CMAKE = new CmakeRule("options", "environmentVariables");

    private static final List<Style> ROWS =
        List.of(
            new Style(
                "org.codehaus.mojo:native-maven-plugin",
                "compile",
                new ExecutableRule("compilerExecutable", List.of("compilerProvider"), true)),
            new Style(
                "org.codehaus.mojo:native-maven-plugin",
                "link",
                new ExecutableRule(
                    "linkerExecutable", List.of("linkerProvider", "compilerProvider"), false)),
            new Style("org.codehaus.mojo:exec-maven-plugin", "exec", new ExecRule()),
            new Style("org.codehaus.mojo:exec-maven-plugin", "java", new OutOfReachRule()),
            new Style("com.github.maven-nar:nar-maven-plugin", "nar-compile", new NarRule()),
            new Style("com.github.maven-nar:nar-maven-plugin", "nar-testCompile", new NarRule()),
            new Style("com.github.maven-nar:nar-maven-plugin", "nar-gnu-make", new NarGnuRule()),
            new Style("com.googlecode.cmake-maven-project:cmake-maven-plugin", "generate", CMAKE),
            new Style("com.github.cmake-maven-plugin:cmake-maven-plugin", "generate", CMAKE),
            new Style(
                "org.apache.hadoop:hadoop-maven-plugins",
                "cmake-compile",
                new CmakeRule("vars", "env")),
            new Style("org.apache.maven.plugins:maven-antrun-plugin", "run", new AntRule()),
            new Style("org.fusesource.hawtjni:hawtjni-maven-plugin", "build", new HawtjniRule()),
            new Style("org.bytedeco:javacpp", "build", new JavacppRule(true)),
            new Style("org.bytedeco:javacpp", "parse", new JavacppRule(false)),
            new Style("org.questdb:rust-maven-plugin", "build", new RustRule()),
            new Style("org.questdb:rust-maven-plugin", "test", new RustRule()));
  }
}
