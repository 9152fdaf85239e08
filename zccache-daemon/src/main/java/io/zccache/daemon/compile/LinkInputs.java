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
import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.link.LinkerScript;
import io.zccache.daemon.link.LoaderConfig;
import io.zccache.daemon.link.RunPaths;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.SearchedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out, after a link has ended, all that its result depends on: the files that the linker says
 * it read, and every place where one of them, or another in its stead, could have been found. In
 * such a place there must be nothing, or a file of the same content: where exactly the linker
 * stopped to look is not asked. Any thread may call.
 */
final class LinkInputs {
  private static final byte[] ARCHIVE = "!<arch>\n".getBytes(US_ASCII);
  private static final byte[] THIN = "!<thin>\n".getBytes(US_ASCII);
  private static final Pattern LIBRARY = Pattern.compile("lib(.+)\\.(?:a|so)");

  /** Files with specs that the driver reads for some options, if it finds them. */
  private static final List<String> SPECS =
      List.of("libgomp.spec", "libitm.spec", "libsanitizer.spec", "libgfortran.spec");

  /** More of them in a row lead nowhere. */
  private static final int MOST_LINKS = 40;

  /** What a list that does not quote may hold only by accident. */
  private static final Pattern ODD = Pattern.compile("\\$|\\\\[^\\n]");

  /** Larger scripts are none. */
  private static final long LONGEST_SCRIPT = 4L << 20;

  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;

  LinkInputs(FileTable files, FolderTable folders, StampSource stamps) {
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
  }

  /** Collects the inputs of a run. */
  Inputs collect(LinkAttempt attempt, RaceRule rule) throws IOException {
    try {
      return new Collection(attempt, rule).run();
    } catch (NoSuchFileException goneMeanwhile) {
      return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
    }
  }

  /**
   * Whether the linker may have looked for something where its output is to be. There a run in
   * place meets the output that it has just begun. What cannot be told is not kept later.
   */
  boolean mayReadOutput(LinkAttempt attempt) throws IOException {
    try {
      Collection collection = new Collection(attempt, new RaceRule(Long.MAX_VALUE));
      Optional<Inputs> unused = collection.gather();
      return collection.meetsOutput();
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
  }

  /** One collection. */
  private final class Collection {
    private final LinkAttempt attempt;
    private final CompileRequest request;
    private final RaceRule rule;
    private final Map<String, InputFile> inputs = new LinkedHashMap<>();
    private final Set<String> searched = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>(SPECS);
    private final Set<String> absent = new LinkedHashSet<>();

    Collection(LinkAttempt attempt, RaceRule rule) {
      this.attempt = attempt;
      this.request = attempt.plan().request();
      this.rule = rule;
    }

    Inputs run() throws IOException {
      Optional<Inputs> unknown = gather();
      if (unknown.isPresent()) {
        return unknown.get();
      }
      LinkPlan plan = attempt.plan();
      for (String file : plan.command().files()) {
        if (!add(file)) {
          return touched();
        }
      }
      Optional<Inputs> against = addLoaderFiles(plan.loaderFiles());
      if (against.isPresent()) {
        return against.get();
      }
      Surroundings surroundings = new Surroundings(request, stamps, folders);
      return addPlugin(surroundings) && addPlaces(surroundings)
          ? completed(surroundings)
          : touched();
    }

    /**
     * What was read, and what was looked for, and where, as far as it can be told; what speaks
     * against it, if anything.
     */
    Optional<Inputs> gather() throws IOException {
      List<String> read;
      Optional<Inputs> against = Optional.empty();
      try {
        byte[] list = Files.readAllBytes(attempt.list());
        if (ODD.matcher(new String(list, ISO_8859_1)).find()) {
          against = unknown();
        }
        read = Depfile.parse(list).prerequisites();
      } catch (MalformedDepfileException | NoSuchFileException e) {
        return unknown();
      }
      searched.addAll(attempt.search().folders());
      searched.add("");
      addFolders(attempt.plan().command().runFolders());
      for (String variable : List.of("LD_RUN_PATH", "LD_LIBRARY_PATH")) {
        String value = request.environment().getOrDefault(variable, "");
        if (value.contains("$")) {
          against = unknown(); // it stands for the folder of each library that needs another
        }
        addFolders(List.of(value.split(":", -1)));
      }
      attempt.search().libraries().forEach(this::addLibrary);
      for (String file : new LinkedHashSet<>(read)) {
        Optional<Inputs> one = addRead(file);
        against = against.isPresent() ? against : one;
      }
      return against;
    }

    private Optional<Inputs> unknown() {
      return Optional.of(new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN));
    }

    /** Whether a place that was searched, or a link there, is that of the output. */
    boolean meetsOutput() throws IOException {
      String made = attempt.plan().outputName();
      Path target = attempt.plan().target().resolveSibling(".").toRealPath().resolve(made);
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

    private Inputs touched() {
      return new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
    }

    private boolean add(String path) {
      if (!(files.current(request.resolve(path)) instanceof FileState.Known known)
          || rule.touched(known.stamp())) {
        return false;
      }
      inputs.putIfAbsent(path, new InputFile(path, known));
      return true;
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
    private Optional<Inputs> addRead(String file) throws IOException {
      Path path = request.resolve(file);
      if (!Files.isRegularFile(path)) {
        // A temporary one of a plugin's, or half of a name with a blank in it.
        return Optional.of(new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN));
      }
      if (!add(file)) {
        return Optional.of(touched());
      }
      String name = SearchWalk.nameOf(file);
      Matcher library = LIBRARY.matcher(name);
      if (library.matches()) {
        addLibrary(library.group(1));
      } else if (!name.endsWith(".o") || !attempt.plan().command().inputs().contains(file)) {
        names.add(name);
      }
      return look(file, path);
    }

    private Optional<Inputs> look(String file, Path path) throws IOException {
      byte[] head;
      try (var in = Files.newInputStream(path)) {
        head = in.readNBytes(RunPaths.HEAD);
      }
      if (begins(head, THIN)) {
        return Optional.of(new Inputs.Unsuited(BypassReason.ARCHIVE_THIN));
      }
      if (begins(head, ARCHIVE)) {
        return Optional.empty();
      }
      if (RunPaths.isElf(head)) {
        return RunPaths.isShared(head) ? addRunPaths(file, path) : Optional.empty();
      }
      if (Files.size(path) > LONGEST_SCRIPT) {
        return Optional.of(new Inputs.Unsuited(BypassReason.LINKER_SCRIPT));
      }
      LinkerScript script = LinkerScript.of(text(path));
      addFolders(script.folders());
      searched.add(SearchWalk.folderOf(file));
      return script.odd()
          ? Optional.of(new Inputs.Unsuited(BypassReason.LINKER_SCRIPT))
          : Optional.empty();
    }

    private Optional<Inputs> addRunPaths(String file, Path path) throws IOException {
      Optional<List<String>> paths = RunPaths.of(Files.readAllBytes(path));
      if (paths.isEmpty()) {
        return Optional.of(new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN));
      }
      String folder = SearchWalk.folderOf(file);
      String origin = folder.isEmpty() ? "." : folder;
      for (String run : paths.get()) {
        String plain = run.replace("${ORIGIN}", origin).replace("$ORIGIN", origin);
        if (plain.contains("$")) {
          return Optional.of(new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN));
        }
        addFolders(List.of(plain));
      }
      return Optional.empty();
    }

    private Optional<Inputs> addLoaderFiles(List<String> names) throws IOException {
      for (String before : LoaderConfig.BEFORE) {
        if (Files.exists(Path.of(before))) {
          return Optional.of(new Inputs.Unsuited(BypassReason.LOADER_CONFIGURED));
        }
        absent.add(before);
      }
      Path first = Path.of(LoaderConfig.FILE);
      if (!Files.exists(first)) {
        absent.add(LoaderConfig.FILE);
        return Optional.empty();
      }
      List<String> all = new ArrayList<>(names);
      all.add(LoaderConfig.FILE);
      for (String name : all) {
        if (!add(name)) {
          return Optional.of(touched());
        }
        LoaderConfig config = LoaderConfig.of(text(Path.of(name)));
        if (config.odd()) {
          return Optional.of(new Inputs.Unsuited(BypassReason.LOADER_CONFIGURED));
        }
        addFolders(config.folders());
      }
      return Optional.empty();
    }

    private boolean addPlugin(Surroundings surroundings) {
      Optional<String> plugin = attempt.search().plugin();
      if (plugin.isEmpty()) {
        return true;
      }
      String name = SearchWalk.nameOf(plugin.get());
      for (String folder : attempt.search().programs()) {
        if (!addPlace(folder + name, surroundings)) {
          return false;
        }
      }
      return add(plugin.get());
    }

    /** In each place there is a file, which counts, or nothing, which counts too. */
    private boolean addPlaces(Surroundings surroundings) {
      for (String folder : searched) {
        String start = folder.isEmpty() || folder.endsWith("/") ? folder : folder + '/';
        for (String name : names) {
          if (!addPlace(start + name, surroundings)) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean addPlace(String place, Surroundings surroundings) {
      if (inputs.containsKey(place)) {
        return true;
      }
      if (!surroundings.exists(place)) {
        absent.add(place);
        return true;
      }
      return add(place);
    }

    private Inputs completed(Surroundings surroundings) {
      List<AbsentNames> missing = new ArrayList<>();
      Map<String, SortedSet<String>> grouped = AbsentPaths.byFolder(absent, surroundings::exists);
      for (Map.Entry<String, SortedSet<String>> folder : grouped.entrySet()) {
        List<String> of = List.copyOf(folder.getValue());
        Optional<Absence> absence = folders.observe(request.resolve(folder.getKey()), of);
        if (absence.isEmpty()) {
          return touched();
        }
        missing.add(new AbsentNames(folder.getKey(), absence.get(), of));
      }
      return new Inputs.Complete(
          new InputSet(List.copyOf(inputs.values()), missing, SearchedFolders.NONE));
    }
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
