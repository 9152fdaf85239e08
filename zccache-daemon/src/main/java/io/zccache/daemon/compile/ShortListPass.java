/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Depfile;
import io.zccache.daemon.compiler.LineMarkers;
import io.zccache.daemon.compiler.MalformedDepfileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dependency list without system headers, where one is wanted: the compile itself makes
 * the full one, which is needed to know what the result rests on.
 */
final class ShortListPass implements Pass {
  private final RunFiles files;
  private @Nullable List<String> preprocessed;

  ShortListPass(RunFiles files) {
    this.files = files;
  }

  @Override
  public List<String> words() {
    return words(false);
  }

  /**
   * @param proper whether the compiler proper must read the source
   */
  private List<String> words(boolean proper) {
    boolean header = proper || PrecompiledHeaders.clangUsesOne(files.plan());
    return files.words(
        files
            .plan()
            .command()
            .shortListArguments(files.shortList().toString(), files.text().toString(), header));
  }

  /** The text may be megabytes long. */
  @Override
  public void look() throws IOException {
    if (files.plan().command().shortListLeavesText()) {
      try (InputStream text = Files.newInputStream(files.text())) {
        preprocessed = LineMarkers.filesOf(text);
      } catch (NoSuchFileException failed) {
        preprocessed = null; // it has not come that far
      }
    }
  }

  /**
   * The quick pass may have read other files than the compile, or in another order: a pass that
   * only preprocesses passes over precompiled headers, and over what pragmas do to macros.
   */
  @Override
  public Optional<List<String>> proper() throws IOException {
    return isDoubtful() ? Optional.of(words(true)) : Optional.empty();
  }

  private boolean isDoubtful() throws IOException {
    if (!files.wroteList()) {
      return false;
    }
    try {
      List<String> all = Depfile.parse(Files.readAllBytes(files.fullList())).prerequisites();
      if (files.plan().command().shortListLeavesText()) {
        List<String> read = preprocessed;
        return read != null && (!all.equals(read) || read.stream().anyMatch(this::isPrecompiled));
      }
      List<String> some = Depfile.parse(Files.readAllBytes(files.shortList())).prerequisites();
      return !new HashSet<>(all).containsAll(some);
    } catch (MalformedDepfileException e) {
      return true;
    } catch (NoSuchFileException failed) {
      return false; // the pass has not come that far
    }
  }

  private boolean isPrecompiled(String header) {
    return Files.exists(files.plan().request().resolve(header + ".gch"));
  }
}
