/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of gcc's specs, by rules that are narrower than gcc's: a file that might mean more
 * than is understood here is refused. It may
 *
 * <ul>
 *   <li>add to what the compiler proper or the driver itself is given, each word of which must be
 *       an option that a {@link SpecsPhrase} allows;
 *   <li>change as it likes what the linker is given, and specs of its own;
 *   <li>include other files.
 * </ul>
 *
 * For one file.
 */
final class SpecsReader {
  private static final Set<String> COMPILING =
      Set.of(
          "cc1", "cc1_options", "cc1plus", "cpp", "cpp_options", "cpp_unique_options", "self_spec");

  private static final Set<String> LINKING =
      Set.of(
          "endfile",
          "lib",
          "libgcc",
          "link",
          "link_command",
          "link_gcc_c_sequence",
          "link_gomp",
          "link_libgcc",
          "link_ssp",
          "linker",
          "post_link",
          "startfile");

  private static final Pattern PLAIN_TEXT = Pattern.compile("[\\t\\n -~]*");
  private static final Pattern INCLUDE = Pattern.compile("%include <([^<>\\s]+)>");
  private static final Pattern RENAME = Pattern.compile("%rename\\s+(\\w+)\\s+(\\w+)");
  private static final Pattern SECTION = Pattern.compile("\\*(\\w+):");

  private final List<String> includes = new ArrayList<>();
  private final Set<String> own = new LinkedHashSet<>();
  private final Map<String, String> renamed = new HashMap<>();

  /** Sections of the compiler's whose text has another name now. */
  private final Set<String> emptied = new HashSet<>();

  /** What a file has; empty if it might mean more. */
  static Optional<Specs> read(String text) {
    SpecsReader reader = new SpecsReader();
    return reader.takes(text)
        ? Optional.of(new Specs(reader.includes, reader.own))
        : Optional.empty();
  }

  /** Parts are separated by blank lines, which end a section. */
  private boolean takes(String text) {
    if (!PLAIN_TEXT.matcher(text).matches() || text.lines().anyMatch(SpecsReader::isMerelyBlank)) {
      return false;
    }
    for (String part : text.split("\n\n+", -1)) {
      List<String> lines = new ArrayList<>(part.lines().toList());
      while (!lines.isEmpty() && takesLine(lines.get(0))) {
        lines.remove(0);
      }
      if (!lines.isEmpty() && !takesSection(lines)) {
        return false;
      }
    }
    return LINKING.containsAll(emptied);
  }

  private static boolean isMerelyBlank(String line) {
    return !line.isEmpty() && line.isBlank();
  }

  private boolean takesLine(String line) {
    Matcher include = INCLUDE.matcher(line.strip());
    Matcher rename = RENAME.matcher(line.strip());
    if (include.matches()) {
      includes.add(include.group(1));
    } else if (rename.matches() && isKnown(rename.group(1)) && !isKnown(rename.group(2))) {
      renamed.put(rename.group(2), rename.group(1));
      emptied.add(rename.group(1));
      own.add(rename.group(2));
    } else {
      return line.isEmpty() || line.startsWith("#");
    }
    return true;
  }

  private static boolean isKnown(String section) {
    return COMPILING.contains(section) || LINKING.contains(section);
  }

  /** A section without text would take the next one for its text. */
  private boolean takesSection(List<String> lines) {
    Matcher section = SECTION.matcher(lines.get(0).stripTrailing());
    String text = String.join("\n", lines.subList(1, lines.size()));
    if (!section.matches() || text.isBlank() || text.indexOf('#') >= 0 || text.indexOf('\\') >= 0) {
      return false;
    }
    String name = section.group(1);
    if (COMPILING.contains(name)) {
      return takesPhrase(name, text);
    }
    if (!LINKING.contains(name)) {
      own.add(name);
    }
    return true;
  }

  /** What is there already must stay: the text is added to it, or begins or ends with its name. */
  private boolean takesPhrase(String section, String text) {
    Optional<String> before =
        renamed.entrySet().stream()
            .filter(names -> names.getValue().equals(section))
            .map(names -> "%(" + names.getKey() + ")")
            .findFirst();
    if (before.isEmpty()) {
      boolean added = text.startsWith("+ ") || text.startsWith("+\t");
      return added && SpecsPhrase.isSafe(text.substring(1));
    }
    String name = before.get();
    emptied.remove(section);
    String rest = text.strip();
    if (rest.startsWith(name)) {
      String behind = rest.substring(name.length());
      return (behind.isEmpty() || Character.isWhitespace(behind.charAt(0)))
          && SpecsPhrase.isSafe(behind);
    }
    return rest.endsWith(' ' + name)
        && SpecsPhrase.isSafe(rest.substring(0, rest.length() - name.length()));
  }
}
