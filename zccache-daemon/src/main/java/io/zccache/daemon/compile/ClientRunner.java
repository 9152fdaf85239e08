/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.server.ClientLeftException;
import io.zccache.daemon.server.PlanRunner;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.Placement;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Has the client that asked run the tool as its own child, where it can; else the daemon runs it.
 * Any thread may call.
 *
 * <p>What the client reports is not looked through: it runs as the same user, and can do all that a
 * report could have done for it by itself. But a report that makes no sense must do no harm.
 */
final class ClientRunner implements MissRunner {
  /** Longer command lines than that, in bytes, are the daemon's own. */
  private static final int LONGEST = 128 << 10;

  private static final long LARGEST_EXIT_CODE = 255;
  private static final byte[] NOTHING = {};

  private final ChildRunner children;
  private final Remnants remnants;

  /**
   * @param children runs what no client can
   * @param remnants ends what a client leaves behind
   */
  ClientRunner(ChildRunner children, Remnants remnants) {
    this.children = children;
    this.remnants = remnants;
  }

  @Override
  public long writer(Work work) {
    return work.request().call().planRunner().isPresent() ? work.request().client().pid() : 0;
  }

  @Override
  public Ran run(Attempt attempt) throws IOException, InterruptedException {
    Optional<PlanRunner> client = attempt.work().request().call().planRunner();
    if (client.isEmpty()) {
      return children.run(attempt);
    }
    Response.Plan message = message(attempt);
    if (length(message) > LONGEST) {
      return children.run(attempt);
    }
    long start = System.nanoTime();
    Optional<PassRun> pass = children.begin(attempt);
    try {
      Request.Ran report = client.get().run(message);
      return ran(attempt, report, System.nanoTime() - start, pass);
    } catch (ClientLeftException gone) {
      remnants.end(attempt.folder());
      Finished abandoned = new Finished(-1, NOTHING, NOTHING, System.nanoTime() - start, true);
      return new Ran(abandoned, Optional.empty(), new Said(true, false, false));
    } catch (InterruptedException ending) {
      attempt.folder().leave();
      throw ending;
    } finally {
      pass.ifPresent(PassRun::drop);
    }
  }

  private Ran ran(Attempt attempt, Request.Ran report, long nanos, Optional<PassRun> pass)
      throws IOException, InterruptedException {
    List<Long> codes = report.exitCodes();
    if (codes.size() != 1 || codes.get(0) > LARGEST_EXIT_CODE) {
      throw new IOException("the client could not run the tool: " + codes);
    }
    byte[] stdout = report.stdout().toByteArray();
    byte[] stderr = report.stderr().toByteArray();
    Finished tool = new Finished(codes.get(0).intValue(), stdout, stderr, nanos, false);
    Said said = new Said(true, report.whole(), report.namesFolder());
    return new Ran(tool, children.passed(attempt, tool, pass), said);
  }

  private static Response.Plan message(Attempt attempt) throws IOException {
    return new Response.Plan(
        texts(attempt.words()),
        attempt.folder().path().toString(),
        attempt.streams() && !attempt.folder().isTight(),
        outputs(attempt));
  }

  private static List<PlannedOutput> outputs(Attempt attempt) throws IOException {
    List<Placement> placements = new ArrayList<>(attempt.unjudged());
    placements.sort(Comparator.comparing(Placement::role));
    List<PlannedOutput> outputs = new ArrayList<>();
    for (Placement placement : placements) {
      Path from = ((Content.InFile) placement.content()).path();
      outputs.add(
          new PlannedOutput(from.toString(), placement.target().toString(), placement.mode()));
    }
    return outputs;
  }

  private static List<Utf8> texts(List<String> words) {
    return words.stream().map(Utf8::of).toList();
  }

  private static int length(Response.Plan plan) {
    return plan.command().stream().mapToInt(Utf8::length).sum();
  }
}
