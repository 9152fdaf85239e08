/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

/** No launcher is made for this kind of machine; builds run without the cache there. */
public final class NoLauncherException extends Exception {

  private final String text;

  NoLauncherException(Platform platform) {
    this("there is no launcher for " + platform.name() + " yet");
  }

  private NoLauncherException(String text) {
    super(text);
    this.text = text;
  }

  /** The message. */
  public String text() {
    return text;
  }
}
