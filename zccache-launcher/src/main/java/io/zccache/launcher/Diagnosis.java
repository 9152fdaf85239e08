/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.protocol.setting.Switch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line that tells where and how this process was called, for who asks by a variable. */
final class Diagnosis {
  /** Any value that is no word for off asks for the line, which begins with this name. */
  static final String VARIABLE = "ZCCACHE_DIAG_CWD";

  private Diagnosis() {}

  static boolean isWanted(Environment environment) {
    byte[] value = environment.get(VARIABLE);
    return value != null && Switch.parse(Ascii.text(value)).orElse(Switch.ON) == Switch.ON;
  }

  /** The line, without its end; its fields are separated by tabs. */
  static String of(Host host, Environment environment) {
    List<byte[]> words = host.arguments();
    StringBuilder line = new StringBuilder(VARIABLE);
    line.append("\tpid=").append(host.processId());
    line.append("\tcwd=").append(text(host.workingFolder()));
    FilePath temporary = environment.path("TMPDIR");
    line.append("\ttmp=").append(temporary == null ? "/tmp" : temporary.text());
    line.append("\targv0=").append(words.isEmpty() ? "" : FilePath.of(words.get(0)).text());
    line.append("\targs=[");
    for (int i = 1; i < words.size(); i++) {
      line.append(i == 1 ? "" : ", ").append(Json.quoted(FilePath.of(words.get(i)).text()));
    }
    return line.append(']').toString();
  }

  private static String text(@Nullable FilePath path) {
    return path == null ? "" : path.text();
  }
}
