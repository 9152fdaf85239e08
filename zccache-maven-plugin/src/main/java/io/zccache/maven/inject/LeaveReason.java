/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/** Why a native mojo runs without the launcher; the constant's text is what the log says. */
public enum LeaveReason {
  /** The compiler is run by ccache, sccache, distcc or the like: two caches would only cost. */
  OTHER_CACHE(true, "the compiler already runs through another cache"),
  /** The user has put another program in front of the compilers, and it stays. */
  OTHER_LAUNCHER(true, "another program is put in front of the compilers already"),
  /** The command is one of our own links, or leads to one. */
  OWN_LINK(false, "the command is a link of zccache already"),
  /** The user wants such commands left alone. */
  EXCLUDED(false, "by zccache.includes or zccache.excludes"),
  /** No such program: the plugin's own message is the best one. */
  TOOL_NOT_FOUND(false, "no such program"),
  /** A linker that is no compiler driver: nothing to win. */
  OTHER_TOOL(false, "no compiler"),
  /** The plugin is told to use a compiler that takes other arguments than gcc does. */
  OTHER_PROVIDER(false, "the provider does not call gcc or clang"),
  /** Which compiler the plugin will run is told by a table of the project's that we do not read. */
  NAME_UNKNOWN(true, "the name of the compiler is not known"),
  /** What the command is, is known only when it runs. */
  UNREADABLE(false, "it is not known beforehand what it runs"),
  /** Configure scripts cannot take a compiler from such a folder. */
  BLANK_IN_PATH(true, "the folder of the cache has a blank in its name"),
  /** It starts programs inside Maven, or through files of its own. */
  OUT_OF_REACH(
      true,
      "compilers that exec:java, nested Ant files, or configure and make of nar-maven-plugin start"
          + " run without the cache; it takes zccache run -- mvn ... to reach them"),
  /** The version of the plugin has no parameter for what we would set. */
  NO_PARAMETER(false, "this version of the plugin lacks the parameter"),
  /** The cache is off in this build; that was said before. */
  CACHE_OFF(false, "the cache is off");

  private final boolean notable;
  private final String text;

  LeaveReason(boolean notable, String text) {
    this.notable = notable;
    this.text = text;
  }

  /** Whether the user should be told once, as he may want to change something. */
  public boolean notable() {
    return notable;
  }

  /** The reason in words, without the tool's name. */
  public String text() {
    return text;
  }
}
