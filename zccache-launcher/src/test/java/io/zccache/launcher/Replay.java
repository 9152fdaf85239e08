/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Trace} replayed with the native launcher, in a folder of its own. What it needs is there
 * once it is made; then it is started, awaited, and looked at, by one thread.
 */
final class Replay {
  /** What a tool says whose work the reference never did. */
  static final String BUILT = "built\n";

  private final Trace trace;
  private final Fixture fixture;
  private final TraceDaemon daemon;
  private final Call call;
  private @Nullable FutureTask<Ran> running;
  private @Nullable Ran ran;

  /**
   * @param more variables for the launcher, besides those of the trace
   */
  Replay(Trace trace, Path folder, Map<String, String> more) throws IOException {
    this.trace = trace;
    fixture = new Fixture(Program.NATIVE, folder);
    Files.writeString(fixture.work.resolve("a.c"), "int x;\n");
    for (String tool : List.of("gcc", "ar", "rustc", "kill")) {
      Fixture.script(fixture.tools.resolve(tool), tool());
    }
    call = fixture.zccache(trace.words().toArray(String[]::new)).stdin(trace.stdin());
    trace.environment().forEach(call::with);
    more.forEach(call::with);
    daemon =
        trace.daemon() == null
            ? TraceDaemon.at(fixture.dir.resolve("elsewhere/daemon.sock"), Map.of())
            : TraceDaemon.at(fixture.root.resolve("run/daemon.sock"), trace.daemon());
  }

  /** The tool does what the recorded daemon said it had done. */
  private String tool() {
    boolean gaveUp = trace.gaveUp();
    return "cat > /dev/null; touch '%s'; printf '%%s' '%s'; printf '%%s' '%s' >&2; exit %d\n"
        .formatted(
            mark(),
            gaveUp ? BUILT : trace.expected().stdout(),
            gaveUp ? "" : trace.toolsError(),
            gaveUp ? 0 : trace.expected().exit());
  }

  private Path mark() {
    return fixture.dir.resolve("ran");
  }

  void start() throws IOException {
    Process process = call.start();
    running = new FutureTask<>(() -> call.finish(process));
    new Thread(running, "replay " + trace).start();
  }

  /** Returns when the launcher has ended. */
  void await() throws Exception {
    ran = Objects.requireNonNull(running).get();
    daemon.close();
  }

  Ran ran() {
    return Objects.requireNonNull(ran);
  }

  TraceDaemon daemon() {
    return daemon;
  }

  boolean toolRan() {
    return Files.exists(mark());
  }

  /** The recorded text with the names of this replay. */
  String told(String text) {
    return text.replace("{endpoint}", fixture.root + "/run/daemon.sock");
  }

  /** A compile that was asked for is the one that was called for. */
  void assertIsTheCall(Request request) {
    if (!(request instanceof Request.Compile compile)) {
      return;
    }
    assertThat(compile.sessionId()).isEqualTo(trace.environment().get("ZCCACHE_SESSION_ID"));
    assertThat(compile.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
    assertThat(compile.args()).extracting(Object::toString).isEqualTo(trace.words().subList(1, 3));
    assertThat(compile.cwd().text()).isEqualTo(fixture.work.toString());
    assertThat(compile.stdin().isEmpty()).isTrue();
    List<EnvVar> sent = Objects.requireNonNull(compile.env());
    List<EnvVar> environment = new ArrayList<>(sent);
    environment.removeIf(variable -> variable.name().equals(ClientAnnouncement.NAME));
    assertThat(environment)
        .hasSize(sent.size() - 1)
        .contains(EnvVar.of("PATH", fixture.tools + ":/usr/bin:/bin"))
        .filteredOn(variable -> variable.name().text().startsWith("ZCCACHE_"))
        .extracting(variable -> variable.name().text())
        .containsExactlyInAnyOrderElementsOf(ours());
  }

  /** The names of the variables that this replay has given the launcher. */
  private List<String> ours() {
    List<String> names = new ArrayList<>(trace.environment().keySet());
    names.add("ZCCACHE_CACHE_DIR");
    names.add("ZCCACHE_DAEMON_WIRE");
    return names;
  }
}
