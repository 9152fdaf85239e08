/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.SearchedFolders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Finds out, after a link has ended, all that its result depends on: the files that the linker says
 * it read, and every place where one of them, or another in its stead, could have been found. In
 * such a place there must be nothing, or a file of the same content: where exactly the linker
 * stopped to look is not asked. Any thread may call.
 */
final class LinkInputs {
  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;

  LinkInputs(FileTable files, FolderTable folders, StampSource stamps) {
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
  }

  /**
   * Collects the inputs of a run.
   *
   * @param trace what it read, and where it looked
   */
  Inputs collect(LinkAttempt attempt, LinkTrace trace, RaceRule rule) {
    return new Collection(attempt, trace, rule).run();
  }

  /** One collection. */
  private final class Collection {
    private final LinkAttempt attempt;
    private final CompileRequest request;
    private final LinkTrace trace;
    private final RaceRule rule;
    private final Map<String, InputFile> inputs = new LinkedHashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();

    Collection(LinkAttempt attempt, LinkTrace trace, RaceRule rule) {
      this.attempt = attempt;
      this.trace = trace;
      this.request = attempt.plan().request();
      this.rule = rule;
    }

    Inputs run() {
      if (trace.against().isPresent()) {
        return trace.against().get();
      }
      absent.addAll(trace.unconfigured());
      List<String> whole = new ArrayList<>(trace.read());
      whole.addAll(attempt.plan().named());
      whole.addAll(trace.configured());
      if (!whole.stream().allMatch(this::add)) {
        return touched();
      }
      Surroundings surroundings = new Surroundings(request, stamps, folders);
      return addPlugin(surroundings) && addPlaces(surroundings)
          ? completed(surroundings)
          : touched();
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
      for (String folder : trace.folders()) {
        String start = folder.isEmpty() || folder.endsWith("/") ? folder : folder + '/';
        for (String name : trace.names()) {
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
}
