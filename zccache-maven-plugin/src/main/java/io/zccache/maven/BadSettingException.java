/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/** A value that the user set means nothing; the message names it and what is allowed. */
final class BadSettingException extends Exception {

  private final String text;

  BadSettingException(Option option, String value, String allowed) {
    this(
        option.property()
            + " is '"
            + value
            + "'; allowed: "
            + allowed
            + " (it can be set as -D"
            + option.property()
            + ", in the POM, as "
            + option.variable()
            + " or in "
            + SettingFile.NAME
            + ")");
  }

  BadSettingException(String text) {
    super(text);
    this.text = text;
  }

  /** The message. */
  String text() {
    return text;
  }
}
