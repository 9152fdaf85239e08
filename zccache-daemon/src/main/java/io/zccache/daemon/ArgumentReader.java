/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.server.ServerLimits;
import io.zccache.daemon.store.StoreLimits;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import io.zccache.protocol.setting.ByteSize;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the daemon's command line. By hand: it stands between a build and its first compile, where
 * a library for it would cost a tenth of a second.
 */
final class ArgumentReader {
  /** How to call the program. */
  static final String USAGE =
      """
      usage: zccache-daemon --foreground [--root FOLDER] [--endpoint SOCKET]
                            [--max-size SIZE] [--idle-timeout SECONDS]
                            [--max-compilers NUMBER] [--log-file FILE]
             zccache-daemon store verify [--repair] [--root FOLDER]
             zccache-daemon store clear [--root FOLDER]
             zccache-daemon --version | --help

        --foreground            serve until told to stop, or until nobody used it for a while
        --root FOLDER           the cache; else ZCCACHE_CACHE_DIR, else the user's cache folder
        --endpoint SOCKET       where to listen; else ZCCACHE_ENDPOINT, else a socket of the root
        --max-size SIZE         500M, 5G, 1T; else ZCCACHE_MAX_SIZE, else 10G
        --idle-timeout SECONDS  0 for never; else ZCCACHE_IDLE_TIMEOUT_SECS, else 3600
        --max-compilers NUMBER  run at once for clients that cannot run any themselves;
                                else ZCCACHE_MAX_COMPILERS, else 4 for each processor
        --log-file FILE         else logs/daemon.log below the root

        store verify            check every byte of the results; a daemon may run meanwhile
        --repair                put what is damaged out of the way: a miss each
        store clear             remove all results while no daemon runs
      """;

  private static final int COMPILERS_A_PROCESSOR = 4;
  private static final int MOST_COMPILERS = 10_000;

  /** The longest path that every platform takes for a socket. */
  private static final int LONGEST_SOCKET = 103;

  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final long uid;
  private final int processors;
  private final String version;

  /**
   * @param environment what is asked where the arguments leave something open
   * @param workingDirectory absolute
   * @param uid the user's number
   * @param processors how many the machine has
   * @param version this build's version
   */
  ArgumentReader(
      Map<String, String> environment,
      Path workingDirectory,
      long uid,
      int processors,
      String version) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.uid = uid;
    this.processors = processors;
    this.version = version;
  }

  /** Reads the program's arguments. */
  ServeArguments read(String[] args) {
    return args.length > 0 && args[0].equals("store") ? store(args) : serve(args);
  }

  private ServeArguments store(String[] args) {
    String word = args.length > 1 ? args[1] : "";
    if (!word.equals("verify") && !word.equals("clear")) {
      return wrong("store wants verify or clear");
    }
    StoreAction action = word.equals("verify") ? StoreAction.VERIFY : StoreAction.CLEAR;
    Map<String, String> given = new HashMap<>();
    for (int i = 2; i < args.length; i++) {
      if (args[i].equals("--root") && i + 1 < args.length) {
        i++;
        given.put("--root", args[i]);
      } else if (args[i].equals("--repair") && action != StoreAction.CLEAR) {
        action = StoreAction.REPAIR;
      } else {
        return wrong("store " + word + " does not take " + args[i]);
      }
    }
    ServeArguments settings = settings(given);
    return settings instanceof ServeArguments.Serve serve
        ? new ServeArguments.OnStore(action, serve.settings())
        : settings;
  }

  private ServeArguments serve(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      String option = args[i];
      switch (option) {
        case "--version" -> {
          return new ServeArguments.Say("zccache-daemon " + version + "\n", 0);
        }
        case "--help", "-h" -> {
          return new ServeArguments.Say(USAGE, 0);
        }
        case "--foreground" -> given.put(option, "");
        case "--root",
            "--endpoint",
            "--max-size",
            "--idle-timeout",
            "--max-compilers",
            "--log-file" -> {
          i++;
          if (i == args.length) {
            return wrong(option + " wants a value");
          }
          given.put(option, args[i]);
        }
        default -> {
          return wrong("no such option: " + option);
        }
      }
    }
    return given.containsKey("--foreground")
        ? settings(given)
        : wrong("it only serves with --foreground");
  }

  private ServeArguments settings(Map<String, String> given) {
    try {
      Optional<CacheRoot> found = root(given.get("--root"));
      if (found.isEmpty()) {
        return wrong("no cache folder: give --root, or set ZCCACHE_CACHE_DIR or HOME");
      }
      Path folder = Path.of(found.get().text());
      Path socket = absolute(socket(found.get(), given.get("--endpoint")));
      if (Bytes.of(socket.toString()).length() > LONGEST_SOCKET) {
        return wrong("the path of the socket is too long: " + socket);
      }
      String size = maxSize(given.get("--max-size"));
      Optional<ByteSize> bytes = ByteSize.parse(size);
      if (bytes.isEmpty()) {
        return wrong("the largest size is '" + size + "'; allowed: " + ByteSize.ALLOWED);
      }
      Optional<Integer> compilers = compilers(given.get("--max-compilers"));
      if (compilers.isEmpty()) {
        return wrong("the number of compilers at once is a number from 1 to " + MOST_COMPILERS);
      }
      String log = given.get("--log-file");
      return new ServeArguments.Serve(
          new DaemonSettings(
              folder,
              socket,
              absolute(log == null ? found.get().log().text() : log),
              new StoreLimits(bytes.get().bytes()),
              idleLimit(given.get("--idle-timeout")),
              System.getProperty(DaemonMain.TRANSPORT_PROPERTY),
              ServerLimits.DEFAULT,
              compilers.get(),
              DaemonSettings.USUAL_DRAIN));
    } catch (InvalidPathException bad) {
      return wrong("no path in this locale: " + bad.getInput());
    } catch (NumberFormatException bad) {
      return wrong("the idle timeout is a number of seconds: " + bad.getMessage());
    }
  }

  private Optional<CacheRoot> root(@Nullable String given) {
    Bytes named = bytes(given == null ? environment.get("ZCCACHE_CACHE_DIR") : given);
    return CacheRoot.of(
        named,
        bytes(environment.get("XDG_CACHE_HOME")),
        bytes(environment.get("HOME")),
        Bytes.of(workingDirectory.toString()));
  }

  private String socket(CacheRoot of, @Nullable String given) {
    Bytes named = bytes(given == null ? environment.get("ZCCACHE_ENDPOINT") : given);
    return Endpoint.of(named, of, uid).text();
  }

  private String maxSize(@Nullable String given) {
    String named = environment.getOrDefault("ZCCACHE_MAX_SIZE", "");
    return given != null ? given : named.isEmpty() ? ByteSize.USUAL.text() : named;
  }

  private Optional<Integer> compilers(@Nullable String given) {
    String text = given == null ? environment.getOrDefault("ZCCACHE_MAX_COMPILERS", "") : given;
    if (given == null && text.isEmpty()) {
      return Optional.of(COMPILERS_A_PROCESSOR * processors);
    }
    try {
      int value = Integer.parseInt(text);
      return value < 1 || value > MOST_COMPILERS ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private Duration idleLimit(@Nullable String given) {
    String text = given == null ? environment.get("ZCCACHE_IDLE_TIMEOUT_SECS") : given;
    if (text == null) {
      return DaemonSettings.USUAL_IDLE_LIMIT;
    }
    long seconds = Long.parseLong(text);
    if (seconds < 0) {
      throw new NumberFormatException("negative: " + text);
    }
    // Longer than any machine stays up, and still countable in nanoseconds.
    return Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE));
  }

  private Path absolute(String path) {
    return workingDirectory.resolve(path).normalize();
  }

  private static ServeArguments wrong(String what) {
    return new ServeArguments.Say("zccache-daemon: " + what + "\n\n" + USAGE, 2);
  }

  private static @Nullable Bytes bytes(@Nullable String text) {
    return text == null ? null : Bytes.of(text);
  }
}
