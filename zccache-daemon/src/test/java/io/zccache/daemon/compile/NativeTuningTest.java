/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.bound.Places;
import io.zccache.daemon.compiler.CommandLine;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.exec.ToolProcess;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.server.ClientFacts;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a machine whose processor is exchanged; the compiler is a script that tells what it is told.
 */
@Timeout(60)
class NativeTuningTest {
  @TempDir private Path folder;
  private final ExecutorService pumps = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private NativeTuning tuning;
  private Compiler compiler;

  @BeforeEach
  void makeMachine() throws Exception {
    Path script = folder.resolve("gcc");
    Files.writeString(script, "#!/bin/sh\ncat " + folder + "/answer >&2\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    compiler =
        new Compiler(
            script,
            CompilerFamily.GCC,
            false,
            CompilerIdentity.of("gcc", "gcc", List.of()),
            "gcc 1",
            true,
            true,
            Optional.empty(),
            Optional.empty());
    tuning =
        new NativeTuning(
            new Inquiry(new ToolProcess(pumps, timer, new Places(1)), pumps),
            folder.resolve("cpuinfo"));
  }

  @AfterEach
  void endThreads() {
    pumps.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void resolved_anotherProcessor_isAskedAnew() throws Exception {
    processor("one", "1000");
    answer("-march=one");
    assertThat(resolved("-march=native")).contains("-march=one");

    answer("-march=two");
    assertThat(resolved("-march=native")).as("the same processor").contains("-march=one");
    processor("one", "2000");
    assertThat(resolved("-march=native")).as("at another speed").contains("-march=one");
    processor("two", "2000");
    assertThat(resolved("-march=native")).as("another processor").contains("-march=two");
    processor("one", "1000");
    assertThat(resolved("-march=native")).as("the first again").contains("-march=one");
  }

  @Test
  void resolved_otherOption_isAskedAnew() throws Exception {
    processor("one", "1000");
    answer("-march=one");
    assertThat(resolved("-march=native")).contains("-march=one");
    answer("-mtune=one");

    assertThat(resolved("-mtune=native")).contains("-mtune=one");
  }

  @Test
  void resolved_systemThatTellsOfNoProcessor_isUnknown() throws Exception {
    answer("-march=one");

    assertThat(resolved("-march=native")).isEmpty();
  }

  private Optional<String> resolved(String option) throws Exception {
    CompileCommand command =
        (CompileCommand) CommandLine.read(CompilerFamily.GCC, false, List.of(option, "-c", "a.c"));
    ToolCall call =
        new ToolCall(
            ToolCall.Kind.COMPILE,
            WirePath.of("gcc"),
            List.of(),
            WirePath.of(folder.toString()),
            List.of(new EnvVar(Utf8.of("PATH"), Utf8.of("/usr/bin:/bin"))),
            Bytes.EMPTY,
            Counters.totals(),
            new ClientFacts(true, 022, false, ProcessHandle.current().pid(), Optional.empty()),
            () -> false,
            Optional.empty(),
            CallLog.NONE);
    return tuning.resolved(compiler, command, CompileRequest.of(call, Map.of())).map(String::strip);
  }

  private void processor(String model, String megahertz) throws Exception {
    Files.writeString(
        folder.resolve("cpuinfo"),
        "processor\t: 0\nmodel name\t: %s\ncpu MHz\t\t: %s\n\nprocessor\t: 1\n"
            .formatted(model, megahertz));
  }

  private void answer(String text) throws Exception {
    Files.writeString(folder.resolve("answer"), text + "\n");
  }
}
