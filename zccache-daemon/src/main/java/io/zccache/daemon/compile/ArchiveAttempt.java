/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.files.FileDigest;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of an archiver, on a copy of the archive that is to be changed.
 *
 * @param folder where the copy is
 * @param plan what is made
 * @param copied whether the copy is of the content that the plan speaks of
 */
record ArchiveAttempt(PrivateFolder folder, ArchivePlan plan, boolean copied) implements Attempt {
  /** Copies the old archive, if there is one. */
  static ArchiveAttempt in(PrivateFolder folder, ArchivePlan plan) throws IOException {
    ArchiveAttempt attempt = new ArchiveAttempt(folder, plan, true);
    if (plan.old().isEmpty()) {
      return attempt;
    }
    try {
      Files.write(attempt.output(), Files.readAllBytes(plan.target()));
      return new ArchiveAttempt(
          folder, plan, FileDigest.of(attempt.output()).equals(plan.old().get()));
    } catch (NoSuchFileException gone) {
      return new ArchiveAttempt(folder, plan, false);
    }
  }

  @Override
  public Work work() {
    return plan;
  }

  /** The archive that the run makes. */
  private Path output() {
    return folder.file("archive.a");
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(plan.archiver().program().toString());
    words.addAll(plan.command().arguments(output().toString()));
    return words;
  }

  /** A run that fails is made again in place, and says then what it has to say. */
  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public List<Placement> unjudged() throws IOException {
    return copied ? placements() : List.of();
  }

  @Override
  public Optional<BypassReason> fault(MissRunner.Ran ran) {
    if (!copied) {
      return Optional.of(BypassReason.OUTPUT_TOUCHED);
    }
    if (ran.tool().exitCode() != 0 || !Files.isRegularFile(output(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(BypassReason.TOOL_FAILED);
    }
    // It names itself then, by the path that we call it by.
    return ran.tool().stderr().length > 0
        ? Optional.of(BypassReason.OUTPUT_ANNOUNCED)
        : Optional.empty();
  }

  @Override
  public List<Placement> placements() throws IOException {
    return List.of(plan.placement(Content.of(output())));
  }

  @Override
  public long size() throws IOException {
    return Files.size(output());
  }

  @Override
  public Inputs inputs(MissRunner.Ran ran, RaceRule rule) throws IOException, InterruptedException {
    return plan.craft().inputs(plan, rule);
  }

  @Override
  public Result result(MissRunner.Ran ran, InputSet inputs) {
    return new Result(
        plan.unit(),
        inputs,
        List.of(new NewOutput(OutputRole.ARCHIVE, ArchivePlan.MODE, Content.of(output()))));
  }
}
