/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import io.zccache.client.PlanRunner;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan, and what is to be done with it when the daemon has judged it, or never will.
 */
final class PlanRun implements PlanRunner {
  private static final String TAKEN = ".taken";
  private static final int NOT_RUN = -1;

  private final Host host;
  private final Workshop workshop;
  private final Folders folders;
  private final Console console;
  private final Tool.Call call;

  private Response.@Nullable Plan plan;
  private int code = NOT_RUN;
  private Speech out;
  private Speech error;

  PlanRun(Host host, Workshop workshop, Folders folders, Console console, Tool.Call call) {
    this.host = host;
    this.workshop = workshop;
    this.folders = folders;
    this.console = console;
    this.call = call;
    this.out = new Speech(host, Host.OUT, new byte[0], true);
    this.error = new Speech(host, Host.ERROR, new byte[0], true);
  }

  @Override
  public Request.Ran run(Response.Plan given) {
    plan = given;
    byte[] folder = FilePath.of(given.folder()).toBytes();
    out = new Speech(host, Host.OUT, folder, given.streams());
    error = new Speech(host, Host.ERROR, folder, given.streams());
    int ended =
        workshop.run(
            command(given.command()),
            call.tool().environment().entries(),
            (stream, bytes, length) -> (stream == Host.OUT ? out : error).hear(bytes, length));
    out.end();
    error.end();
    // What is lost can only be had by another run.
    code = out.isLost() || error.isLost() ? NOT_RUN : ended;
    return report();
  }

  private static Workshop.Command command(List<Utf8> words) {
    List<byte[]> argv = new ArrayList<>(words.size());
    for (Utf8 word : words) {
      argv.add(word.toByteArray());
    }
    return new Workshop.Command(FilePath.of(argv.get(0)), argv, false);
  }

  private Request.Ran report() {
    boolean whole = out.isWhole() && error.isWhole();
    return new Request.Ran(
        code == NOT_RUN ? List.of() : List.of((long) code),
        whole ? out.whole() : Bytes.EMPTY,
        whole ? error.whole() : Bytes.EMPTY,
        whole,
        out.namesFolder() || error.namesFolder());
  }

  /** Whether a plan was run. */
  boolean wasRun() {
    return plan != null;
  }

  /**
   * Gives the caller what is still kept, standard output first.
   *
   * @param exitCode the compiler's
   * @return what to end with
   */
  int relay(int exitCode) {
    String trouble = out.relay();
    // A tool whose standard error is gone would not fail for it either.
    error.relay();
    int code = Relay.exitCode(exitCode);
    if (trouble != null && code == 0) {
      console.errorLine("zccache: cannot write standard output: " + trouble);
      return 1;
    }
    return code;
  }

  /**
   * Does for a compile that has succeeded what the daemon would have done. The folder is moved away
   * first: the daemon, should it live on, then finds nothing to deliver.
   *
   * @return false if that is not certain to be right; what was placed by then is to be made anew
   */
  boolean deliver() {
    Response.Plan run = plan;
    if (run == null || !hasSucceeded() || run.outputs().isEmpty()) {
      return false;
    }
    if (!workshop.rename(FilePath.of(run.folder()), FilePath.of(run.folder() + TAKEN))) {
      return false;
    }
    for (PlannedOutput output : run.outputs()) {
      if (!isWritten(run, output) || !isReplaceable(FilePath.of(output.to()))) {
        return false;
      }
    }
    boolean placed = true;
    for (PlannedOutput output : run.outputs()) {
      placed =
          placed
              && workshop.place(
                  taken(run, output), FilePath.of(output.to()), (int) output.mode() & 0777);
    }
    return placed;
  }

  private boolean hasSucceeded() {
    return code == 0 && !out.namesFolder() && !error.namesFolder();
  }

  /** No output of a compiler is empty: an empty file may have stood there before. */
  private boolean isWritten(Response.Plan run, PlannedOutput output) {
    return output.from().startsWith(run.folder() + "/") && workshop.size(taken(run, output)) > 0;
  }

  private boolean isReplaceable(FilePath target) {
    FileFacts facts = folders.look(target);
    return facts == null || facts.kind() == Kind.FILE;
  }

  private static FilePath taken(Response.Plan run, PlannedOutput output) {
    return FilePath.of(run.folder() + TAKEN + output.from().substring(run.folder().length()));
  }

  /**
   * Runs the tool itself, and leaves out what was passed on already.
   *
   * @return its exit code; -1 if nothing was passed on, or it does not start: then it is to be run
   *     in place
   */
  int repeat() {
    if (out.passed() == 0 && error.passed() == 0) {
      return -1;
    }
    List<byte[]> argv = new ArrayList<>(call.arguments().size() + 1);
    argv.add(call.tool().name().toBytes());
    argv.addAll(call.arguments());
    Repetition toOut = new Repetition(host, Host.OUT, out);
    Repetition toError = new Repetition(host, Host.ERROR, error);
    return workshop.run(
        new Workshop.Command(call.tool().program(), argv, true),
        call.tool().environment().entries(),
        (stream, bytes, length) -> (stream == Host.OUT ? toOut : toError).hear(bytes, length));
  }
}
