/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a linker script says about where the linker looks for files.
 *
 * @param folders where it has libraries searched
 * @param odd whether it names files in a way that does not show where they are looked for, or makes
 *     something else than ELF
 */
public record LinkerScript(List<String> folders, boolean odd) {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern FOLDER =
      Pattern.compile("\\bSEARCH_DIR\\s*\\(\\s*\"?([^\")]*?)\"?\\s*\\)");
  private static final Pattern NAMING =
      Pattern.compile("\\b(?:INPUT|GROUP|STARTUP)\\s*\\(|\\b(?:INCLUDE)\\b");
  private static final Pattern FORMAT =
      Pattern.compile("\\b(?:OUTPUT_FORMAT|TARGET)\\s*\\(([^)]*)\\)");

  /** Other formats may hold the output's name as it is given. */
  private static final Pattern ELF =
      Pattern.compile("\\s*\"?elf[\\w-]*\"?\\s*(?:,\\s*\"?elf[\\w-]*\"?\\s*)*");

  private static final Pattern WORDS = Pattern.compile("[\\s,;()]+");

  /** Of a folder's name: the linker puts its own root in its place. */
  private static final String ROOT = "=";

  /** Copies the list. */
  public LinkerScript {
    folders = List.copyOf(folders);
  }

  /**
   * Reads the text of a script, or of anything else that a linker reads as text. What looks like a
   * comment may be a part of a name: the text counts with them and without.
   */
  public static LinkerScript of(String text) {
    LinkerScript whole = read(text);
    LinkerScript bare = read(COMMENT.matcher(text).replaceAll(" "));
    List<String> folders = new ArrayList<>(whole.folders);
    folders.addAll(bare.folders);
    return new LinkerScript(folders.stream().distinct().toList(), whole.odd || bare.odd);
  }

  private static LinkerScript read(String script) {
    List<String> folders = new ArrayList<>();
    Matcher folder = FOLDER.matcher(script);
    while (folder.find()) {
      String name = folder.group(1);
      folders.add(name.startsWith(ROOT) ? name.substring(ROOT.length()) : name);
    }
    boolean odd = folders.stream().anyMatch(name -> name.contains("$"));
    Matcher format = FORMAT.matcher(script);
    while (format.find()) {
      odd |= !ELF.matcher(format.group(1)).matches();
    }
    Matcher naming = NAMING.matcher(script);
    while (naming.find()) {
      odd |= isOdd(named(script, naming.end()));
    }
    return new LinkerScript(folders, odd);
  }

  /** What stands between the parentheses, or behind a word without any, up to the line's end. */
  private static String named(String script, int start) {
    if (script.charAt(start - 1) != '(') {
      int end = script.indexOf('\n', start);
      return script.substring(start, end < 0 ? script.length() : end);
    }
    int depth = 1;
    int at = start;
    while (at < script.length() && depth > 0) {
      char c = script.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
    return script.substring(start, at);
  }

  private static boolean isOdd(String names) {
    for (String name : WORDS.split(names, -1)) {
      if (name.startsWith("-l") && (name.contains("/") || name.contains(":"))) {
        return true;
      }
      boolean searched = !name.startsWith("/") && !name.startsWith("-l");
      if (name.contains("\"") || (searched && (name.contains("/") || name.endsWith(".o")))) {
        return true;
      }
    }
    return false;
  }
}
