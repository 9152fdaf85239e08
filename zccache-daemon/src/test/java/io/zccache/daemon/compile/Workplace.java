/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.server.ClientFacts;
import io.zccache.daemon.server.PeerLife;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.stats.CountedUnit;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.stats.Missed;
import io.zccache.daemon.store.StoreLimits;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/**
 * A folder with sources, a cache over it, and the real compiler beside it. Old files are made so
 * that no race with the clock of the file system is left to chance.
 */
final class Workplace implements AutoCloseable {
  final Path folder;
  final Path root;
  final Map<String, String> environment = new TreeMap<>();
  private final Counters totals = Counters.totals();
  private final Counters session = totals.session();
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);
  private Path directory;
  private CompileCache cache;
  private int umask = 022;
  private Optional<LauncherStandIn> launcher = Optional.of(new LauncherStandIn());
  private boolean terminal;
  private ToolCall.Kind kind = ToolCall.Kind.COMPILE;
  private boolean namesTools = true;

  Workplace(Path parent) throws IOException {
    folder = Files.createDirectories(parent.resolve("work")).toRealPath();
    directory = folder;
    root = Files.createDirectories(parent.resolve("root"));
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("PWD", folder.toString());
    cache = open();
  }

  /** From now on calls are made in this folder of the workplace, as after a shell's cd. */
  void enter(String name) throws IOException {
    directory = Files.createDirectories(folder.resolve(name));
    environment.put("PWD", directory.toString());
  }

  private CompileCache open() throws IOException {
    return CompileCache.open(
        root.resolve("store-1"), root.resolve("tmp"), StoreLimits.standard(), 8, Log.none());
  }

  /** Ends the cache and opens it again, as a daemon that is started anew does. */
  void restart() throws IOException {
    cache.close();
    cache = open();
  }

  Workplace umask(int mask) {
    umask = mask;
    return this;
  }

  Workplace terminal(boolean isTerminal) {
    terminal = isTerminal;
    return this;
  }

  /** From now on the client does not say what it calls tools by. */
  Workplace withoutToolNames() {
    namesTools = false;
    return this;
  }

  /** From now on clients take calls for that. */
  Workplace takenFor(ToolCall.Kind what) {
    kind = what;
    return this;
  }

  /** From now on calls come from a client that is not our launcher. */
  Workplace foreignClient() {
    launcher = Optional.empty();
    return this;
  }

  /** What runs plans for our own client. */
  LauncherStandIn launcher() {
    return launcher.orElseThrow();
  }

  /** Writes a file; the next call finds that the file system's clock has moved on since. */
  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    settle(file);
    return file;
  }

  /** Where calls are made. */
  Path directory() {
    return directory;
  }

  /** Lets the next call find a change of the file's status a clock tick old. */
  void settle(Path file) throws IOException {
    Instant changed = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
    latest.accumulateAndGet(changed, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Until then a file that was just written could change once more without showing it. */
  private void awaitTick() {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> Duration.between(latest.get(), Instant.now()).toMillis() > 60);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  /** Asks the cache. */
  Response ask(String tool, String... arguments) {
    return ask(() -> false, tool, arguments);
  }

  Response ask(PeerLife peer, String tool, String... arguments) {
    Optional<LauncherStandIn.Called> called = launcher.map(it -> it.in(directory, environment));
    awaitTick();
    Response response = cache.tools().answer(call(peer, called, tool, arguments));
    return called.isPresent() ? called.get().relayed(response) : response;
  }

  /** Asks what the cache would do. */
  Response.Explanation explain(String tool, String... arguments) {
    awaitTick();
    Response response = cache.explain(call(() -> false, Optional.empty(), tool, arguments));
    if (response instanceof Response.Explanation explanation) {
      return explanation;
    }
    throw new AssertionError("not explained but " + response);
  }

  private ToolCall call(
      PeerLife peer, Optional<LauncherStandIn.Called> called, String tool, String... arguments) {
    List<Utf8> args = new ArrayList<>();
    for (String argument : arguments) {
      args.add(Utf8.of(argument));
    }
    List<EnvVar> env = new ArrayList<>();
    environment.forEach((name, value) -> env.add(new EnvVar(Utf8.of(name), Utf8.of(value))));
    return new ToolCall(
        kind,
        WirePath.of(tool),
        args,
        WirePath.of(directory.toString()),
        env,
        Bytes.EMPTY,
        session,
        client(tool),
        peer,
        called.map(runner -> runner),
        CallLog.NONE);
  }

  private ClientFacts client(String tool) {
    boolean ours = launcher.isPresent();
    Optional<String> name = ours && namesTools ? Optional.of(tool) : Optional.empty();
    return new ClientFacts(ours, umask, terminal, ProcessHandle.current().pid(), name);
  }

  /** Asks the cache for what it must answer itself. */
  Response.CompileResult compile(String tool, String... arguments) {
    Response response = ask(tool, arguments);
    if (response instanceof Response.CompileResult result) {
      return result;
    }
    throw new AssertionError("not compiled but " + response);
  }

  /** Asks the cache with a command line, and waits until its answer has been counted. */
  Response call(String... words) {
    Response response =
        ask(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
    List<Long> unused = counts();
    return response;
  }

  /**
   * A call that succeeds, and has the outputs and the messages that the real compiler has.
   *
   * @param hit whether its result is to come from the cache
   * @param outputs what it may write
   */
  void assertAsPlain(boolean hit, List<String> outputs, String... words) throws Exception {
    Plain plain = plain(outputs, words);
    assertThat(plain.exit()).as(plain.stderr()).isZero();
    assertSucceedsAs(plain, hit, words);
    assertWritten(plain, outputs);
  }

  /** A call that succeeds, and has the messages that the real one had. */
  void assertSucceedsAs(Plain plain, boolean hit, String... words) {
    assertThat(call(words))
        .isInstanceOfSatisfying(
            Response.CompileResult.class,
            result -> {
              assertThat(result.cached()).isEqualTo(hit);
              assertThat(result.exitCode()).isZero();
              assertThat(result.stdout().text()).isEqualTo(plain.stdout());
              assertThat(result.stderr().text()).isEqualTo(plain.stderr());
            });
  }

  /** Makes an object of a text, without the cache. */
  void object(String name, String text) throws Exception {
    write("source.c", text + "\n");
    plainly("gcc -fPIC -c source.c -o " + name);
  }

  /** Runs a command line without the cache, and keeps what it makes. */
  void plainly(String line) throws Exception {
    Plain plain = plain(List.of(), line.split(" "));
    assertThat(plain.exit()).as(plain.stderr()).isZero();
  }

  /** Makes calls from a number of threads; each of them must succeed. */
  static void assertAllSucceed(int threads, List<Callable<Response>> calls) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Response> answer : pool.invokeAll(calls)) {
        assertThat(answer.get())
            .matches(it -> it instanceof Response.CompileResult result && result.exitCode() == 0);
      }
    } finally {
      pool.shutdown();
    }
  }

  /** What the real compiler does with the same call, in the same place; its outputs are removed. */
  Plain plain(List<String> outputs, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path stderr = Files.createTempFile(root, "stderr", "");
    Path stdout = Files.createTempFile(root, "stdout", "");
    Process process =
        builder.redirectError(stderr.toFile()).redirectOutput(stdout.toFile()).start();
    int exit = process.waitFor();
    SortedMap<String, byte[]> written = new TreeMap<>();
    for (String output : outputs) {
      Path file = directory.resolve(output);
      if (Files.exists(file)) {
        written.put(output, Files.readAllBytes(file));
        Files.delete(file);
      }
    }
    return new Plain(
        exit, Files.readString(stdout, UTF_8), Files.readString(stderr, UTF_8), written);
  }

  /** How the real compiler ended, and what it wrote. */
  record Plain(int exit, String stdout, String stderr, SortedMap<String, byte[]> outputs) {}

  /** What the real compiler wrote is here, byte for byte, and what it did not write is not. */
  void assertWritten(Plain plain, List<String> outputs) {
    for (String output : outputs) {
      byte[] expected = plain.outputs().get(output);
      if (expected == null) {
        assertThat(path(output)).doesNotExist();
      } else {
        assertThat(path(output)).hasBinaryContent(expected);
      }
    }
  }

  /** Removes all results. */
  void clear() {
    Response.Cleared unused = cache.clear();
  }

  /** A counter, once all that was answered has been counted. */
  long counted(String name) {
    totals.awaitSettled(Duration.ofSeconds(20));
    return totals.value(name);
  }

  /** The misses of all calls so far. */
  List<Missed> missed() {
    session.awaitSettled(Duration.ofSeconds(20));
    return session.missed();
  }

  /** The units of all calls so far. */
  List<CountedUnit> units() {
    session.awaitSettled(Duration.ofSeconds(20));
    return session.units();
  }

  /** Hits, misses, bypassed calls and errors so far, in this order. */
  List<Long> counts() {
    return List.of(counted("hit"), counted("miss"), counted("bypass"), counted("error"));
  }

  @Override
  public void close() {
    cache.close();
  }
}
