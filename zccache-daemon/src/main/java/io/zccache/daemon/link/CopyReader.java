/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.link.CopierProbe.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one command line of {@code strip} or {@code objcopy}. What is not in the table is refused,
 * and so is an option that is shortened, or stands in one word with others.
 */
final class CopyReader {
  /** What an option does. */
  private enum Kind {
    /** Nothing but what the key covers. */
    FLAG,
    /** The same, with a value in the same word or none. */
    PERHAPS,
    /** The same, with a value. */
    VALUE,
    /** It says what format the output has. */
    FORMAT,
    /** It names a file that is read. */
    FILE,
    /** It names a file that is read, behind a section's name. */
    SECTION,
    /** It names the output. */
    OUTPUT
  }

  private static final Map<String, Kind> LONG = longOptions();
  private static final Map<Purpose, Map<String, Kind>> SHORT =
      Map.of(
          Purpose.STRIP, shortOptions("sSgdxXwDMT", "IRNK", "OF", "o"),
          Purpose.COPY, shortOptions("SgxXwDM", "IBjRNKLGWb", "OF", ""));

  /** Formats that hold no name of their file; those of ELF are looked at in the output. */
  private static final Set<String> NAMELESS = Set.of("binary", "ihex");

  private static final String ELF = "elf";

  private static final Map<String, BypassReason> REFUSED =
      Map.ofEntries(
          Map.entry("-p", BypassReason.COPY_IN_PLACE),
          Map.entry("--preserve-dates", BypassReason.COPY_IN_PLACE),
          Map.entry("-U", BypassReason.ARCHIVE_TIMES),
          Map.entry("--disable-deterministic-archives", BypassReason.ARCHIVE_TIMES),
          Map.entry("-V", BypassReason.INFORMATION_QUERY),
          Map.entry("--version", BypassReason.INFORMATION_QUERY),
          Map.entry("-h", BypassReason.INFORMATION_QUERY),
          Map.entry("-H", BypassReason.INFORMATION_QUERY),
          Map.entry("--help", BypassReason.INFORMATION_QUERY),
          Map.entry("--info", BypassReason.INFORMATION_QUERY),
          Map.entry("-v", BypassReason.OUTPUT_ANNOUNCED),
          Map.entry("--verbose", BypassReason.OUTPUT_ANNOUNCED),
          Map.entry("--dump-section", BypassReason.SIDE_OUTPUT),
          Map.entry("--split-dwo", BypassReason.SIDE_OUTPUT),
          Map.entry("--plugin", BypassReason.ARCHIVE_PLUGIN));

  private final Purpose purpose;
  private final List<String> words = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  /** Where in the words the last name is. */
  private int last;

  private @Nullable String output;
  private @Nullable String format;
  private @Nullable Refusal refusal;

  CopyReader(Purpose purpose) {
    this.purpose = purpose;
  }

  private static Map<String, Kind> longOptions() {
    Map<String, Kind> table = new HashMap<>();
    put(
        table,
        Kind.FLAG,
        "strip-all strip-debug strip-unneeded strip-dwo extract-dwo only-keep-debug extract-symbol"
            + " keep-section-symbols keep-file-symbols localize-hidden weaken wildcard discard-all"
            + " discard-locals enable-deterministic-archives change-warnings no-change-warnings"
            + " adjust-warnings no-adjust-warnings change-leading-char remove-leading-char"
            + " writable-text readonly-text pure impure decompress-debug-sections merge-notes"
            + " no-merge-notes keep-undefined no-strip-all strip-all-gnu strip-sections regex"
            + " allow-broken-links");
    put(table, Kind.PERHAPS, "compress-debug-sections interleave");
    put(
        table,
        Kind.VALUE,
        "input-target binary-architecture only-section remove-section remove-relocations"
            + " strip-symbol strip-unneeded-symbol keep-section keep-symbol localize-symbol"
            + " globalize-symbol keep-global-symbol weaken-symbol set-start change-start"
            + " adjust-start change-addresses adjust-vma change-section-address"
            + " adjust-section-vma change-section-lma change-section-vma set-section-flags"
            + " set-section-alignment rename-section redefine-sym gap-fill pad-to add-symbol"
            + " prefix-symbols prefix-sections prefix-alloc-sections alt-machine-code"
            + " reverse-bytes byte interleave-width elf-stt-common");
    put(table, Kind.FORMAT, "output-target target");
    put(
        table,
        Kind.FILE,
        "add-gnu-debuglink redefine-syms strip-symbols strip-unneeded-symbols keep-symbols"
            + " localize-symbols globalize-symbols keep-global-symbols weaken-symbols");
    put(table, Kind.SECTION, "add-section update-section");
    return table;
  }

  private static void put(Map<String, Kind> table, Kind kind, String names) {
    for (String name : names.split(" ", -1)) {
      table.put("--" + name, kind);
    }
  }

  private static Map<String, Kind> shortOptions(
      String flags, String values, String formats, String outputs) {
    Map<String, Kind> table = new HashMap<>();
    flags.chars().forEach(letter -> table.put("-" + (char) letter, Kind.FLAG));
    values.chars().forEach(letter -> table.put("-" + (char) letter, Kind.VALUE));
    formats.chars().forEach(letter -> table.put("-" + (char) letter, Kind.FORMAT));
    outputs.chars().forEach(letter -> table.put("-" + (char) letter, Kind.OUTPUT));
    return table;
  }

  CopyReading read(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      take(rest.next(), rest);
    }
    if (refusal != null) {
      return refusal;
    }
    if (purpose == Purpose.COPY && names.size() == 2) {
      output = names.remove(1);
      String unused = words.remove(last);
    }
    String made = output;
    if (names.size() != 1 || made == null) {
      return new Refusal(BypassReason.COPY_IN_PLACE, String.join(" ", names));
    }
    if (made.isEmpty() || made.endsWith("/")) {
      return new Refusal(BypassReason.OUTPUT_NOT_A_FILE, made);
    }
    boolean named = format != null && NAMELESS.contains(format);
    return new CopyCommand(purpose, words, names.get(0), files, made, named);
  }

  private void take(String word, Iterator<String> rest) {
    if (!word.startsWith("-")) {
      last = words.size();
      words.add(word);
      names.add(word);
      return;
    }
    if (word.equals("-")) {
      refuse(BypassReason.STDIN_SOURCE, word);
      return;
    }
    boolean longer = word.startsWith("--");
    int end = longer ? word.indexOf('=') : 2;
    boolean attached = end >= 0 && end < word.length();
    String option = attached ? word.substring(0, end) : word;
    Kind kind = longer ? LONG.get(option) : SHORT.getOrDefault(purpose, Map.of()).get(option);
    if (kind == null || (kind == Kind.FLAG && attached)) {
      refuse(REFUSED.getOrDefault(option, BypassReason.UNSUPPORTED_OPTION), word);
      return;
    }
    if (kind == Kind.FLAG || kind == Kind.PERHAPS) {
      words.add(word);
      return;
    }
    if (!attached && !rest.hasNext()) {
      refuse(BypassReason.UNSUPPORTED_OPTION, word);
      return;
    }
    String value = attached ? word.substring(longer ? end + 1 : end) : rest.next();
    if (kind != Kind.OUTPUT) {
      words.add(word);
      if (!attached) {
        words.add(value);
      }
    }
    takeValue(kind, word, value);
  }

  private void takeValue(Kind kind, String word, String value) {
    switch (kind) {
      case OUTPUT -> {
        if (output != null) {
          refuse(BypassReason.UNSUPPORTED_OPTION, word);
        }
        output = value;
      }
      case FORMAT -> {
        if (format != null || !(NAMELESS.contains(value) || value.startsWith(ELF))) {
          refuse(BypassReason.COPY_FORMAT, value);
        }
        format = value;
      }
      case FILE -> files.add(value);
      case SECTION -> {
        int equals = value.indexOf('=');
        if (equals < 0) {
          refuse(BypassReason.UNSUPPORTED_OPTION, value);
        } else {
          files.add(value.substring(equals + 1));
        }
      }
      default -> {
        // the key covers it
      }
    }
  }

  private void refuse(BypassReason reason, String culprit) {
    refusal = refusal == null ? new Refusal(reason, culprit) : refusal;
  }
}
