/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One link of objects and libraries that can be cached, made by a compiler driver or by a linker
 * that is called itself. Immutable.
 *
 * @param words the arguments, the output's name apart
 * @param output what is made, as spelled or as the driver names it
 * @param inputs objects, libraries and scripts that are named as they are, as spelled
 * @param files what options name and the linker reads, as spelled
 * @param runFolders where the linker looks for libraries that libraries need, as spelled
 * @param map the file of the linker's map, as spelled, if there is to be one
 * @param relocatable whether the result is an object to be linked again
 * @param linker who links
 * @param direct whether no driver calls it
 */
public record LinkCommand(
    List<String> words,
    String output,
    List<String> inputs,
    List<String> files,
    List<String> runFolders,
    Optional<String> map,
    boolean relocatable,
    LinkerKind linker,
    boolean direct)
    implements LinkReading {
  /** In the place of the output's name. */
  private static final String OUTPUT = "-o";

  private static final String PASS = "-Xlinker";

  /** Copies the lists. */
  public LinkCommand {
    words = List.copyOf(words);
    inputs = List.copyOf(inputs);
    files = List.copyOf(files);
    runFolders = List.copyOf(runFolders);
  }

  /**
   * Reads arguments whose response files have been expanded; the driver itself is not among them.
   */
  public static LinkReading read(List<String> arguments) {
    return new LinkReader().read(Argument.split(arguments));
  }

  /**
   * Reads the arguments of a linker that is called itself, response files expanded.
   *
   * @param linker which one it is
   */
  public static LinkReading readDirect(LinkerKind linker, List<String> arguments) {
    return new DirectLinkReader(linker).read(arguments);
  }

  /** The same link in a linker's own words. */
  LinkCommand direct(List<String> own, LinkerKind kind) {
    return new LinkCommand(own, output, inputs, files, runFolders, map, relocatable, kind, true);
  }

  /** Everything that makes two links the same, but for the output's name. */
  public List<String> keyArguments() {
    return words;
  }

  /**
   * The arguments of a run that makes the same elsewhere and tells what the linker has read.
   *
   * @param elsewhere where to write what is made
   * @param list where to write the names of files
   * @param mapped where to write the map, if there is to be one
   */
  public List<String> runArguments(String elsewhere, String list, String mapped) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      all.add(word);
      if (word.equals(OUTPUT)) {
        all.add(elsewhere);
      }
    }
    if (!words.contains(OUTPUT)) {
      all.addAll(List.of(OUTPUT, elsewhere));
    }
    pass(all, "--dependency-file=" + list);
    if (map.isPresent()) {
      // Of several, the linker writes the last one only.
      pass(all, "-Map=" + mapped);
    }
    return all;
  }

  private void pass(List<String> all, String word) {
    if (!direct) {
      all.add(PASS);
    }
    all.add(word);
  }
}
