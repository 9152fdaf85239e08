/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Optional;

/**
 * Finds the links that stand for real tools. Asking may make links, install programs and start the
 * cache, so a rule asks only when it knows that the mojo is native. Any thread.
 */
public interface ToolLinks {

  /**
   * The link for a command.
   *
   * @param command a bare name, looked up in the JVM's own PATH, or a path
   * @param folders where a relative path is looked up, in order
   */
  Link of(String command, List<String> folders);

  /**
   * The search path in which each compiler and archiver is found as a link; absent stands for the
   * JVM's own.
   */
  Link searchPath(Optional<String> path);

  /**
   * The launcher itself, for a tool that puts one in front of its compilers, such as CMake.
   *
   * @param variables by which the tool is told; one that is set already stays
   */
  Link launcher(List<String> variables);
}
