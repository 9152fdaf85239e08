/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.stats.CountedUnit;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.LostBlobException;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Delivers stored results. Any thread may use it. */
final class HitDelivery {
  private final ResultStore store;
  private final SleepWatch sleep;

  HitDelivery(ResultStore store, SleepWatch sleep) {
    this.store = store;
    this.sleep = sleep;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The client has its answer. */
    record Answered(Response response) implements Outcome {}

    /**
     * The result is of no use; nothing, or some of the same bytes as a compile's, was delivered.
     */
    record Failed(MissReason reason) implements Outcome {}
  }

  /**
   * Puts a result's outputs in their places.
   *
   * @param laps measures the request from its start
   */
  Outcome deliver(Work work, StoredResult result, Laps laps) throws InterruptedException {
    try {
      Optional<List<Placement>> placements = work.placements(result, store);
      if (placements.isEmpty()) {
        return new Outcome.Failed(MissReason.BLOB_GONE);
      }
      byte[] stdout = store.text(result.run().stdout());
      byte[] stderr = store.text(result.run().stderr());
      if (sleep.hasSlept() && work.request().peer().left()) {
        work.counters().error();
        return new Outcome.Answered(new Response.Error("the client has gone"));
      }
      store.delivery().deliver(placements.get());
      for (Path taken : work.takenAway(result)) {
        if (Files.isRegularFile(taken, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(taken);
        }
      }
      use(work, result, laps);
      return new Outcome.Answered(
          Answers.restored(work.request(), result.run().exitCode(), stdout, stderr));
    } catch (LostBlobException e) {
      return new Outcome.Failed(MissReason.BLOB_GONE);
    } catch (IOException e) {
      return new Outcome.Failed(MissReason.DELIVERY_FAILED);
    }
  }

  /** Counts a result that was of use. */
  void use(Work work, StoredResult result, Laps laps) {
    store.used(result.key());
    long bytes = result.outputs().stream().mapToLong(StoredOutput::size).sum();
    laps.countHit(work.counters(), result.run().nanos(), bytes);
    if (result.isFailure()) {
      work.counters().add("hit.failed", 1);
    }
    countUnit(work, result);
    CallLines.hit(work);
  }

  private static void countUnit(Work work, StoredResult result) {
    Optional<Path> source = work.compiledSource();
    if (source.isPresent()) {
      work.counters()
          .unit(
              () ->
                  new CountedUnit(
                      source.get().toString(),
                      "",
                      result.run().nanos(),
                      result.output(OutputRole.OBJECT).map(StoredOutput::size).orElse(0L)));
    }
  }
}
