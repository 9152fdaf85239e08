/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.explain.Findings;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.protocol.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds every input of a stored result that is not as it was, in the order of {@link Lookups}. Any
 * thread may ask.
 */
final class InputComparison {
  private final FileTable files;
  private final FolderTable folders;
  private final StampSource stamps;

  InputComparison(FileTable files, FolderTable folders, StampSource stamps) {
    this.files = files;
    this.folders = folders;
    this.stamps = stamps;
  }

  /**
   * One thing that is not as it was.
   *
   * @param reason what a miss for it is counted under
   * @param finding it, in words
   */
  record Difference(MissReason reason, Finding finding) {}

  /** All differences; none if the result is right now. */
  List<Difference> of(InputSet inputs, CompileRequest request, String source) {
    List<Difference> all = new ArrayList<>();
    for (InputFile input : inputs.files()) {
      file(input, request, source).ifPresent(all::add);
    }
    for (AbsentNames names : inputs.absent()) {
      if (!names.matches(folders, request.resolve(names.folder()), Evidence.UNWANTED)) {
        all.add(appeared(names, inputs, request));
      }
    }
    inputs
        .searched()
        .turned(stamps, name -> Optional.of(request.resolve(name)), Evidence.UNWANTED)
        .ifPresent(
            name -> all.add(new Difference(MissReason.SEARCH_CHANGED, Findings.turned(name))));
    return all;
  }

  /** The difference in one file, if it is not as it was. */
  Optional<Difference> file(InputFile input, CompileRequest request, String source) {
    Path path = request.resolve(input.path());
    if (input.matches(files, path, Evidence.UNWANTED)) {
      return Optional.empty();
    }
    String name = input.path();
    String before = input.digest().hex();
    FileState now = files.current(path);
    if (now instanceof FileState.Absent) {
      return Optional.of(new Difference(MissReason.INPUT_GONE, Findings.gone(name, before)));
    }
    if (now instanceof FileState.Known known && known.digest().equals(input.digest())) {
      return Optional.of(new Difference(MissReason.INPUT_CHANGED, Findings.redated(name)));
    }
    Finding finding =
        now instanceof FileState.Known known
            ? Findings.changed(name, before, known.digest().hex(), name.equals(source))
            : Findings.unreadable(name, before);
    return Optional.of(new Difference(MissReason.INPUT_CHANGED, finding));
  }

  private Difference appeared(AbsentNames names, InputSet inputs, CompileRequest request) {
    String name = firstThere(names, request);
    String path = names.folder() + (name.isEmpty() ? "" : '/' + name);
    String end = '/' + name;
    String shadowed =
        name.isEmpty()
            ? ""
            : inputs.files().stream()
                .map(InputFile::path)
                .filter(file -> ('/' + file).endsWith(end) && !file.equals(path))
                .findFirst()
                .orElse("");
    return new Difference(MissReason.HEADER_SHADOWED, Findings.appeared(path, shadowed));
  }

  /** The first name that is, or may be, there; empty if that cannot be told. */
  private String firstThere(AbsentNames names, CompileRequest request) {
    Path folder = request.resolve(names.folder());
    for (String name : names.names()) {
      AbsentNames one = new AbsentNames(names.folder(), names.absence(), List.of(name));
      if (!one.matches(folders, folder, Evidence.UNWANTED)) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
      }
    }
    return "";
  }
}
