/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that a driver passes on to GNU's linker. What is not in the table is refused, for it
 * may read or write a file that nobody knows of.
 */
final class LinkerWords {
  /** What an option of the linker does. */
  private enum Kind {
    /** Nothing but what the key covers. */
    FLAG,
    /** The same, with a value. */
    VALUE,
    /** It names a file that is read. */
    FILE,
    /** It names folders, a colon between them, in which needed libraries are looked for. */
    RUN_FOLDERS,
    /** It names the file of a map, which is written. */
    MAP,
    /** A build id: one that is another in each run is refused. */
    BUILD_ID
  }

  private static final Map<String, Kind> TABLE = table();
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9/._+@~$,{}:-]*");

  /** By which libraries are looked for that a library needs, as where a program is linked. */
  private static final Set<String> CHECKING =
      Set.of("no-allow-shlib-undefined", "unresolved-symbols", "copy-dt-needed-entries");

  /** By which a script may name the output. */
  private static final Set<String> SCRIPTS = Set.of("T", "script");

  /** How the name of a file begins in whose place the linker puts the words in it. */
  private static final String READ = "@";

  private static final String VALUE_READ = "=@";

  private static final Pattern LEVEL = Pattern.compile("-O[0-9]*");

  private final List<String> files = new ArrayList<>();
  private final List<String> runFolders = new ArrayList<>();
  private boolean checksLibraries;
  private boolean scripted;
  private @Nullable String map;
  private @Nullable String expecting;
  private @Nullable Bypass refusal;

  private static Map<String, Kind> table() {
    Map<String, Kind> table = new TreeMap<>();
    String flags =
        "as-needed no-as-needed start-group end-group whole-archive no-whole-archive gc-sections"
            + " no-gc-sections export-dynamic no-export-dynamic E no-undefined"
            + " allow-shlib-undefined no-allow-shlib-undefined allow-multiple-definition Bstatic"
            + " Bdynamic Bsymbolic Bsymbolic-functions dn dy static non_shared call_shared"
            + " eh-frame-hdr no-eh-frame-hdr strip-all s strip-debug S discard-all x"
            + " discard-locals X relax no-relax copy-dt-needed-entries no-copy-dt-needed-entries"
            + " push-state pop-state enable-new-dtags disable-new-dtags fatal-warnings"
            + " no-fatal-warnings warn-common no-warn-mismatch ld-generated-unwind-info"
            + " no-ld-generated-unwind-info pie no-pie shared emit-relocs q no-keep-memory"
            + " reduce-memory-overheads omagic N nmagic n no-omagic demangle no-demangle"
            + " sort-common warn-shared-textrel warn-textrel warn-execstack no-warn-execstack"
            + " no-warn-rwx-segments";
    for (String flag : flags.split(" ", -1)) {
      table.put(flag, Kind.FLAG);
    }
    String values =
        "soname h dynamic-linker I entry e init fini undefined u require-defined defsym wrap"
            + " hash-style z m Ttext Tdata Tbss Ttext-segment image-base unresolved-symbols"
            + " exclude-libs compress-debug-sections section-start sort-section";
    for (String value : values.split(" ", -1)) {
      table.put(value, Kind.VALUE);
    }
    for (String file :
        List.of(
            "version-script",
            "dynamic-list",
            "T",
            "script",
            "retain-symbols-file",
            "just-symbols")) {
      table.put(file, Kind.FILE);
    }
    table.put("rpath", Kind.RUN_FOLDERS);
    table.put("rpath-link", Kind.RUN_FOLDERS);
    table.put("Map", Kind.MAP);
    table.put("build-id", Kind.BUILD_ID);
    return table;
  }

  /** Takes words in their order; the value of an option may be the first of the next ones. */
  void take(List<String> words) {
    for (String word : words) {
      if (word.startsWith(READ) || word.contains(VALUE_READ)) {
        refuse(BypassReason.FILE_VALUED_OPTION, word);
      }
      String option = expecting;
      if (option != null) {
        expecting = null;
        takeValue(option, word);
      } else if (!LEVEL.matcher(word).matches()) {
        takeOption(word);
      }
    }
  }

  private void takeOption(String word) {
    String bare = word.startsWith("--") ? word.substring(2) : word.replaceFirst("^-", "");
    int equals = bare.indexOf('=');
    String name = equals < 0 ? bare : bare.substring(0, equals);
    Kind kind = word.startsWith("-") ? TABLE.get(name) : null;
    checksLibraries |= CHECKING.contains(name);
    if (kind == null || (kind == Kind.FLAG && equals >= 0)) {
      refuse(BypassReason.UNSUPPORTED_OPTION, word);
    } else if (equals >= 0) {
      takeValue(name, bare.substring(equals + 1));
    } else if (kind != Kind.FLAG && kind != Kind.BUILD_ID) {
      expecting = name;
    }
  }

  private void takeValue(String option, String value) {
    switch (TABLE.getOrDefault(option, Kind.VALUE)) {
      case FILE -> {
        requirePlain(value);
        scripted |= SCRIPTS.contains(option);
        files.add(value);
      }
      case RUN_FOLDERS -> {
        requirePlain(value);
        runFolders.addAll(List.of(value.split(":", -1)));
      }
      case MAP -> {
        // A percent sign stands for the output's name.
        boolean file = !value.isEmpty() && !value.equals("-") && !value.endsWith("/");
        if (map != null || !file || value.contains("%")) {
          refuse(BypassReason.UNSUPPORTED_OPTION, option + '=' + value);
        }
        map = value;
      }
      case BUILD_ID -> {
        if (value.equals("uuid")) {
          refuse(BypassReason.BUILD_ID, value);
        }
      }
      default -> {
        // the key covers it
      }
    }
  }

  private void requirePlain(String value) {
    if (!PLAIN_NAME.matcher(value).matches()) {
      refuse(BypassReason.FILE_VALUED_OPTION, value);
    }
  }

  private void refuse(BypassReason reason, String culprit) {
    refusal = refusal == null ? new Bypass(reason, culprit) : refusal;
  }

  /** The files that the linker reads because of an option, as spelled. */
  List<String> files() {
    return List.copyOf(files);
  }

  /** Whether a script is in the place of the linker's own. */
  boolean isScripted() {
    return scripted;
  }

  /** Where needed libraries are looked for, as spelled. */
  List<String> runFolders() {
    return List.copyOf(runFolders);
  }

  /** The file of the map that is to be written, as spelled, if one is. */
  Optional<String> map() {
    return Optional.ofNullable(map);
  }

  /** Whether the next word that the linker is given is the value of its last option. */
  boolean expects() {
    return expecting != null;
  }

  /** Whether libraries are looked for that libraries need, whatever is made. */
  boolean checksLibraries() {
    return checksLibraries;
  }

  /** What speaks against caching. */
  Optional<Bypass> refusal() {
    String option = expecting;
    return refusal == null && option != null
        ? Optional.of(new Bypass(BypassReason.UNSUPPORTED_OPTION, option))
        : Optional.ofNullable(refusal);
  }
}
