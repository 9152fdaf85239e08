/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.exec;

import io.zccache.daemon.bound.Places;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Runs tools, reads both their streams to the end, and ends a tool together with all that it
 * started as soon as nobody waits for it. Any thread may call; each call blocks its thread until
 * the tool ended.
 */
public final class ToolProcess {
  /** So many bytes of a stream are kept, more than an answer can tell; the rest is dropped. */
  public static final int MOST_KEPT = 16 << 20;

  private static final long POLL_MILLIS = 100;
  private static final Redirect NULL_DEVICE = Redirect.from(new File("/dev/null"));

  private static final byte[] NOTHING = {};

  private final Executor pumps;
  private final ScheduledExecutorService timer;
  private final Places places;

  /**
   * @param pumps where streams are read; must have room for two tasks a running tool
   * @param timer where waiting clients are looked after
   * @param places how many tools it runs at once; the rest wait
   */
  public ToolProcess(Executor pumps, ScheduledExecutorService timer, Places places) {
    this.pumps = pumps;
    this.timer = timer;
    this.places = places;
  }

  /**
   * Runs a tool to its end, as soon as there is a place for it.
   *
   * @param command what to run
   * @param unwanted says whether nobody waits for the result any more; asked every 100 ms
   * @throws IOException if the tool could not be started; the message names it
   * @throws InterruptedException if this thread was interrupted; the tool has been ended
   */
  public Finished run(ToolCommand command, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    if (!places.take(unwanted)) {
      return new Finished(-1, NOTHING, NOTHING, 0, true);
    }
    try {
      return runNow(command, unwanted);
    } finally {
      places.give();
    }
  }

  private Finished runNow(ToolCommand command, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(command);
    AtomicBoolean abandoned = new AtomicBoolean();
    ScheduledFuture<?> watch =
        timer.scheduleWithFixedDelay(
            () -> endIf(unwanted, process, abandoned),
            POLL_MILLIS,
            POLL_MILLIS,
            TimeUnit.MILLISECONDS);
    try {
      CompletableFuture<byte[]> stderr = pump(process.getErrorStream());
      CompletableFuture<Void> fed =
          command.stdin().length == 0 ? null : feed(process, command.stdin());
      byte[] stdout = readAll(process.getInputStream());
      byte[] errors = stderr.join();
      if (fed != null) {
        fed.join();
      }
      int exit = process.waitFor();
      return new Finished(exit, stdout, errors, System.nanoTime() - start, abandoned.get());
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException streamBroke) {
        throw streamBroke.getCause();
      }
      throw e;
    } finally {
      watch.cancel(false);
      endTree(process);
    }
  }

  private static Process start(ToolCommand command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command.words()).directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    if (command.stdin().length == 0) {
      builder.redirectInput(NULL_DEVICE);
    }
    return builder.start();
  }

  private static void endIf(BooleanSupplier unwanted, Process process, AtomicBoolean abandoned) {
    if (unwanted.getAsBoolean()) {
      abandoned.set(true);
      endTree(process);
    }
  }

  /** The children first: a compiler driver that dies first leaves its compiler proper running. */
  private static void endTree(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private CompletableFuture<byte[]> pump(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return readAll(stream);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        pumps);
  }

  /**
   * A tool that ends before it has read its input is no fault: the broken pipe is its own affair.
   */
  private CompletableFuture<Void> feed(Process process, byte[] stdin) {
    return CompletableFuture.runAsync(
        () -> {
          try (OutputStream input = process.getOutputStream()) {
            input.write(stdin);
          } catch (IOException closedByTool) {
            return;
          }
        },
        pumps);
  }

  private static byte[] readAll(InputStream stream) throws IOException {
    try (stream) {
      byte[] kept = stream.readNBytes(MOST_KEPT);
      if (kept.length == MOST_KEPT) {
        stream.transferTo(OutputStream.nullOutputStream());
      }
      return kept;
    }
  }
}
