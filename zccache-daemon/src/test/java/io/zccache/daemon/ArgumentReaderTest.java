/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.store.StoreLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentReaderTest {
  private static final Map<String, String> HOME = Map.of("HOME", "/home/u");

  @Test
  void read_onlyForeground_takesTheUsualPlaces() {
    DaemonSettings settings = settings(HOME, "--foreground");

    assertThat(settings.root()).isEqualTo(Path.of("/home/u/.cache/zccache-maven"));
    assertThat(settings.socket())
        .isEqualTo(Path.of("/home/u/.cache/zccache-maven/run/daemon.sock"));
    assertThat(settings.lockFile())
        .isEqualTo(Path.of("/home/u/.cache/zccache-maven/run/daemon.lock"));
    assertThat(settings.logFile())
        .isEqualTo(Path.of("/home/u/.cache/zccache-maven/logs/daemon.log"));
    assertThat(settings.storeFolder()).isEqualTo(Path.of("/home/u/.cache/zccache-maven/store-1"));
    assertThat(settings.storeLimits()).isEqualTo(StoreLimits.standard());
    assertThat(settings.idleLimit()).isEqualTo(Duration.ofMinutes(60));
    assertThat(settings.compilers()).isEqualTo(12);
    assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void read_everyOption_winsOverTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "ZCCACHE_CACHE_DIR", "/env",
            "ZCCACHE_ENDPOINT", "/env.sock",
            "ZCCACHE_MAX_SIZE", "2G",
            "ZCCACHE_MAX_COMPILERS", "9",
            "ZCCACHE_IDLE_TIMEOUT_SECS", "7");
    DaemonSettings settings =
        settings(
            environment,
            "--root",
            "rel/root",
            "--endpoint",
            "d.sock",
            "--max-size",
            "50M",
            "--max-compilers",
            "6",
            "--idle-timeout",
            "5",
            "--log-file",
            "../l.log",
            "--foreground");

    assertThat(settings.root()).isEqualTo(Path.of("/here/rel/root"));
    assertThat(settings.socket()).isEqualTo(Path.of("/here/d.sock"));
    assertThat(settings.storeLimits()).isEqualTo(new StoreLimits(50L << 20));
    assertThat(settings.idleLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.compilers()).isEqualTo(6);
    assertThat(settings.logFile()).isEqualTo(Path.of("/l.log"));
  }

  @Test
  void read_environment_fillsWhatIsLeftOpen() {
    Map<String, String> environment =
        Map.of(
            "ZCCACHE_CACHE_DIR", "/env",
            "ZCCACHE_ENDPOINT", "/env.sock",
            "ZCCACHE_MAX_SIZE", "2G",
            "ZCCACHE_MAX_COMPILERS", "9",
            "ZCCACHE_IDLE_TIMEOUT_SECS", "0");
    DaemonSettings settings = settings(environment, "--foreground");

    assertThat(settings.root()).isEqualTo(Path.of("/env"));
    assertThat(settings.socket()).isEqualTo(Path.of("/env.sock"));
    assertThat(settings.storeLimits()).isEqualTo(new StoreLimits(2L << 30));
    assertThat(settings.idleLimit()).isEqualTo(Duration.ZERO);
    assertThat(settings.compilers()).isEqualTo(9);
  }

  @Test
  void read_rootTooDeepForASocket_listensInTheShortFolder() {
    String deep = "/d".repeat(60);
    DaemonSettings settings = settings(HOME, "--foreground", "--root", deep);

    assertThat(settings.socket().toString()).matches("/tmp/zccache-42-[0-9a-f]{16}/daemon\\.sock");
  }

  @Test
  void read_emptySizeInTheEnvironment_isTheUsualOne() {
    DaemonSettings settings =
        settings(Map.of("HOME", "/home/u", "ZCCACHE_MAX_SIZE", ""), "--foreground");

    assertThat(settings.storeLimits()).isEqualTo(StoreLimits.standard());
  }

  @Test
  void read_hugeIdleTimeout_isStillCountable() {
    DaemonSettings settings = settings(HOME, "--foreground", "--idle-timeout", "" + Long.MAX_VALUE);
    assertThat(settings.idleLimit().toNanos()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "'', only serves with --foreground",
    "--foreground --pigeon, no such option: --pigeon",
    "--foreground --root, --root wants a value",
    "--foreground --max-size huge, largest size is 'huge'; allowed: a size of 10M or more",
    "--foreground --max-compilers many, compilers at once is a number from 1 to 10000",
    "--foreground --max-compilers 0, compilers at once is a number from 1 to 10000",
    "--foreground --max-compilers 10001, compilers at once is a number from 1 to 10000",
    "--foreground --idle-timeout soon, number of seconds",
    "--foreground --idle-timeout -1, number of seconds",
    "--foreground --endpoint /LONG, socket is too long",
    "store, verify or clear",
    "store mend, verify or clear",
    "store verify --foreground, store verify does not take --foreground",
    "store clear --repair, store clear does not take --repair",
    "store clear --root, store clear does not take --root",
  })
  void read_bad_saysWhatAndHowAndEndsWithTwo(String line, String complaint) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].replace("LONG", "x".repeat(120));
    }
    ServeArguments.Say said = (ServeArguments.Say) reader(HOME).read(args);

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).startsWith("zccache-daemon: ").contains(complaint, "usage:");
  }

  @Test
  void read_store_namesWhatToDoAndWhere() {
    ServeArguments.OnStore verify =
        (ServeArguments.OnStore) reader(HOME).read(new String[] {"store", "verify"});
    assertThat(verify.action()).isEqualTo(StoreAction.VERIFY);
    assertThat(verify.settings().root()).isEqualTo(Path.of("/home/u/.cache/zccache-maven"));
    ServeArguments.OnStore repair =
        (ServeArguments.OnStore)
            reader(HOME).read(new String[] {"store", "verify", "--root", "/r", "--repair"});
    assertThat(repair.action()).isEqualTo(StoreAction.REPAIR);
    assertThat(repair.settings().root()).isEqualTo(Path.of("/r"));
    ServeArguments.OnStore clear =
        (ServeArguments.OnStore) reader(HOME).read(new String[] {"store", "clear", "--root", "/r"});
    assertThat(clear.action()).isEqualTo(StoreAction.CLEAR);
    assertThat(reader(Map.of()).read(new String[] {"store", "clear"}))
        .isInstanceOf(ServeArguments.Say.class);
  }

  @Test
  void read_noHomeAndNoRoot_namesTheCure() {
    ServeArguments.Say said =
        (ServeArguments.Say) reader(Map.of()).read(new String[] {"--foreground"});
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).contains("--root", "ZCCACHE_CACHE_DIR");
  }

  @Test
  void read_versionAndHelp_areSaidWithSuccess() {
    assertThat(reader(HOME).read(new String[] {"--version"}))
        .isEqualTo(new ServeArguments.Say("zccache-daemon 1-test\n", 0));
    assertThat(reader(HOME).read(new String[] {"--foreground", "--help"}))
        .isEqualTo(new ServeArguments.Say(ArgumentReader.USAGE, 0));
  }

  private static DaemonSettings settings(Map<String, String> environment, String... args) {
    return ((ServeArguments.Serve) reader(environment).read(args)).settings();
  }

  private static ArgumentReader reader(Map<String, String> environment) {
    return new ArgumentReader(environment, Path.of("/here"), 42, 3, "1-test");
  }
}
