/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Optional;

/** A command that a mojo runs in an environment of its own: what it is, and how to change it. */
interface Command {

  /** The program, as the user has named it. */
  String program();

  /** Where a relative program is looked up, in order; the last one is where the command runs. */
  List<String> folders();

  /** What the user tells it: arguments, and the values of variables. */
  List<String> words();

  /** A variable that the user gives it. */
  Optional<String> variable(String name);

  /** Makes it run another program. */
  Edit setProgram(String path);

  /** Gives it a variable. */
  Edit setVariable(String name, String value);
}
