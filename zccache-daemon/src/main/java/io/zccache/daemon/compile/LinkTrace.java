/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.Depfile;
import io.zccache.daemon.compiler.MalformedDepfileException;
import io.zccache.daemon.link.LinkerScript;
import io.zccache.daemon.link.LoaderConfig;
import io.zccache.daemon.link.RunPaths;
import io.zccache.daemon.stats.NotStoredReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link that has ended read, what it looked for, and where. For one thread at a time; nothing
 * changes once it is made.
 */
final class LinkTrace {
  private static final byte[] ARCHIVE = "!<arch>\n".getBytes(US_ASCII);
  private static final byte[] THIN = "!<thin>\n".getBytes(US_ASCII);
  private static final Pattern LIBRARY = Pattern.compile("lib(.+)\\.(?:a|so)");

  /** Files with specs that the driver reads for some options, if it finds them. */
  private static final List<String> SPECS =
      List.of("libgomp.spec", "libitm.spec", "libsanitizer.spec", "libgfortran.spec");

  private static final String UP = "..";

  /** How LLVM's objects for link-time optimisation begin. */
  private static final String BITCODE = "BC\u00c0\u00de";

  /** More of them in a row lead nowhere. */
  private static final int MOST_LINKS = 40;

  /** What a list that does not quote may hold only by accident. */
  private static final Pattern ODD = Pattern.compile("\\$|\\\\[^\\n]");

  /** Larger scripts are none. */
  private static final long LONGEST_SCRIPT = 4L << 20;

  private final LinkAttempt attempt;
  private final CompileRequest request;
  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> searched = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>(SPECS);
  private final List<String> configured = new ArrayList<>();
  private final List<String> unconfigured = new ArrayList<>();
  private Optional<Inputs> against = Optional.empty();

  private LinkTrace(LinkAttempt attempt) {
    this.attempt = attempt;
    this.request = attempt.plan().request();
  }

  /** Reads the list that the run has written, and what the files in it say of further searches. */
  static LinkTrace of(LinkAttempt attempt) throws IOException {
    LinkTrace trace = new LinkTrace(attempt);
    try {
      trace.gather();
      trace.addLoaderFiles();
    } catch (NoSuchFileException goneMeanwhile) {
      trace.refuse(new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED));
    }
    return trace;
  }

  /** The files that were read, as the linker spells them. */
  Set<String> read() {
    return read;
  }

  /** The names that were looked for, or could have been. */
  Set<String> names() {
    return names;
  }

  /** Where any of them was looked for; the working directory has no name. */
  Set<String> folders() {
    return searched;
  }

  /** The files that tell where the loader finds libraries. */
  List<String> configured() {
    return configured;
  }

  /** Where there is no such file, though one would have been read. */
  List<String> unconfigured() {
    return unconfigured;
  }

  /** Why it is not known what the link rests on; then the rest is what is known at least. */
  Optional<Inputs> against() {
    return against;
  }

  private void refuse(Inputs reason) {
    against = against.isPresent() ? against : Optional.of(reason);
  }

  private void refuse(NotStoredReason reason) {
    refuse(new Inputs.Unknown(reason));
  }

  private void gather() throws IOException {
    byte[] list;
    try {
      list = Files.readAllBytes(attempt.list());
      read.addAll(Depfile.parse(list).prerequisites());
      // Their contents are in the key.
      attempt.objects().forEach(read::remove);
    } catch (MalformedDepfileException | NoSuchFileException e) {
      refuse(NotStoredReason.INPUTS_UNKNOWN);
      return;
    }
    if (ODD.matcher(new String(list, ISO_8859_1)).find()) {
      refuse(NotStoredReason.INPUTS_UNKNOWN);
    }
    searched.addAll(attempt.search().folders());
    searched.add("");
    addFolders(attempt.plan().command().runFolders());
    for (String variable : List.of("LD_RUN_PATH", "LD_LIBRARY_PATH")) {
      String value = request.environment().getOrDefault(variable, "");
      if (value.contains("$")) {
        // It stands for the folder of each library that needs another.
        refuse(NotStoredReason.INPUTS_UNKNOWN);
      }
      addFolders(List.of(value.split(":", -1)));
    }
    attempt.search().libraries().forEach(this::addLibrary);
    for (String file : read) {
      addRead(file);
    }
    if (straightens() && !areStraight()) {
      refuse(NotStoredReason.INPUTS_UNKNOWN);
    }
  }

  /** Whether a name in the list may have lost a step up that led elsewhere than it seems. */
  private boolean straightens() {
    return attempt.plan().command().linker().straightensNames();
  }

  /** Whether all names that were given lead where they lead without their steps up. */
  private boolean areStraight() throws IOException {
    List<String> given = new ArrayList<>(searched);
    given.addAll(attempt.plan().command().inputs());
    for (String name : given) {
      Path path = request.resolve(name.isEmpty() ? "." : name);
      Path straight = path.normalize();
      if (Files.exists(path) && !(Files.exists(straight) && Files.isSameFile(path, straight))) {
        return false;
      }
    }
    return attempt.search().libraries().stream().noneMatch(name -> name.contains(UP));
  }

  private void addFolders(List<String> some) {
    some.stream().filter(folder -> !folder.isEmpty()).forEach(searched::add);
  }

  private void addLibrary(String name) {
    if (name.startsWith(":")) {
      names.add(name.substring(1));
    } else {
      names.add("lib" + name + ".so");
      names.add("lib" + name + ".a");
    }
  }

  /** A file that the linker read: what could stand for it elsewhere has its last name. */
  private void addRead(String file) throws IOException {
    Path path = request.resolve(file);
    if (!Files.isRegularFile(path)) {
      // A temporary one of a plugin's, or half of a name with a blank in it.
      refuse(NotStoredReason.INPUTS_UNKNOWN);
      return;
    }
    String name = SearchWalk.nameOf(file);
    Matcher library = LIBRARY.matcher(name);
    if (library.matches()) {
      addLibrary(library.group(1));
    } else if (!name.endsWith(".o") || !attempt.plan().command().inputs().contains(file)) {
      names.add(name);
    }
    look(file, path);
  }

  private void look(String file, Path path) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(path)) {
      head = in.readNBytes(RunPaths.HEAD);
    }
    if (begins(head, THIN)) {
      refuse(new Inputs.Unsuited(BypassReason.ARCHIVE_THIN));
    } else if (RunPaths.isElf(head)) {
      if (RunPaths.isShared(head)) {
        addRunPaths(file, path);
      }
    } else if (!begins(head, ARCHIVE)) {
      addScript(file, path);
    }
  }

  private void addScript(String file, Path path) throws IOException {
    if (Files.size(path) > LONGEST_SCRIPT) {
      refuse(new Inputs.Unsuited(BypassReason.LINKER_SCRIPT));
      return;
    }
    String text = text(path);
    LinkerScript script = LinkerScript.of(text);
    if (text.startsWith(BITCODE)) {
      refuse(new Inputs.Unsuited(BypassReason.LTO));
    } else if (straightens() && text.contains(UP)) {
      refuse(new Inputs.Unsuited(BypassReason.LINKER_SCRIPT));
    }
    addFolders(script.folders());
    searched.add(SearchWalk.folderOf(file));
    if (script.odd()) {
      refuse(new Inputs.Unsuited(BypassReason.LINKER_SCRIPT));
    }
  }

  private void addRunPaths(String file, Path path) throws IOException {
    Optional<List<String>> paths = RunPaths.of(Files.readAllBytes(path));
    if (paths.isEmpty()) {
      refuse(NotStoredReason.INPUTS_UNKNOWN);
      return;
    }
    String folder = SearchWalk.folderOf(file);
    String origin = folder.isEmpty() ? "." : folder;
    for (String run : paths.get()) {
      String plain = run.replace("${ORIGIN}", origin).replace("$ORIGIN", origin);
      if (plain.contains("$")) {
        refuse(NotStoredReason.INPUTS_UNKNOWN);
      } else {
        addFolders(List.of(plain));
      }
    }
  }

  private void addLoaderFiles() throws IOException {
    for (String before : LoaderConfig.BEFORE) {
      if (Files.exists(Path.of(before))) {
        refuse(new Inputs.Unsuited(BypassReason.LOADER_CONFIGURED));
      }
      unconfigured.add(before);
    }
    if (!Files.exists(Path.of(LoaderConfig.FILE))) {
      unconfigured.add(LoaderConfig.FILE);
      return;
    }
    configured.addAll(attempt.plan().loaderFiles());
    configured.add(LoaderConfig.FILE);
    for (String name : configured) {
      LoaderConfig config = LoaderConfig.of(text(Path.of(name)));
      if (config.odd()) {
        refuse(new Inputs.Unsuited(BypassReason.LOADER_CONFIGURED));
      }
      addFolders(config.folders());
    }
  }

  /**
   * Whether a place that was searched, or a link there, is that of an output: there a run in place
   * meets what it has just begun.
   *
   * @param output where it is to be
   */
  boolean meets(Path output) throws IOException {
    String made = SearchWalk.nameOf(output.toString());
    Path target;
    try {
      target = output.resolveSibling(".").toRealPath().resolve(made);
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
    for (String folder : searched) {
      Path there = request.resolve(folder.isEmpty() ? "." : folder);
      if (!Files.isDirectory(there)) {
        continue;
      }
      boolean atHome = there.toRealPath().resolve(made).equals(target);
      for (String name : names) {
        if ((atHome && name.equals(made)) || leadsTo(there.resolve(name), target)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean leadsTo(Path place, Path target) throws IOException {
    Path at = place;
    for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
      at = at.resolveSibling(Files.readSymbolicLink(at));
      Path folder = at.resolveSibling(".");
      if (Files.isDirectory(folder)
          && folder.toRealPath().resolve(SearchWalk.nameOf(at.toString())).equals(target)) {
        return true;
      }
    }
    return false;
  }

  /** What a file says in letters that matter; others may stand in comments. */
  private static String text(Path path) throws IOException {
    return new String(Files.readAllBytes(path), ISO_8859_1);
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
