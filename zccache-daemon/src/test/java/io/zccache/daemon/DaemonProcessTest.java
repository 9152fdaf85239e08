/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process: signals, locks and files that only a process of its own shows. */
@Timeout(90)
class DaemonProcessTest {
  private static final int ENDED_BY_TERM = 128 + 15;

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void place() {
    root = temp.resolve("root");
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void term_idleDaemon_endsInOrder(String transport) throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(root, List.of("-Dzccache.transport=" + transport)).awaitAccepting()) {
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(Files.readString(root.resolve("run/daemon.lock"))).startsWith(daemon.pid() + " ");

      daemon.terminate();
      assertThat(daemon.awaitStatus()).isEqualTo(ENDED_BY_TERM);
      assertThat(daemon.socket()).doesNotExist();
      assertThat(daemon.log())
          .contains("serving " + root, "stopping: a signal arrived")
          .containsPattern("\\[" + daemon.pid() + "] ended after \\d+ s\n")
          .containsPattern("; version \\S+, ends after 3600 s without use\n")
          .doesNotContain("TROUBLE", "did not end in order");
      assertThat(daemon.output() + daemon.errors()).isEmpty();
      assertThat(permissions(root.resolve("logs/daemon.log"))).isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @CsvSource({"HUP, 1", "INT, 2"})
  void otherSignal_idleDaemon_endsInOrder(String name, int number) throws Exception {
    assumeFalse(isIgnored(number), "who started this process wants the signal to be ignored");
    try (DaemonProcess daemon = DaemonProcess.start(root, List.of()).awaitAccepting()) {
      daemon.signal(name);

      assertThat(daemon.awaitStatus()).isEqualTo(128 + number);
      assertThat(daemon.socket()).doesNotExist();
      assertThat(daemon.log())
          .contains("stopping: a signal arrived", "ended")
          .doesNotContain("TROUBLE");
    }
  }

  /** A process inherits which signals it is to ignore. */
  private static boolean isIgnored(int signal) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) >>> (signal - 1) & 1) == 1;
      }
    }
    throw new AssertionError("the system does not tell which signals are ignored");
  }

  @Test
  void term_requestRunning_isAnsweredFirst() throws Exception {
    Path pipe = makePipe();
    try (DaemonProcess daemon = DaemonProcess.start(root, List.of()).awaitAccepting();
        TestClient client = TestClient.connect(daemon.socket())) {
      client.send(WireFormat.PROTOBUF_V16, compileReading(pipe));
      // The daemon has opened the pipe when this can open it, too; it reads until we close.
      try (var writing = Files.newOutputStream(pipe)) {
        daemon.terminate();
        daemon.awaitLogged("stopping");
        writing.write(1);
      }
      assertThat(client.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      assertThat(daemon.awaitStatus()).isEqualTo(ENDED_BY_TERM);
    }
  }

  @Test
  void term_secondWhileARequestRuns_endsAtOnce() throws Exception {
    Path pipe = makePipe();
    try (DaemonProcess daemon = DaemonProcess.start(root, List.of()).awaitAccepting();
        TestClient client = TestClient.connect(daemon.socket())) {
      client.send(WireFormat.PROTOBUF_V16, compileReading(pipe));
      try (var writing = Files.newOutputStream(pipe)) {
        daemon.terminate();
        daemon.awaitLogged("stopping");
        assertThat(daemon.isAlive()).isTrue();

        daemon.terminate();
        assertThat(daemon.awaitStatus()).isEqualTo(ENDED_BY_TERM);
        assertThat(writing).isNotNull();
      }
      assertThat(daemon.log()).as("nothing was waited for").doesNotContain("TROUBLE", "ended");
    }
    try (DaemonProcess next = DaemonProcess.start(root, List.of()).awaitAccepting()) {
      assertThat(next.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void upgrade_whileARequestRuns_finishesItAndThenTheNextServes() throws Exception {
    Path pipe = makePipe();
    try (DaemonProcess old = DaemonProcess.start(root, List.of()).awaitAccepting();
        TestClient client = TestClient.connect(old.socket())) {
      client.send(WireFormat.PROTOBUF_V16, compileReading(pipe));
      try (var writing = Files.newOutputStream(pipe)) {
        assertThat(old.ask(new Request.Shutdown())).isEqualTo(new Response.ShuttingDown());
        old.awaitLogged("stopping");
        // One owner at a time: the new one leaves the root to the old one as long as that answers.
        try (DaemonProcess early = DaemonProcess.start(root, List.of())) {
          assertThat(early.awaitStatus()).isZero();
        }
        assertThat(old.isAlive()).isTrue();
        writing.write(1);
      }
      assertThat(client.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      assertThat(old.awaitStatus()).isZero();
    }
    try (DaemonProcess next = DaemonProcess.start(root, List.of()).awaitAccepting()) {
      assertThat(next.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void lock_ofAProcessThatIsNoMore_isNobodys() throws Exception {
    try (DaemonProcess first = DaemonProcess.start(root, List.of()).awaitAccepting()) {
      first.kill();
    }
    // Another process has the number of the dead one by now: the lock counts, not what it says.
    long somebody = ProcessHandle.current().pid();
    Files.writeString(root.resolve("run/daemon.lock"), somebody + " 1 1\n");
    try (DaemonProcess second = DaemonProcess.start(root, List.of()).awaitAccepting()) {
      assertThat(second.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(Files.readString(root.resolve("run/daemon.lock"))).startsWith(second.pid() + " ");
    }
  }

  @Test
  void second_sameRoot_endsWithSuccessAndOneLine() throws Exception {
    try (DaemonProcess first = DaemonProcess.start(root, List.of()).awaitAccepting();
        DaemonProcess second = DaemonProcess.start(root, List.of())) {
      assertThat(second.awaitStatus()).isZero();
      assertThat(first.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(first.log()).containsOnlyOnce("another daemon serves " + root);
      assertThat(Files.readString(root.resolve("run/daemon.lock"))).startsWith(first.pid() + " ");
    }
  }

  @Test
  void herd_startedAtOnce_leavesExactlyOne() throws Exception {
    DaemonProcess[] herd = new DaemonProcess[4];
    try {
      for (int i = 0; i < herd.length; i++) {
        herd[i] = DaemonProcess.start(root, List.of());
      }
      await().until(() -> Stream.of(herd).filter(DaemonProcess::isAlive).count() == 1);
      assertThat(herd[0].ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(herd[0].ask(new Request.Shutdown())).isEqualTo(new Response.ShuttingDown());
      for (DaemonProcess each : herd) {
        assertThat(each.awaitStatus()).isZero();
      }
    } finally {
      for (DaemonProcess each : herd) {
        if (each != null) {
          each.close();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void killed_socketLeftBehind_nextTakesItsPlace(String transport) throws Exception {
    List<String> flags = List.of("-Dzccache.transport=" + transport);
    long killed;
    try (DaemonProcess first = DaemonProcess.start(root, flags).awaitAccepting()) {
      killed = first.pid();
      first.kill();
      assertThat(first.socket()).exists();
    }
    try (DaemonProcess second = DaemonProcess.start(root, flags).awaitAccepting()) {
      assertThat(second.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(second.log()).contains("the daemon before did not end in order: " + killed + " ");
    }
  }

  @Test
  void idle_limitOfASecond_endsByItself() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(root, List.of(), "--idle-timeout", "1").awaitAccepting()) {
      assertThat(daemon.awaitStatus()).isZero();
      assertThat(daemon.socket()).doesNotExist();
      assertThat(daemon.log())
          .contains(", ends after 1 s without use\n", "stopping: nobody used it")
          .containsPattern("ended after [1-9]\\d* s\n");
    }
  }

  @Test
  void transport_libraryCannotBeUnpacked_jdkServes() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.start(root, List.of("-Djava.io.tmpdir=" + temp.resolve("missing")))
            .awaitAccepting()) {
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      assertThat(daemon.log())
          .contains(
              "natives cannot be loaded, using junixsocket or jdk",
              "junixsocket cannot be loaded, using jdk");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void peer_ofAnotherUser_isRefused(String transport) throws Exception {
    Assumptions.assumeTrue(RunningDaemon.uid() == 0, "only root can be somebody else");
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "there is no setpriv");
    try (DaemonProcess daemon =
        DaemonProcess.start(root, List.of("-Dzccache.transport=" + transport)).awaitAccepting()) {
      // Answered means that the daemon has done with the permissions that are changed here.
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
      for (Path path : List.of(temp, root, root.resolve("run"))) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.setPosixFilePermissions(daemon.socket(), PosixFilePermissions.fromString("rw-rw-rw-"));

      assertThat(asNobody(daemon.socket())).isEqualTo("refused");
      assertThat(daemon.log()).contains("refused a peer of another user");
      assertThat(daemon.ask(new Request.Report("")).toString()).contains("peer.refused");
    }
  }

  @Test
  void main_badArguments_endWithTwoAndSayHow() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.run(DaemonMain.class, root, List.of(), List.of("--pigeon"))) {
      assertThat(daemon.awaitStatus()).isEqualTo(2);
      assertThat(daemon.errors()).startsWith("zccache-daemon: no such option: --pigeon");
      assertThat(daemon.output()).isEmpty();
    }
  }

  @Test
  void main_version_isSaid() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.run(DaemonMain.class, root, List.of(), List.of("--version"))) {
      assertThat(daemon.awaitStatus()).isZero();
      assertThat(daemon.output()).startsWith("zccache-daemon ").endsWith("\n");
    }
  }

  @Test
  void main_storeVerify_isDone() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.run(
            DaemonMain.class, root, List.of(), List.of("store", "verify", "--root", "" + root))) {
      assertThat(daemon.awaitStatus()).isZero();
      assertThat(daemon.output()).isEqualTo("no results below " + root + "\n");
    }
  }

  @Test
  void main_rootThatCannotBe_endsWithOneAndSaysWhy() throws Exception {
    Files.writeString(root, "no folder");
    try (DaemonProcess daemon =
        DaemonProcess.run(
            DaemonMain.class,
            root,
            List.of(),
            List.of("--foreground", "--root", root.toString()))) {
      assertThat(daemon.awaitStatus()).isEqualTo(1);
      assertThat(daemon.errors()).contains(root + " is no folder");
      assertThat(root).hasContent("no folder");
    }
  }

  @Test
  void main_realCache_answers() throws Exception {
    try (DaemonProcess daemon =
        DaemonProcess.run(
                DaemonMain.class,
                root,
                List.of(),
                List.of("--foreground", "--root", root.toString()))
            .awaitAccepting()) {
      assertThat(daemon.ask(new Request.Clear())).isInstanceOf(Response.Cleared.class);
      daemon.terminate();
      assertThat(daemon.awaitStatus()).isEqualTo(ENDED_BY_TERM);
      assertThat(daemon.log()).contains("ended").doesNotContain("TROUBLE");
    }
  }

  private String asNobody(Path socket) throws Exception {
    Path classes = Files.createDirectories(temp.resolve("classes/io/zccache/daemon"));
    try (var bytes = ForeignPeer.class.getResourceAsStream("ForeignPeer.class")) {
      Files.copy(Objects.requireNonNull(bytes), classes.resolve("ForeignPeer.class"));
    }
    open(temp.resolve("classes"));
    Process peer =
        new ProcessBuilder(
                "/usr/bin/setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                temp.resolve("classes").toString(),
                ForeignPeer.class.getName(),
                socket.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(peer.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(peer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Assumptions.assumeFalse(said.startsWith("setpriv:"), said);
    return said;
  }

  private static void open(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private Path makePipe() throws Exception {
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static Request compileReading(Path pipe) {
    return new Request.CompileEphemeral(
        1,
        Requests.FOLDER,
        Requests.GCC,
        Requests.ARGS,
        Requests.FOLDER,
        Requests.ours(),
        Bytes.of(pipe.toString()));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
