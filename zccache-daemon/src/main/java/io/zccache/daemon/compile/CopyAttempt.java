/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.link.RunPaths;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a copier.
 *
 * @param folder where it writes
 * @param plan what is made
 */
record CopyAttempt(PrivateFolder folder, CopyPlan plan) implements Attempt {
  /** What the owner may do. */
  private static final int OWN = 0700;

  private static final int RUNS = 0100;

  /** What is asked for where a program or a library is made, and what otherwise. */
  private static final int PROGRAM_MODE = 0777;

  private static final int FILE_MODE = 0666;

  @Override
  public Work work() {
    return plan;
  }

  private Path output() {
    return folder.file("copy");
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(plan.copier().program().toString());
    words.addAll(plan.command().arguments(output().toString()));
    return words;
  }

  /** A run that fails is made again in place, and says then what it has to say. */
  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public List<Placement> unjudged() {
    return List.of();
  }

  @Override
  public Optional<BypassReason> fault(MissRunner.Ran ran) throws IOException {
    if (ran.tool().exitCode() != 0 || !Files.isRegularFile(output(), NOFOLLOW_LINKS)) {
      return Optional.of(BypassReason.TOOL_FAILED);
    }
    if (ran.tool().stderr().length > 0 || ran.tool().stdout().length > 0) {
      return Optional.of(BypassReason.OUTPUT_ANNOUNCED);
    }
    if (!plan.command().named() && !isElf()) {
      return Optional.of(BypassReason.COPY_FORMAT);
    }
    if ((plan.request().client().umask() & OWN) != 0) {
      return Optional.of(BypassReason.OUTPUT_KEPT); // it hides what the copier asks for
    }
    // What is not known of modes is left to the copier.
    int expected = plan.copier().keepsMode() ? plan.inputMode() : asked();
    return (mode() & OWN) == (expected & OWN)
        ? Optional.empty()
        : Optional.of(BypassReason.OUTPUT_KEPT);
  }

  /** Others, and archives, may hold the output's name, or times. */
  private boolean isElf() throws IOException {
    try (InputStream in = Files.newInputStream(output())) {
      return RunPaths.isElf(in.readNBytes(RunPaths.HEAD));
    }
  }

  private int mode() throws IOException {
    return (Integer) Files.getAttribute(output(), "unix:mode");
  }

  private int asked() throws IOException {
    return (mode() & RUNS) == 0 ? FILE_MODE : PROGRAM_MODE;
  }

  @Override
  public List<Placement> placements() throws IOException {
    return List.of(plan.placement(Content.of(output()), asked()));
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
  public Result result(MissRunner.Ran ran, InputSet inputs) throws IOException {
    return new Result(
        plan.unit(),
        inputs,
        List.of(new NewOutput(OutputRole.LINKED, asked(), Content.of(output()))));
  }
}
