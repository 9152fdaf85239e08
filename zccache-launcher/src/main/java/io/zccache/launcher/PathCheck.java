/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for a path among a compile's arguments that {@link StrictPaths} does not allow. */
final class PathCheck {
  private static final String ALONE =
      " -I -F -isystem -iquote -idirafter -iframework -imsvc -include -include-pch -imacros /I ";
  private static final String[] JOINED = {
    "-isystem", "-iquote", "-idirafter", "-iframework", "-imsvc", "/imsvc", "-I", "-F", "/I"
  };
  private static final String ONE_EACH = "expected one separator style per path";
  private static final String ONE_ALL =
      "expected all checked paths to use the same separator style";
  private static final String FORWARD = "expected forward-slash absolute path";
  private static final String DOTS = "expected normalized path without /./ or /../ components";

  private final StrictPaths mode;
  private char separator;

  PathCheck(StrictPaths mode) {
    this.mode = mode;
  }

  /** What to tell about the first path that is not allowed; null if all are. */
  @Nullable String violation(FilePath tool, List<byte[]> arguments) {
    if (mode == StrictPaths.OFF) {
      return null;
    }
    for (int i = 0; i < arguments.size(); i++) {
      String word = FilePath.of(arguments.get(i)).text();
      boolean alone = ALONE.contains(" " + word + " ") && word.indexOf(' ') < 0;
      if (alone && i + 1 == arguments.size()) {
        return null;
      }
      String flag = alone ? word : joinedFlag(word);
      if (flag != null) {
        String path = alone ? FilePath.of(arguments.get(++i)).text() : value(flag, word);
        String reason = objection(path);
        if (reason != null) {
          return told(flag, alone ? word + " " + path : word, reason)
              + "\n         Caller: "
              + command(tool, arguments);
        }
      }
    }
    return null;
  }

  private static @Nullable String joinedFlag(String word) {
    for (String flag : JOINED) {
      if (word.startsWith(flag) && word.length() > flag.length() && !word.startsWith("/I:")) {
        return flag;
      }
    }
    return null;
  }

  private static String value(String flag, String word) {
    boolean equals = flag.length() > 2 && word.charAt(flag.length()) == '=';
    return word.substring(flag.length() + (equals ? 1 : 0));
  }

  private @Nullable String objection(String path) {
    boolean slash = path.indexOf('/') >= 0;
    boolean back = path.indexOf('\\') >= 0;
    if (mode == StrictPaths.ABSOLUTE) {
      return back || !isAbsolute(path) ? FORWARD : hasDots(path) ? DOTS : null;
    }
    if (slash && back) {
      return ONE_EACH;
    }
    if (slash || back) {
      char used = slash ? '/' : '\\';
      if (separator != 0 && separator != used) {
        return ONE_ALL;
      }
      separator = used;
    }
    return null;
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/")
        || (path.length() > 2 && path.charAt(1) == ':' && path.charAt(2) == '/');
  }

  private static boolean hasDots(String path) {
    String parts = path + "/";
    return parts.contains("/./") || parts.contains("/../");
  }

  private String told(String flag, String typed, String reason) {
    return "zccache: "
        + flag
        + " flag `"
        + typed
        + "` violates --strict-paths="
        + mode.word()
        + " ("
        + reason
        + ").";
  }

  private static String command(FilePath tool, List<byte[]> arguments) {
    StringBuilder command = new StringBuilder(quoted(tool.text()));
    for (byte[] argument : arguments) {
      command.append(' ').append(quoted(FilePath.of(argument).text()));
    }
    return command.toString();
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= " \t\n\r\"'`$".indexOf(c) < 0;
      quoted.append(c == '"' ? "\\\"" : String.valueOf(c));
    }
    return plain ? word : quoted.append('"').toString();
  }
}
