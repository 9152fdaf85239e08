/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our programs and those of zccache 1.12.6 together, in every format that its client can send: what
 * a call gives must be what the compiler gives, byte for byte.
 */
@EnabledIfSystemProperty(named = "interop", matches = "true")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class InteropIT {
  private static final Pattern SESSION = Pattern.compile("\"session_id\":\"([^\"]+)\"");
  private static final Pattern HITS = Pattern.compile("\"cache_hits\": *(\\d+)");
  private static final List<Call> CALLS =
      List.of(
          Call.cached("gcc -O2 -c a.c -o a.o", "a.o"),
          Call.cached("g++ -std=c++17 -c u.cc -o u.o", "u.o"),
          Call.cached("gcc -Wall -c warned.c -o warned.o", "warned.o"),
          Call.of("gcc -c broken.c -o broken.o", "broken.o"),
          Call.of("gcc -x c -c - -o stdin.o", "stdin.o").reading("int from_stdin;\n"),
          Call.cached("gcc -c a.c b.c", "a.o", "b.o"),
          Call.of("gcc main.c b.c -o app", "app"),
          Call.of("gcc nowhere.o -o app", "app"),
          Call.of("ar rcsD lib.a data", "lib.a"),
          Call.of("gcc -E b.c"),
          Call.of("gcc --version"));

  private static Optional<Reference> found = Optional.empty();

  @TempDir private Path parent;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();
  private Path folder;

  @BeforeAll
  static void find() throws Exception {
    found = Reference.find();
  }

  @BeforeEach
  void open() throws IOException {
    Assumptions.assumeTrue(found.isPresent(), "zccache 1.12.6 is missing, and cargo to build it");
    folder = Files.createDirectory(parent.toRealPath().resolve("work"));
    write("a.c", "#include \"a.h\"\nint f(int x) { return x * FACTOR; }\n");
    write("a.h", "#define FACTOR 3\n");
    write("b.c", "#include \"a.h\"\nint g(void) { return FACTOR; }\n");
    write("main.c", "int g(void);\nint main(void) { return g(); }\n");
    write("u.cc", "#include <string>\nstd::string s() { return \"s\"; }\n");
    write("warned.c", "static int unused;\nint h(void) { int x; return 1; }\n");
    write("broken.c", "int broken(void) { return nothing; }\n");
    write("data", "a member\n");
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("HOME", parent.toString());
    environment.put("ZCCACHE_JAVA", System.getProperty("java.home") + "/bin/java");
    // Keeps the reference from a broker of its own.
    environment.put("RUNNING_PROCESS_DISABLE", "1");
  }

  @AfterEach
  void close() throws Exception {
    for (Process process : started) {
      process.destroy();
      process.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "bincode", "prost", "frame"})
  void theirClient_withOurDaemon_givesWhatTheCompilerGives(String wire) throws Exception {
    Map<String, String> theirs = clientOf(ourDaemon(), wire);
    String client = reference().client().toString();

    checkAll(client, theirs, true);
    checkSession(client, theirs, true);
    assertThat(ask(client, theirs, "status").stdout()).contains("Compilations:");
    Call.Seen cleared = ask(client, theirs, "clear");
    assertThat(cleared.exit()).as(cleared.toString()).isZero();
    assertThat(cleared.stdout()).contains("Cache cleared");
    assertThat(ask(client, theirs, "stop").exit()).isZero();
    awaitEnd();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "bincode", "prost", "frame"})
  void ourLauncher_withTheirDaemon_givesWhatTheCompilerGives(String wire) throws Exception {
    Map<String, String> ours = clientOf(theirDaemon(), wire);

    checkAll(launcher(), ours, false);
    checkSession(launcher(), ours, false);
    assertThat(ask(launcher(), ours, "status", "--json").stdout()).contains("total_compilations");
    assertThat(ask(launcher(), ours, "clear").exit()).isZero();
    assertThat(ask(launcher(), ours, "stop").exit()).isZero();
    awaitEnd();
  }

  @Test
  void bothClients_atOneDaemonOfOurs_giveWhatTheCompilerGives() throws Exception {
    Map<String, String> both = clientOf(ourDaemon(), "auto");
    List<String> programs = List.of(launcher(), reference().client().toString());
    int units = 40;
    List<Call> calls = new ArrayList<>();
    List<Call.Seen> plain = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      write("m" + i + ".c", "#include \"a.h\"\nint m" + i + "[FACTOR];\n");
      calls.add(Call.of("gcc -g -c m" + i + ".c -o m" + i + ".o", "m" + i + ".o"));
      plain.add(calls.get(i).run(List.of(), folder, environment));
    }

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 2; round++) {
        List<Future<Call.Seen>> seen = new ArrayList<>();
        for (int i = 0; i < units; i++) {
          Call call = calls.get(i);
          List<String> before = List.of(programs.get((i + round) % 2));
          seen.add(threads.submit(() -> call.run(before, folder, both)));
        }
        for (int i = 0; i < units; i++) {
          assertThat(seen.get(i).get()).as(calls.get(i).toString()).isEqualTo(plain.get(i));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ask(launcher(), both, "status", "--json").stdout())
        .containsPattern("\"cache_hits\": *" + units);
    assertThat(ask(launcher(), both, "stop").exit()).isZero();
  }

  /** Makes each call plainly and twice by way of a daemon; ours has to answer the second one. */
  private void checkAll(String client, Map<String, String> through, boolean ourDaemon)
      throws Exception {
    for (Call call : CALLS) {
      Call.Seen plain = call.run(List.of(), folder, environment);
      for (int round = 0; round < 2; round++) {
        long before = ourDaemon ? hits(through) : 0;
        assertThat(call.run(List.of(client), folder, through))
            .as("%s, round %d", call.words(), round)
            .isEqualTo(plain);
        if (ourDaemon && round == 1) {
          assertThat(hits(through) - before).as("hits of %s", call.words()).isEqualTo(call.hits());
        }
      }
    }
  }

  private long hits(Map<String, String> through) throws Exception {
    String status = ask(launcher(), through, "status", "--json").stdout();
    Matcher hits = HITS.matcher(status);
    assertThat(hits.find()).as(status).isTrue();
    return Long.parseLong(hits.group(1));
  }

  private void checkSession(String client, Map<String, String> through, boolean ourDaemon)
      throws Exception {
    String said =
        ask(client, through, "session-start", "--stats", "--cwd", folder.toString()).stdout();
    Matcher session = SESSION.matcher(said);
    assertThat(session.find()).as(said).isTrue();
    Map<String, String> within = new HashMap<>(through);
    within.put("ZCCACHE_SESSION_ID", session.group(1));

    checkAll(client, within, ourDaemon);
    Call.Seen stats = ask(client, through, "session-stats", session.group(1));
    assertThat(stats.exit()).as(stats.toString()).isZero();
    assertThat(ask(client, through, "session-end", session.group(1)).exit()).isZero();
  }

  private Call.Seen ask(String client, Map<String, String> through, String... words)
      throws Exception {
    return new Call(List.of(words), "", List.of(), 0).run(List.of(client), folder, through);
  }

  /** Starts our daemon; returns its socket. */
  private Path ourDaemon() throws IOException {
    Path root = parent.resolve("ours");
    start(Path.of(System.getProperty("zccache.folder")).resolve("bin/zccache-daemon"), root);
    return awaitSocket(root.resolve("run/daemon.sock"));
  }

  private Path theirDaemon() throws IOException {
    Path root = Files.createDirectory(parent.resolve("theirs"));
    start(reference().daemon(), root);
    return awaitSocket(root.resolve("daemon.sock"));
  }

  private void start(Path daemon, Path root) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(daemon.toString(), "--foreground");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("ZCCACHE_CACHE_DIR", root.toString());
    Path log = parent.resolve("daemon.log");
    started.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  private static Path awaitSocket(Path socket) {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(socket));
    return socket;
  }

  private void awaitEnd() {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> started.stream().noneMatch(Process::isAlive));
  }

  /** The environment of a client of that socket, whose own root is elsewhere. */
  private Map<String, String> clientOf(Path socket, String wire) {
    Map<String, String> client = new HashMap<>(environment);
    client.put("ZCCACHE_ENDPOINT", socket.toString());
    client.put("ZCCACHE_CACHE_DIR", parent.resolve("client").toString());
    client.put("ZCCACHE_DAEMON_WIRE", wire);
    return client;
  }

  private static Reference reference() {
    return found.orElseThrow();
  }

  private static String launcher() {
    return Path.of(System.getProperty("zccache.folder")).resolve("bin/zccache").toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
