/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** How compilers make file names of file names. */
final class FileNames {
  private FileNames() {}

  /** The name without its folder. */
  static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The name with its ending, if it has one, replaced. */
  static String withEnding(String name, String ending) {
    int dot = name.lastIndexOf('.');
    boolean hasEnding = dot > name.lastIndexOf('/');
    return (hasEnding ? name.substring(0, dot) : name) + ending;
  }
}
