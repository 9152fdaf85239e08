/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/** The version of this build. */
final class LauncherVersion {
  static final String TEXT = "${project.version}";

  private LauncherVersion() {}
}
