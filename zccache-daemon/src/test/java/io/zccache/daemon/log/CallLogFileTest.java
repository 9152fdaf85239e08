/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallLogFileTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final KeptLog log = new KeptLog(new ConcurrentLinkedQueue<>());
  private Path file;
  private CallLogFile calls;

  @BeforeEach
  void open() {
    file = folder.resolve("session.log");
    calls = new CallLogs(log).at(file);
  }

  @Test
  void line_ofEach_isAppendedToAPrivateFile() throws Exception {
    calls.line("[HIT] a");
    assertThat(calls.awaitWritten(SOON)).isTrue();
    calls.line("[MISS] b\nc\r");
    calls.line("[HIT] \u00e4");

    assertThat(calls.awaitWritten(SOON)).isTrue();
    assertThat(file).hasContent("[HIT] a\n[MISS] b?c?\n[HIT] \u00e4\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void line_byManyThreads_noneIsLostOrTorn() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String line = String.valueOf(i).repeat(50);
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 400; j++) {
                  calls.line(line);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(calls.awaitWritten(SOON)).isTrue();
    assertThat(Files.readAllLines(file))
        .hasSize(3200)
        .allMatch(line -> line.matches("(\\d)\\1{49}"));
  }

  @Test
  void line_whileTheWriterHangs_isCountedAndWaitedForByNobody() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    Executor writer =
        task ->
            new Thread(
                    () -> {
                      try {
                        hangs.await();
                        task.run();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    })
                .start();
    CallLogFile hanging = new CallLogFile(file, writer, log);
    for (int i = 0; i < CallLogFile.MOST_WAITING + 10; i++) {
      hanging.line("line");
    }
    assertThat(hanging.awaitWritten(Duration.ofMillis(1))).isFalse();
    hangs.countDown();

    await().until(() -> Files.exists(file) && Files.size(file) > 0);
    assertThat(Files.readAllLines(file))
        .hasSize(CallLogFile.MOST_WAITING + 1)
        .endsWith("[LOST] 10 lines");
  }

  @Test
  void line_toAPipeAFolderOrNowhere_isTroubleAndNothingWaits() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path bad : List.of(pipe, folder, folder.resolve("none/session.log"))) {
      CallLogFile odd = new CallLogs(log).at(bad);
      odd.line("lost");
      assertThat(odd.awaitWritten(SOON)).isTrue();
    }

    assertThat(log.lines())
        .hasSize(3)
        .allMatch(line -> line.contains("the log of a session cannot be written: "));
  }

  @Test
  void line_fileIsFull_isLeftOut() throws Exception {
    try (RandomAccessFile full = new RandomAccessFile(file.toFile(), "rw")) {
      full.setLength(CallLogFile.MOST_BYTES - 5);
    }
    calls.line("four");
    calls.line("more");
    assertThat(calls.awaitWritten(SOON)).isTrue();

    assertThat(Files.size(file)).isLessThanOrEqualTo(CallLogFile.MOST_BYTES);
    assertThat(log.lines()).singleElement().asString().contains("too large");
  }

  @Test
  void line_fileRemovedBetween_isMadeAnew() throws Exception {
    calls.line("first");
    assertThat(calls.awaitWritten(SOON)).isTrue();
    Files.delete(file);
    calls.line("second");

    assertThat(calls.awaitWritten(SOON)).isTrue();
    assertThat(file).hasContent("second\n");
  }
}
