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
 * Has the client that asked run the compiler as its own child, where it can; else the daemon runs
 * it. Any thread may call.
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
  public long writer(Planned.Plan plan) {
    return plan.request().call().planRunner().isPresent() ? plan.request().client().pid() : 0;
  }

  @Override
  public Ran run(Planned.Plan plan, RunFiles files) throws IOException, InterruptedException {
    Optional<PlanRunner> client = plan.request().call().planRunner();
    if (client.isEmpty()) {
      return children.run(plan, files);
    }
    Response.Plan message = message(plan, files);
    if (length(message) > LONGEST) {
      return children.run(plan, files);
    }
    long start = System.nanoTime();
    try {
      Request.Ran report = client.get().run(message);
      return ran(plan, files, report, System.nanoTime() - start);
    } catch (ClientLeftException gone) {
      remnants.end(files.folder());
      Finished abandoned = new Finished(-1, NOTHING, NOTHING, System.nanoTime() - start, true);
      return new Ran(abandoned, Optional.empty(), new Said(true, false, false));
    } catch (InterruptedException ending) {
      files.folder().leave();
      throw ending;
    }
  }

  private Ran ran(Planned.Plan plan, RunFiles files, Request.Ran report, long nanos)
      throws IOException, InterruptedException {
    List<Long> codes = report.exitCodes();
    if (codes.size() != (files.wantsShortList() ? 2 : 1)
        || codes.stream().anyMatch(code -> code > LARGEST_EXIT_CODE)) {
      throw new IOException("the client could not run the compiler: " + codes);
    }
    byte[] stdout = report.stdout().toByteArray();
    byte[] stderr = report.stderr().toByteArray();
    Finished compile = new Finished(codes.get(0).intValue(), stdout, stderr, nanos, false);
    Said said = new Said(true, report.whole(), report.namesFolder());
    if (!files.wantsShortList()) {
      return new Ran(compile, Optional.empty(), said);
    }
    Finished listed =
        files.shortListIsDoubtful()
            ? children.properList(plan, files)
            : new Finished(codes.get(1).intValue(), NOTHING, NOTHING, nanos, false);
    return new Ran(compile, Optional.of(listed), said);
  }

  private static Response.Plan message(Planned.Plan plan, RunFiles files) throws IOException {
    boolean aside =
        !plan.command().sideOutputs().isEmpty()
            || plan.command().makesHeader()
            || plan.command().loadsPlugins();
    boolean judged = aside || plan.command().namesOutput() || files.wantsShortList();
    return new Response.Plan(
        texts(files.compileWords()),
        files.wantsShortList() ? texts(files.shortListWords(false)) : List.of(),
        files.folder().path().toString(),
        !aside && !files.folder().isTight(),
        judged ? List.of() : outputs(files));
  }

  private static List<PlannedOutput> outputs(RunFiles files) throws IOException {
    List<Placement> placements = new ArrayList<>(Placements.ofRun(files));
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
    return plan.command().stream().mapToInt(Utf8::length).sum()
        + plan.pass().stream().mapToInt(Utf8::length).sum();
  }
}
