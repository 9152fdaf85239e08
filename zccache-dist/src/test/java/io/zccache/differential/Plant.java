/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A bug put into a copy of the distribution, to prove that the tester finds bugs of its class: one
 * kind of input is left out of what makes two compiles the same. One place in one source file of
 * the daemon is changed, and the class is replaced in the copy's jar.
 */
enum Plant {
  /** Macro definitions on the command line do not count. */
  ARGUMENTS(
      "key/UnitKey",
      ".field(\"arguments\", arguments)",
      ".field(\"arguments\", arguments.stream().filter(a -> !a.startsWith(\"-D\")).toList())"),
  /** No variable of the environment counts. */
  ENVIRONMENT(
      "key/UnitKey", ".field(\"environment\", environment)", ".field(\"environment\", \"\")"),
  /** The working directory does not count. */
  FOLDER("key/UnitKey", ".field(\"folder\", folder)", ""),
  /** Who compiles does not count. */
  COMPILER("key/UnitKey", ".field(\"compiler\", compiler.digest())", ""),
  /** Files that are there are believed to be as they were. */
  CONTENTS(
      "store/InputFile",
      "return files.matches(resolved, content, evidence);",
      "return java.nio.file.Files.exists(resolved);"),
  /** Files that were not there are believed not to be there. */
  ABSENCE(
      "store/AbsentNames",
      "return folders.absent(resolved, names, absence, evidence);",
      "return true;"),
  /** Which names on the search path lead to one folder does not count. */
  SEARCHED("store/SearchedFolders", "!firsts.get(i).equals(firstsNow.get(i))", "firsts.get(i) < 0"),
  /** A precompiled header that took a header's place does not count. */
  PRECOMPILED(
      "compile/PrecompiledHeaders", "inputs.putIfAbsent(name, new InputFile(name, known));", ""),
  /** The times of what clang's precompiled header was made of do not count. */
  TIMES(
      "compile/PrecompiledHeaders", "new InputFile(input.path(), input.content(), true)", "input"),
  /** What a known hit rests on is believed to be as it was. */
  SIGHTINGS(
      "compile/KnownHits", "natives.get().firstChanged(hit.sightings()) >= 0", "hit.epoch() < 0"),
  /** What files hold that are a part of a question does not count for which hit is known. */
  CONTENT_ASKED("compile/KnownHits", "return contents;", "return List.of();"),
  /** What a compiler read before it gave up does not count. */
  STOPPED(
      "compile/FilesRead",
      "entered.isPresent() ? entered.get()",
      "entered.isPresent() ? List.<String>of()"),
  /** The environment does not count for which hit is known. */
  QUESTION("compile/CallBytes", "addEnvironment(call.env());", ""),
  /** What the caller's umask forbids is granted. */
  UMASK(
      "compile/Placements",
      "return MODE & ~plan.request().client().umask();",
      "return MODE & ~022;"),
  /** What an archive held before it is updated does not count. */
  ARCHIVED(
      "compile/ArchivePlan",
      "old.map(content -> PRESENT + content.hex()).orElse(ABSENT)",
      "old.map(content -> ABSENT).orElse(ABSENT)"),
  /** Places where a linker found nothing do not count. */
  LIBRARIES("compile/LinkInputs", "absent.add(place);", ""),
  /** What clang once said that it calls is believed for ever. */
  CLANG_CALLS("compile/ClangCalls", "if (!now.equals(place.getValue()))", "if (now == null)"),
  /** Files that options of strip and objcopy name do not count. */
  COPIES("compile/CopyPlan", "new ArrayList<>(command.files())", "new ArrayList<>()"),
  /** What an assembler embeds or includes does not count. */
  ASSEMBLED("compile/FilesRead", "others.addAll(embedded);", ""),
  /** The targets of a dependency file do not count. */
  TARGETS(
      "compiler/CompileCommand", "depfile().ifPresent(request -> addTargets(words, request));", "");

  private static final Set<Plant> ABOUT_LINKS =
      EnumSet.of(ARCHIVED, LIBRARIES, CLANG_CALLS, COPIES);

  private static final String PACKAGE = "io/zccache/daemon/";

  private final String type;
  private final String right;
  private final String wrong;

  Plant(String type, String right, String wrong) {
    this.type = PACKAGE + type;
    this.right = right;
    this.wrong = wrong;
  }

  /** What the stories are about that show it soonest. */
  Subject subject() {
    if (ABOUT_LINKS.contains(this)) {
      return Subject.LINKS;
    }
    return this == STOPPED || this == CONTENT_ASKED ? Subject.PROBES : Subject.ALL;
  }

  static Plant named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Makes a copy of the distribution with the bug in it.
   *
   * @param programs the distribution
   * @param sources the daemon's source folder
   * @param folder where to work
   * @return the copy's folder
   */
  Path in(Path programs, Path sources, Path folder) throws IOException {
    Path copy = folder.resolve("planted");
    copy(programs, copy);
    Path jar;
    try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
      jar = jars.filter(one -> one.toString().contains("zccache-daemon")).findFirst().orElseThrow();
    }
    Path classes = compiled(sources, copy.resolve("lib"), folder);
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
      try (Stream<Path> all = Files.walk(classes)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          Files.copy(
              one,
              inside.getPath(classes.relativize(one).toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return copy;
  }

  private Path compiled(Path sources, Path lib, Path folder) throws IOException {
    String text = Files.readString(sources.resolve(type + ".java"));
    if (text.indexOf(right) < 0 || text.indexOf(right) != text.lastIndexOf(right)) {
      throw new IllegalStateException(
          "the plant " + this + " no longer fits: " + type + " must have this once: " + right);
    }
    Path changed = folder.resolve("changed/" + type + ".java");
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(right, wrong));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> jars;
    try (Stream<Path> all = Files.list(lib)) {
      jars = all.map(Path::toString).toList();
    }
    int exit =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-nowarn",
            "-cp",
            String.join(":", jars),
            "-d",
            classes.toString(),
            changed.toString());
    if (exit != 0) {
      throw new IllegalStateException("the plant " + this + " does not compile");
    }
    return classes;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
