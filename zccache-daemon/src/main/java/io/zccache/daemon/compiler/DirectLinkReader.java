/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads one command line of a linker that no driver calls: it is put into the words by which a
 * driver would be told the same, and read as those are.
 */
final class DirectLinkReader {
  private static final String PASS = "-Xlinker";
  private static final String OUTPUT = "-o";

  /** What a driver has words of its own for. */
  private static final Map<String, String> OWN =
      Map.of(
          "-r", "-r",
          "-i", "-r",
          "--relocatable", "-r",
          "-shared", "-shared",
          "--shared", "-shared",
          "-Bshareable", "-shared");

  private static final Map<String, String> GROUPS =
      Map.of("-(", "--start-group", "-)", "--end-group");

  private final LinkerKind linker;
  private final LinkerWords values = new LinkerWords();
  private final List<String> words = new ArrayList<>();
  private final List<String> driver = new ArrayList<>();

  DirectLinkReader(LinkerKind linker) {
    this.linker = linker;
  }

  LinkReading read(List<String> arguments) {
    if (linker == LinkerKind.LLD) {
      driver.add("-fuse-ld=lld");
    }
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      take(rest.next(), rest);
    }
    if (values.refusal().isPresent()) {
      return values.refusal().get();
    }
    LinkReading read = LinkCommand.read(driver);
    return read instanceof LinkCommand command ? command.direct(words, linker) : read;
  }

  private void take(String word, Iterator<String> rest) {
    if (values.expects() || GROUPS.containsKey(word)) {
      pass(word);
    } else if (word.equals(OUTPUT) || word.equals("-T") || word.equals("-L") || word.equals("-l")) {
      takeValue(word, rest.hasNext() ? rest.next() : "");
    } else if (word.startsWith("--output=")) {
      takeValue(OUTPUT, word.substring("--output=".length()));
    } else if (!word.startsWith("-") || word.startsWith("-L") || word.startsWith("-l")) {
      words.add(word);
      driver.add(word);
    } else if (OWN.containsKey(word)) {
      words.add(word);
      driver.add(OWN.get(word));
    } else {
      pass(word);
    }
  }

  private void takeValue(String option, String value) {
    words.add(option);
    driver.add(option);
    driver.add(value);
    if (!option.equals(OUTPUT)) {
      words.add(value);
    }
  }

  /** To the linker's own table. */
  private void pass(String word) {
    words.add(word);
    String known = GROUPS.getOrDefault(word, word);
    values.take(List.of(known));
    driver.add(PASS);
    driver.add(known);
  }
}
