/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import com.sun.security.auth.module.UnixSystem;
import io.zccache.daemon.compile.CompileCache;
import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.lifecycle.Ticker;
import io.zccache.daemon.log.CalmLog;
import io.zccache.daemon.log.LibraryLogs;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.log.LogFile;
import io.zccache.daemon.server.CacheOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.BiFunction;

/**
 * The program {@code zccache-daemon}. Its starter gives it a umask that takes everything from
 * others; everything that matters gets its permissions explicitly all the same.
 */
public final class DaemonMain {
  /** Names the transport to use; for tests and for machines where the usual one misbehaves. */
  static final String TRANSPORT_PROPERTY = "zccache.transport";

  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private DaemonMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    run(args, DaemonMain::compileCache);
  }

  /**
   * Runs the program with a cache of the caller's.
   *
   * @param caches makes the opener of the cache that the settings ask for; does nothing yet
   */
  static void run(String[] args, BiFunction<DaemonSettings, Log, CacheOpener> caches) {
    UnixSystem user = new UnixSystem();
    Path here = Path.of("").toAbsolutePath();
    ServeArguments read =
        new ArgumentReader(
                System.getenv(),
                here,
                user.getUid(),
                Runtime.getRuntime().availableProcessors(),
                version())
            .read(args);
    if (read instanceof ServeArguments.Serve serve) {
      System.exit(serve(serve.settings(), user.getUid(), caches));
    } else if (read instanceof ServeArguments.OnStore work) {
      StoreProgram program =
          new StoreProgram(work.settings(), user.getUid(), Ticker.system(), System.out, System.err);
      System.exit(program.run(work.action()));
    } else if (read instanceof ServeArguments.Say say) {
      (say.status() == 0 ? System.out : System.err).print(say.text());
      System.exit(say.status());
    }
  }

  private static int serve(
      DaemonSettings settings, long uid, BiFunction<DaemonSettings, Log, CacheOpener> caches) {
    Log log =
        new CalmLog(
            new LogFile(
                settings.logFile(),
                System::currentTimeMillis,
                ProcessHandle.current().pid(),
                PosixFilePermissions.asFileAttribute(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))),
            System::nanoTime);
    LibraryLogs.to(log);
    Daemon daemon = new Daemon(settings, log, caches.apply(settings, log), uid);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(daemon, log), "zccache-signal"));
    try {
      return daemon.run();
    } catch (IOException failed) {
      log.trouble("cannot serve: " + failed.getMessage());
      System.err.println("zccache-daemon: " + failed.getMessage());
      return 1;
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** A signal ends the program in order; where it has ended by itself, there is nothing to do. */
  private static void end(Daemon daemon, Log log) {
    try {
      SecondSignal.endsAtOnce();
    } catch (ReflectiveOperationException unknown) {
      log.note("only KILL ends this before it has ended in order: " + unknown);
    }
    daemon.stop(StopReason.SIGNAL);
    try {
      boolean unused = daemon.awaitEnd(LONGEST_END);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private static CacheOpener compileCache(DaemonSettings settings, Log log) {
    return () ->
        CompileCache.open(
            settings.storeFolder(),
            settings.privateFolders(),
            settings.storeLimits(),
            settings.compilers(),
            log);
  }

  /** This build's version. */
  static String version() {
    String built = DaemonMain.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }
}
