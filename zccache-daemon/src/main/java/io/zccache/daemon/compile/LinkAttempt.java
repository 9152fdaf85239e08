/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.LinkerKind;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.link.LinkMap;
import io.zccache.daemon.link.LinkerErrors;
import io.zccache.daemon.link.RunPaths;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a driver that links.
 *
 * @param folder where it writes
 * @param plan what is made
 * @param search where it looks for files
 * @param trace where it has looked, once it has ended
 */
record LinkAttempt(
    PrivateFolder folder, LinkPlan plan, LinkSearch search, Optional<LinkTrace> trace)
    implements Attempt {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * An empty output stands in for one that the user has, or will have when the result is used
   * again: a linker that fails takes it away or not.
   */
  static LinkAttempt in(PrivateFolder folder, LinkPlan plan, LinkSearch search) throws IOException {
    Files.createDirectory(folder.file("out"));
    for (MadeObject object : plan.objects()) {
      object.putInto(folder);
    }
    LinkAttempt attempt = new LinkAttempt(folder, plan, search, Optional.empty());
    Files.createFile(attempt.output());
    return attempt;
  }

  @Override
  public Work work() {
    return plan;
  }

  /** What the run makes: versions of symbols are named after it, unless it has a soname. */
  private Path output() {
    return folder.file("out").resolve(plan.outputName());
  }

  /** The map, if the user wants one, with the name of the run's own output in it. */
  private Path writtenMap() {
    return folder.file("linker.map");
  }

  /** The map that the user gets. */
  private Path map() {
    return folder.file("user.map");
  }

  private Optional<Content> mapContent() {
    return plan.command().map().map(name -> Content.of(map()));
  }

  /** The objects that were made for this link only, as the linker names them. */
  List<String> objects() {
    return plan.objects().stream().map(object -> object.in(folder).toString()).toList();
  }

  /** The linker's list of what it read. */
  Path list() {
    return folder.file("linker.d");
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(plan.compiler().program().toString());
    words.addAll(
        plan.command()
            .runArguments(output().toString(), list().toString(), writtenMap().toString()));
    return plan.withObjects(words, object -> object.in(folder));
  }

  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public List<Placement> unjudged() {
    return List.of();
  }

  @Override
  public Attempt ended() throws IOException {
    writeMap();
    return new LinkAttempt(folder, plan, search, Optional.of(LinkTrace.of(this)));
  }

  private void writeMap() throws IOException {
    if (plan.command().map().isEmpty() || !Files.exists(writtenMap(), NOFOLLOW_LINKS)) {
      return;
    }
    Optional<byte[]> renamed =
        LinkMap.renamed(
            Files.readAllBytes(writtenMap()),
            output().toString(),
            plan.command().output(),
            folder.path().toString());
    if (renamed.isPresent()) {
      Files.write(map(), renamed.get());
    }
  }

  @Override
  public Optional<BypassReason> fault(MissRunner.Ran ran) throws IOException {
    if (ran.tool().exitCode() != 0 && !plan.objects().isEmpty()) {
      // What the linker says names the objects, which have other names in each run.
      return Optional.of(BypassReason.TOOL_FAILED);
    }
    if (plan.command().direct()) {
      // It names itself as it is called, which is another name here.
      if (ran.tool().exitCode() != 0) {
        return Optional.of(BypassReason.TOOL_FAILED);
      }
      if (ran.tool().stderr().length > 0 || ran.tool().stdout().length > 0) {
        return Optional.of(BypassReason.LINKER_SPEAKS);
      }
    }
    if ((plan.tool().call().isPresent() || plan.command().linker() == LinkerKind.LLD)
        && plan.request().client().terminal()
        && ran.tool().stderr().length > 0) {
      return Optional.of(BypassReason.LINKER_SPEAKS); // in colours, there
    }
    if (plan.command().map().isPresent()) {
      if (ran.tool().exitCode() != 0) {
        return Optional.of(BypassReason.TOOL_FAILED); // it leaves a part of the map
      }
      if (!Files.exists(map())) {
        return Optional.of(BypassReason.LINK_MAP);
      }
    }
    if (wrote() && !isElf()) {
      // Other formats may hold the output's name as it is given.
      return Optional.of(BypassReason.LINKER_SCRIPT);
    }
    if (wrote()
        && plan.command().linker().namesOutput()
        && folder.isNamedIn(Files.readAllBytes(output()))) {
      return Optional.of(BypassReason.OUTPUT_NAMED);
    }
    // A search that meets the user's output finds it empty, and ours as it was before.
    if (wrote() && meetsOutput(trace.orElseThrow())) {
      return Optional.of(BypassReason.OUTPUT_IS_INPUT);
    }
    return wrote() == (ran.tool().exitCode() == 0)
        ? Optional.empty()
        : Optional.of(BypassReason.OUTPUT_NOT_A_FILE);
  }

  /**
   * Kept are the words of GNU's linker about names without a definition, where it has listed what
   * it read and gcc has called it. To a terminal gcc ends them in colours.
   */
  @Override
  public Optional<Failure> failure(MissRunner.Ran ran) throws IOException {
    Finished tool = ran.tool();
    byte[] stderr = TemporaryNames.renamed(tool.stderr(), objects(), RANDOM);
    if (tool.stdout().length > 0
        || plan.command().linker() == LinkerKind.LLD
        || plan.command().direct()
        || plan.tool().call().isPresent()
        || plan.request().client().terminal()
        || plan.command().map().isPresent()
        || TemporaryNames.folder(plan.request().environment()).isPresent()
        || !LinkerErrors.areOfInputsAlone(new String(stderr, StandardCharsets.UTF_8))
        || folder.isNamedIn(stderr)
        || meetsOutput(trace.orElseThrow())) {
      return Optional.empty();
    }
    Finished said =
        new Finished(tool.exitCode(), tool.stdout(), stderr, tool.nanos(), tool.abandoned());
    return Optional.of(
        new Failure(
            new FailedAttempt(
                this, !Files.exists(output()), rule -> plan.craft().inputsOfFailure(this, rule)),
            new MissRunner.Ran(said, ran.pass(), ran.said())));
  }

  private boolean meetsOutput(LinkTrace traced) throws IOException {
    Optional<Path> mapped = plan.mapTarget();
    return traced.meets(plan.target()) || (mapped.isPresent() && traced.meets(mapped.get()));
  }

  private boolean isElf() throws IOException {
    try (InputStream in = Files.newInputStream(output())) {
      return RunPaths.isElf(in.readNBytes(RunPaths.HEAD));
    }
  }

  private boolean wrote() throws IOException {
    return Files.isRegularFile(output(), NOFOLLOW_LINKS) && Files.size(output()) > 0;
  }

  @Override
  public List<Placement> placements() throws IOException {
    return plan.placements(Content.of(output()), mapContent());
  }

  @Override
  public List<Path> takenAway() {
    boolean taken = !Files.exists(output()) && Files.isRegularFile(plan.target(), NOFOLLOW_LINKS);
    return taken ? List.of(plan.target()) : List.of();
  }

  @Override
  public long size() throws IOException {
    return Files.size(output());
  }

  @Override
  public Inputs inputs(MissRunner.Ran ran, RaceRule rule) throws IOException, InterruptedException {
    return plan.craft().inputs(this, ran, rule);
  }

  @Override
  public Result result(MissRunner.Ran ran, InputSet inputs) {
    List<NewOutput> outputs = new ArrayList<>();
    mapContent()
        .ifPresent(map -> outputs.add(new NewOutput(OutputRole.LINK_MAP, LinkPlan.FILE_MODE, map)));
    outputs.add(new NewOutput(OutputRole.LINKED, plan.mode(), Content.of(output())));
    return new Result(plan.unit(), inputs, outputs);
  }
}
