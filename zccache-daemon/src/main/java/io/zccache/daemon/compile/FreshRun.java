/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.store.Delivery;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of what must be made: prepare, run, deliver, answer; the result is kept after the answer.
 * Whenever something of ours is in the way, the tool runs as if we were not there. Any thread may
 * call.
 */
final class FreshRun {
  /** Words by which a tool says that it was our private folder that failed it. */
  private static final byte[] NO_SPACE = "No space left on device".getBytes(StandardCharsets.UTF_8);

  private final RunFolders folders;
  private final MissRunner runner;
  private final ClockTick tick;
  private final Delivery delivery;
  private final Background keeping;
  private final InstantSource clock;

  /**
   * @param folders where runs write
   * @param runner who runs the tool
   * @param tick what is waited for before
   * @param delivery puts outputs in their places
   * @param keeping keeps results after the answer
   * @param clock dates files
   */
  FreshRun(
      RunFolders folders,
      MissRunner runner,
      ClockTick tick,
      Delivery delivery,
      Background keeping,
      InstantSource clock) {
    this.folders = folders;
    this.runner = runner;
    this.tick = tick;
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
   * Makes it.
   *
   * @param miss why the store had no result
   * @param ended told once, when the result can be looked up or will never be
   */
  Outcome run(Work work, Lookup.Miss miss, Consumer<Boolean> ended) throws InterruptedException {
    PrivateFolder folder = null;
    boolean handedOn = false;
    try {
      Work.Prepared prepared = work.prepare();
      if (prepared instanceof Work.Prepared.Unsuited unsuited) {
        return new Outcome.Failed(unsuited.reason());
      }
      Optional<PrivateFolder> made = folders.make(runner.writer(work));
      if (made.isEmpty()) {
        return new Outcome.NoPlace();
      }
      folder = made.get();
      Attempt running = ((Work.Prepared.Ready) prepared).opening().in(folder);
      tick.await(work);
      Moment start = Moment.now(clock);
      MissRunner.Ran ran = runner.run(running);
      Attempt attempt = running.ended();
      Optional<Outcome> unsuccessful = unsuccessful(attempt, ran);
      if (unsuccessful.isPresent()) {
        Optional<Attempt.Failure> failure = failure(attempt, ran, unsuccessful.get());
        if (failure.isPresent()) {
          handedOn = true;
          keeping.keep(
              new Keeper.Ending(failure.get().attempt(), failure.get().ran(), start, miss),
              folder,
              ended);
        }
        return unsuccessful.get();
      }
      delivery.deliver(attempt.placements());
      handedOn = true;
      Keeper.Ending success = new Keeper.Ending(attempt, ran, start, miss);
      if (attempt.isUrgent()) {
        keeping.keepNow(success, folder, ended);
      } else {
        keeping.keep(success, folder, ended);
      }
      return new Outcome.Answered(Answers.ran(work.request(), ran));
    } catch (IOException | LostBlobException e) {
      return new Outcome.Failed(BypassReason.STORE_UNAVAILABLE);
    } finally {
      if (!handedOn) {
        keeping.drop(folder, ended);
      }
    }
  }

  private Optional<Outcome> unsuccessful(Attempt attempt, MissRunner.Ran ran)
      throws IOException, LostBlobException {
    Work work = attempt.work();
    Finished run = ran.tool();
    // A launcher that gave us up has its tool run by now: what we deliver could replace newer work.
    if (run.abandoned() || work.request().peer().left()) {
      work.counters().error();
      return Optional.of(new Outcome.Answered(new Response.Error("the client has gone")));
    }
    boolean ours =
        ran.said().namesFolder()
            || attempt.folder().isNamedIn(run.stderr())
            || attempt.folder().isNamedIn(run.stdout());
    if (ours || (!ran.succeeded() && isOurFault(run, ran))) {
      BypassReason reason = attempt.fault(ran).orElse(BypassReason.STORE_UNAVAILABLE);
      return Optional.of(new Outcome.Failed(reason));
    }
    Optional<BypassReason> fault = attempt.fault(ran);
    if (fault.isPresent()) {
      return Optional.of(new Outcome.Failed(fault.get()));
    }
    if (run.exitCode() == 0) {
      return Optional.empty();
    }
    leaveAsFailed(attempt);
    work.counters().error();
    CallLines.error(work);
    return Optional.of(new Outcome.Answered(Answers.ran(work.request(), ran)));
  }

  /** What may be kept of a failure that is the tool's own, whose client is still there. */
  private static Optional<Attempt.Failure> failure(
      Attempt attempt, MissRunner.Ran ran, Outcome unsuccessful) throws IOException {
    boolean gone =
        unsuccessful instanceof Outcome.Answered answered
            && answered.response() instanceof Response.Error;
    return gone || ran.tool().exitCode() != 1 || isOurFault(ran.tool(), ran)
        ? Optional.empty()
        : attempt.failure(ran);
  }

  /** Does to the user's files what the tool that has failed did to ours. */
  private void leaveAsFailed(Attempt attempt) throws IOException, LostBlobException {
    delivery.deliver(attempt.remains());
    for (Path taken : attempt.takenAway()) {
      Files.deleteIfExists(taken);
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
