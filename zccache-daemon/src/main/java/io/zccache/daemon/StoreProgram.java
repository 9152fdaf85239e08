/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.lifecycle.InstanceLock;
import io.zccache.daemon.lifecycle.PrivateFolders;
import io.zccache.daemon.lifecycle.Ticker;
import io.zccache.daemon.server.Server;
import io.zccache.daemon.store.Cleared;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreCheck;
import io.zccache.daemon.store.StoreInUseException;
import io.zccache.daemon.store.StoreReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Work on the results by a program that is no daemon: {@code zccache-daemon store}. What changes
 * the index takes the lock of a daemon, so that one that starts meanwhile waits.
 */
final class StoreProgram {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long RETRY_NANOS = 50_000_000;
  private static final long BETWEEN_WORDS_NANOS = 1_000_000_000;
  private static final int MOST_DAMAGES_TOLD = 100;

  private final DaemonSettings settings;
  private final long uid;
  private final Ticker ticker;
  private final PrintStream out;
  private final PrintStream err;
  private long saidAt;

  /**
   * @param out gets what was found or done
   * @param err gets progress and trouble
   */
  StoreProgram(DaemonSettings settings, long uid, Ticker ticker, PrintStream out, PrintStream err) {
    this.settings = settings;
    this.uid = uid;
    this.ticker = ticker;
    this.out = out;
    this.err = err;
    this.saidAt = ticker.nanos();
  }

  /**
   * Does it.
   *
   * @return the program's exit status: 1 if something is damaged and stays so, or cannot be done
   */
  int run(StoreAction action) {
    try {
      if (!Files.isDirectory(settings.storeFolder())) {
        out.println("no results below " + settings.root());
        return 0;
      }
      PrivateFolders folders = new PrivateFolders(uid);
      folders.makeOwn(settings.root());
      return switch (action) {
        case VERIFY -> verify(false);
        case REPAIR -> verify(true);
        case CLEAR -> clear();
      };
    } catch (IOException e) {
      err.println("zccache-daemon: " + e.getMessage());
      return 1;
    }
  }

  private int verify(boolean repair) throws IOException {
    StoreReport report = StoreCheck.run(settings.storeFolder(), repair, this::progress);
    for (StoreReport.Damage damage : report.damages().stream().limit(MOST_DAMAGES_TOLD).toList()) {
      out.println("damaged: " + damage.file() + ": " + damage.how());
    }
    int damages = report.damages().size();
    if (damages > MOST_DAMAGES_TOLD) {
      out.println("and " + (damages - MOST_DAMAGES_TOLD) + " more");
    }
    out.println(
        report.records()
            + " results, "
            + report.blobs()
            + " blobs, "
            + report.bytes()
            + " bytes in "
            + settings.storeFolder());
    if (report.unneeded() > 0) {
      out.println(report.unneeded() + " blobs belong to no sound result");
    }
    if (damages == 0) {
      out.println("sound");
      return 0;
    }
    out.println(damages + " damaged" + (repair ? ", put out of the way" : ""));
    if (repair) {
      bringInStep();
    } else {
      out.println("Such results are never served. To drop them now: zccache store verify --repair");
    }
    return repair ? 0 : 1;
  }

  private void bringInStep() throws IOException {
    Files.createDirectories(settings.runFolder());
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(settings.lockFile(), holder());
    if (lock.isEmpty()) {
      out.println("a daemon runs; it drops them from its index as it meets them");
      return;
    }
    try (ResultStore store = open()) {
      store.reconcileAll();
    } finally {
      lock.get().close();
    }
  }

  private int clear() throws IOException {
    new PrivateFolders(uid).makePrivate(settings.runFolder());
    long start = ticker.nanos();
    Optional<InstanceLock> lock = InstanceLock.tryAcquire(settings.lockFile(), holder());
    while (lock.isEmpty()) {
      if (Server.answersAt(settings.socket()) || ticker.nanos() - start > PATIENCE.toNanos()) {
        err.println("zccache-daemon: a daemon owns the results: zccache clear asks it");
        return 1;
      }
      // One that ends, or that only begins and will answer soon.
      LockSupport.parkNanos(RETRY_NANOS);
      lock = InstanceLock.tryAcquire(settings.lockFile(), holder());
    }
    try (ResultStore store = open()) {
      Cleared cleared = store.clear();
      out.println("Cache cleared:");
      out.println("  Artifacts removed:  " + cleared.results());
      out.println("  Disk freed:         " + cleared.bytes() + " bytes");
      return 0;
    } catch (StoreInUseException e) {
      err.println("zccache-daemon: " + e.getMessage() + " by another program");
      return 1;
    } finally {
      lock.get().close();
    }
  }

  private ResultStore open() throws IOException {
    return ResultStore.open(settings.storeFolder(), settings.storeLimits(), InstantSource.system());
  }

  private void progress(long files, long ofFiles, long bytes) {
    long now = ticker.nanos();
    if (now - saidAt >= BETWEEN_WORDS_NANOS) {
      saidAt = now;
      err.println("checked " + files + " of " + ofFiles + " files, " + (bytes >> 20) + " MiB");
    }
  }

  private static String holder() {
    return ProcessHandle.current().pid() + " store";
  }
}
