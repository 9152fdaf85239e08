/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.server.ClientLeftException;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client is asked to run, and what its report does, be it as odd as it likes. */
@Timeout(120)
class ClientRunnerTest extends WorkplaceTestBase {
  private static final Bytes WORDS = Bytes.of("words");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Response.Plan> plans = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() throws Exception {
    work.write("a.c", "int a = 1;\n");
    report(ran -> ran);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** Changes a report. */
  private interface Change {
    Request.Ran of(Request.Ran ran) throws ClientLeftException;
  }

  private void report(Change change) {
    work.launcher()
        .reporting(
            (plan, ran) -> {
              plans.add(plan);
              return change.of(ran);
            });
  }

  @Test
  void plan_ofAPlainCompile_namesCommandFolderAndOutputs() throws Exception {
    work.umask(027).compile("gcc", "-c", "a.c", "-MD", "-o", "o.o");

    Response.Plan plan = plans.remove();
    assertThat(plan.command().get(0).text()).endsWith("gcc").startsWith("/");
    assertThat(plan.command()).contains(Utf8.of("a.c"));
    assertThat(plan.streams()).isTrue();
    Path folder = Path.of(plan.folder());
    assertThat(folder.getFileName().toString())
        .startsWith("plan-" + ProcessHandle.current().pid() + "-");
    await().until(() -> Files.notExists(folder));
    assertThat(plan.outputs())
        .containsExactly(
            new PlannedOutput(folder + "/lists/full.d", work.path("o.d").toString(), 0640),
            new PlannedOutput(folder + "/out/o.o", work.path("o.o").toString(), 0640));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shortList_thatAPragmaDecides_isTheCompilers(boolean ours) throws Exception {
    if (!ours) {
      work.foreignClient();
    }
    work.write("fast.h", "#define FAST 1\n");
    work.write(
        "a.c",
        """
        #pragma GCC optimize ("O2")
        #ifdef __OPTIMIZE__
        #include "fast.h"
        #endif
        int a = 1;
        """);
    List<String> outputs = List.of("a.o", "a.d");
    Workplace.Plain plain = work.plain(outputs, "gcc", "-c", "a.c", "-MMD");

    assertThat(work.compile("gcc", "-c", "a.c", "-MMD").cached()).isFalse();

    work.assertWritten(plain, outputs);
    assertThat(Files.readString(work.path("a.d"))).contains("fast.h");
  }

  @Test
  void plan_whoseOutputsNeedTheDaemon_namesNone() throws Exception {
    work.compile("gcc", "-c", "a.c", "-MMD");
    assertThat(plans.remove().outputs()).as("a short list may be too long").isEmpty();

    work.compile("gcc", "-c", "a.c", "-fstack-usage");
    assertThat(plans.peek().outputs()).isEmpty();
    assertThat(plans.remove().streams()).as("a failure is run again in place").isFalse();
  }

  @Test
  void plan_isNotFor_severalSourcesOrForeignClientsOrEndlessCommands() throws Exception {
    work.write("b.c", "int b;\n");
    work.compile("gcc", "-c", "a.c", "b.c");
    String[] words = new String[5001];
    for (int i = 0; i < words.length; i++) {
      words[i] = "-DNAME_THAT_IS_NOT_SHORT_AT_ALL=" + i;
    }
    words[5000] = "-ca.c";
    work.compile(
        "gcc",
        Stream.concat(Stream.of("-c", "a.c"), Stream.of(words).limit(5000)).toArray(String[]::new));
    work.foreignClient().compile("gcc", "-O1", "-c", "a.c");

    assertThat(plans).isEmpty();
    // gcc itself has no room for so many options.
    assertThat(work.counts()).isEqualTo(List.of(0L, 3L, 0L, 1L));
  }

  @Test
  void report_withoutAllOutput_isDeliveredAndNotStored() throws Exception {
    report(ran -> new Request.Ran(ran.exitCodes(), WORDS, WORDS, false, false));

    assertThat(work.compile("gcc", "-c", "a.c").exitCode()).isZero();
    assertThat(work.path("a.o")).isRegularFile();
    assertThat(work.counted("not_stored.output_too_large")).isEqualTo(1);
    assertThat(work.compile("gcc", "-c", "a.c").cached()).isFalse();
    assertThat(work.counts()).isEqualTo(List.of(0L, 2L, 0L, 0L));
  }

  @Test
  void report_ofAFailureWithoutAllOutput_isDeclined() throws Exception {
    work.write("a.c", "int a = ;\n");
    report(ran -> new Request.Ran(ran.exitCodes(), WORDS, WORDS, false, false));

    assertThat(work.ask("gcc", "-c", "a.c")).isEqualTo(new Response.Declined("store_unavailable"));
  }

  @Test
  void report_ofWordsThatNameTheFolder_isDeclined() throws Exception {
    report(ran -> new Request.Ran(ran.exitCodes(), WORDS, WORDS, false, true));

    assertThat(work.ask("gcc", "-c", "a.c")).isEqualTo(new Response.Declined("store_unavailable"));
    report(
        ran ->
            new Request.Ran(
                ran.exitCodes(), WORDS, Bytes.of("in " + plans.peek().folder()), true, false));
    plans.clear();
    assertThat(work.ask("gcc", "-c", "a.c")).isEqualTo(new Response.Declined("store_unavailable"));
    assertThat(work.path("a.o")).doesNotExist();
  }

  @Test
  void report_thatMakesNoSense_isDeclinedAndHarmsNobody() throws Exception {
    for (List<Long> codes :
        List.of(
            List.<Long>of(),
            List.of(0L, 0L),
            List.of(0L, 0L, 0L),
            List.of(256L),
            List.of(4_294_967_295L))) {
      report(ran -> new Request.Ran(codes, WORDS, WORDS, true, false));
      assertThat(work.ask("gcc", "-c", "a.c"))
          .as("%s", codes)
          .isEqualTo(new Response.Declined("store_unavailable"));
    }
    // Success that was none, and failure that was none.
    report(ran -> new Request.Ran(List.of(1L), ran.stdout(), ran.stderr(), true, false));
    assertThat(work.ask("gcc", "-c", "a.c")).isEqualTo(new Response.Declined("output_not_a_file"));
    report(ran -> ran);
    assertThat(work.compile("gcc", "-c", "a.c").cached()).isFalse();
    assertThat(work.counts()).isEqualTo(List.of(0L, 1L, 6L, 0L));
  }

  @Test
  void report_fromAFolderThatIsGone_isDeclined() throws Exception {
    report(
        ran -> {
          removed(Path.of(plans.peek().folder()));
          return ran;
        });

    assertThat(work.ask("gcc", "-c", "a.c")).isInstanceOf(Response.Declined.class);
    assertThat(work.path("a.o")).doesNotExist();
  }

  @Test
  void client_thatLeaves_takesWhatIsLeftOfItsRunWithIt() throws Exception {
    Process[] left = new Process[1];
    report(
        ran -> {
          left[0] = startSleeper(plans.peek().folder());
          throw new ClientLeftException("as the test says");
        });

    assertThat(work.ask("gcc", "-c", "a.c")).isInstanceOf(Response.Error.class);
    assertThat(left[0].waitFor()).isEqualTo(128 + 9);
    assertThat(Path.of(plans.remove().folder())).doesNotExist();
    assertThat(work.path("a.o")).doesNotExist();
    assertThat(work.counts()).isEqualTo(List.of(0L, 0L, 0L, 1L));
  }

  @Test
  void client_thatLeaves_letsEqualCompilesGoOn() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch leaves = new CountDownLatch(1);
    report(
        ran -> {
          if (running.getCount() > 0) {
            running.countDown();
            awaited(leaves);
            throw new ClientLeftException("as the test says");
          }
          return ran;
        });
    Future<Response> leader = threads.submit(() -> work.ask("gcc", "-c", "a.c", "-o", "a.o"));
    running.await();
    Future<Response> follower = threads.submit(() -> work.ask("gcc", "-c", "a.c", "-o", "b.o"));
    await().until(() -> threadsWaitForALeader() == 1);
    leaves.countDown();

    assertThat(leader.get()).isInstanceOf(Response.Error.class);
    assertThat(((Response.CompileResult) follower.get()).exitCode()).isZero();
    assertThat(work.path("b.o")).isRegularFile();
    assertThat(work.path("a.o")).doesNotExist();
  }

  @Test
  void folders_leftBehind_goAtTheNextStartUnlessTheirClientLives() throws Exception {
    Path tmp = work.root.resolve("tmp/1");
    Path lives =
        Files.createDirectories(tmp.resolve("plan-" + ProcessHandle.current().pid() + "-1"));
    Path dead = Files.createDirectories(tmp.resolve("plan-" + Long.MAX_VALUE + "-1/out"));
    Path ours = Files.createDirectories(tmp.resolve("run-1"));
    Path older = Files.createDirectories(work.root.resolve("tmp/2/run-1"));
    work.restart();

    await().until(() -> Files.notExists(older.getParent()));
    await().until(() -> Files.notExists(dead.getParent()) && Files.notExists(ours));
    assertThat(lives).isDirectory();
  }

  private static long threadsWaitForALeader() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack ->
                Stream.of(stack)
                    .anyMatch(frame -> frame.getClassName().equals(InFlight.class.getName())))
        .count();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Process startSleeper(String name) {
    try {
      return new ProcessBuilder("/bin/sh", "-c", "while sleep 100; do :; done", name + "/x")
          .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void removed(Path folder) {
    try {
      Files.move(folder, folder.resolveSibling(folder.getFileName() + ".taken"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
