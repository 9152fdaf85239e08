/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.store.Delivery;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of a compile that must run: prepare, run, deliver, answer; the result is kept after the
 * answer. Whenever something of ours is in the way, the compiler runs as if we were not there. Any
 * thread may call.
 */
final class FreshCompile {
  /** Words by which a compiler says that it was our private folder that failed it. */
  private static final byte[] NO_SPACE = "No space left on device".getBytes(StandardCharsets.UTF_8);

  private final RunFolders folders;
  private final MissRunner runner;
  private final Preparation preparation;
  private final Delivery delivery;
  private final Background keeping;
  private final InstantSource clock;

  /**
   * @param folders where runs write
   * @param runner who runs the compiler
   * @param preparation what is found out before
   * @param delivery puts outputs in their places
   * @param keeping keeps results after the answer
   * @param clock dates files
   */
  FreshCompile(
      RunFolders folders,
      MissRunner runner,
      Preparation preparation,
      Delivery delivery,
      Background keeping,
      InstantSource clock) {
    this.folders = folders;
    this.runner = runner;
    this.preparation = preparation;
    this.delivery = delivery;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** What came of a run. */
  sealed interface Outcome {
    /** The client has its answer. */
    record Answered(Response response) implements Outcome {}

    /** Our own affairs failed; nothing was delivered. */
    record Failed(BypassReason reason) implements Outcome {}

    /** There is no place for a run; nothing was begun. */
    record NoPlace() implements Outcome {}

    /** The client wants nothing of its compiles kept; counted, and nothing was begun. */
    record Unwanted() implements Outcome {}
  }

  /**
   * Compiles.
   *
   * @param miss why the store had no result
   * @param ended told once, when the result can be looked up or will never be
   */
  Outcome run(Planned.Plan plan, Lookup.Miss miss, Consumer<Boolean> ended)
      throws InterruptedException {
    PrivateFolder folder = null;
    boolean handedOn = false;
    try {
      Optional<SearchPaths.Reported> search = preparation.searchPath(plan);
      Optional<ProfileFiles.Profile> profile = preparation.profile(plan);
      if (plan.command().readsProfile() && profile.isEmpty()) {
        return new Outcome.Failed(BypassReason.PROFILE);
      }
      Optional<PrivateFolder> made = folders.make(runner.writer(plan));
      if (made.isEmpty()) {
        return new Outcome.NoPlace();
      }
      folder = made.get();
      RunFiles files = RunFiles.in(plan, folder, profile);
      preparation.letClockTick(plan);
      Moment start = Moment.now(clock);
      MissRunner.Ran ran = runner.run(plan, files);
      files.fetchOutput();
      Optional<Outcome> unsuccessful = unsuccessful(plan, files, ran);
      if (unsuccessful.isPresent()) {
        return unsuccessful.get();
      }
      delivery.deliver(Placements.ofRun(files));
      handedOn = true;
      Keeper.Success success = new Keeper.Success(files, ran, search, start, miss);
      if (plan.command().makesHeader()) {
        // Whoever uses it asks at once whether it is kept.
        keeping.keepNow(success, folder, ended);
      } else {
        keeping.keep(success, folder, ended);
      }
      return new Outcome.Answered(Answers.ran(plan.request(), ran));
    } catch (IOException | LostBlobException e) {
      return new Outcome.Failed(BypassReason.STORE_UNAVAILABLE);
    } finally {
      if (!handedOn) {
        keeping.drop(folder, ended);
      }
    }
  }

  private Optional<Outcome> unsuccessful(Planned.Plan plan, RunFiles files, MissRunner.Ran ran)
      throws IOException, LostBlobException {
    Counters counters = plan.request().counters();
    Finished compile = ran.compile();
    // A launcher that gave us up has its compiler run by now: what we deliver could replace newer
    // work.
    if (compile.abandoned() || plan.request().peer().left()) {
      counters.error();
      return Optional.of(new Outcome.Answered(new Response.Error("the client has gone")));
    }
    boolean ours =
        ran.said().namesFolder()
            || files.folder().isNamedIn(compile.stderr())
            || files.folder().isNamedIn(compile.stdout());
    if (ours || (!ran.succeeded() && isOurFault(compile, ran))) {
      return Optional.of(new Outcome.Failed(BypassReason.STORE_UNAVAILABLE));
    }
    if (plan.command().makesHeader() && compile.exitCode() != 0) {
      // Whether gcc leaves what it has made depends on how it is told the name.
      return Optional.of(new Outcome.Failed(BypassReason.PRECOMPILED_HEADER));
    }
    if (files.wroteOthers()) {
      return Optional.of(new Outcome.Failed(BypassReason.PLUGIN));
    }
    boolean wrote = files.wroteOutput();
    if (wrote != (compile.exitCode() == 0)) {
      return Optional.of(new Outcome.Failed(BypassReason.OUTPUT_NOT_A_FILE));
    }
    if (wrote && plan.command().depfile().isPresent() && !files.wroteList()) {
      return Optional.of(new Outcome.Failed(BypassReason.DEPENDENCY_OPTIONS));
    }
    boolean aside = !plan.command().sideOutputs().isEmpty();
    if (aside && !(wrote && files.fetchSides() && files.wroteSides())) {
      return Optional.of(new Outcome.Failed(BypassReason.SIDE_OUTPUT));
    }
    if (wrote) {
      return files.outputsNameFolder()
          ? Optional.of(new Outcome.Failed(BypassReason.SIDE_OUTPUT))
          : Optional.empty();
    }
    leaveAsFailed(files);
    counters.error();
    CallLines.error(plan);
    return Optional.of(new Outcome.Answered(Answers.ran(plan.request(), ran)));
  }

  /** Does to the user's files what the compiler that has failed did to ours. */
  private void leaveAsFailed(RunFiles files) throws IOException, LostBlobException {
    delivery.deliver(Placements.ofFailedRun(files));
    if (!Files.exists(files.output()) && Files.isRegularFile(files.target(), NOFOLLOW_LINKS)) {
      Files.deleteIfExists(files.target());
    }
    if (files.removedList().isPresent()) {
      Files.deleteIfExists(files.removedList().get());
    }
  }

  /**
   * The full disk is the cache's, and a failing second pass is a thing the user did not ask for. A
   * run whose words are not all known may speak of a full disk, too.
   */
  private static boolean isOurFault(Finished compile, MissRunner.Ran ran) {
    return !ran.said().whole()
        || PrivateFolder.contains(compile.stderr(), NO_SPACE)
        || (compile.exitCode() == 0 && !ran.succeeded());
  }
}
