/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import org.jspecify.annotations.Nullable;

/** No launcher is made for this kind of machine; builds run without the cache there. */
public final class NoLauncherException extends Exception {

  private final String text;

  /**
   * No launcher for a platform.
   *
   * @param why what else was tried than the plugin's jar
   */
  public NoLauncherException(Platform platform, String why) {
    this(platform, why, null);
  }

  /** The same, for a reason that an exception has more on. */
  public NoLauncherException(Platform platform, String why, @Nullable Exception cause) {
    this("there is no launcher for " + platform.name() + " (" + why + ")", cause);
  }

  private NoLauncherException(String text, @Nullable Exception cause) {
    super(text, cause);
    this.text = text;
  }

  /** The message. */
  public String text() {
    return text;
  }
}
