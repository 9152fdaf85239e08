/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkDaemonStarterTest {
  @TempDir Path dir;

  private final JdkDaemonStarter starter = new JdkDaemonStarter();

  @Test
  void tryLock_heldAlready_takenUntilReleased() {
    LockAttempt first = starter.tryLock(file("lock"));
    assertThat(first).isInstanceOf(LockAttempt.Mine.class);
    assertThat(starter.tryLock(file("lock"))).isEqualTo(new LockAttempt.Taken());

    ((LockAttempt.Mine) first).release();
    assertThat(starter.tryLock(file("lock"))).isInstanceOf(LockAttempt.Mine.class);
  }

  @Test
  void tryLock_note_isKeptForTheNext() {
    LockAttempt.Mine first = (LockAttempt.Mine) starter.tryLock(file("lock"));
    assertThat(first.note()).isEmpty();
    first.write("123456".getBytes(US_ASCII));
    first.write("789".getBytes(US_ASCII));
    first.release();

    LockAttempt.Mine second = (LockAttempt.Mine) starter.tryLock(file("lock"));
    assertThat(new String(second.note(), US_ASCII)).isEqualTo("789");
    second.release();
  }

  @Test
  void tryLock_noFolder_failed() {
    assertThat(starter.tryLock(file("none/lock"))).isInstanceOf(LockAttempt.Failed.class);
  }

  @Test
  void tryLock_symbolicLink_failed() throws Exception {
    Path target = Files.createFile(dir.resolve("target"));
    Files.createSymbolicLink(dir.resolve("lock"), target);

    assertThat(starter.tryLock(file("lock"))).isInstanceOf(LockAttempt.Failed.class);
  }

  @Test
  void start_program_runsDetachedWithItsArguments() throws Exception {
    Path program = script("umask; pwd; for a in \"$@\"; do echo \"<$a>\"; done");

    Start start =
        starter.start(
            List.of(FilePath.of(program.toString()), FilePath.of("a b"), FilePath.of("c")),
            file("log"));

    assertThat(start).isInstanceOf(Start.Started.class);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ((Start.Started) start).ended());
    assertThat(Files.readString(dir.resolve("log"))).isEqualTo("0077\n/\n<a b>\n<c>\n");
  }

  @Test
  void start_noSuchProgram_failed() {
    assertThat(starter.start(List.of(file("none")), file("log")))
        .isEqualTo(new Start.Failed("No such program"));
  }

  private FilePath file(String name) {
    return FilePath.of(dir.resolve(name).toString());
  }

  private Path script(String text) throws Exception {
    Path script = dir.resolve("program");
    Files.writeString(script, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
