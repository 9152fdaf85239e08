/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PassRunTest {
  private static final byte[] NOTHING = {};

  private final ExecutorService passes = Executors.newCachedThreadPool();
  private final CountDownLatch looked = new CountDownLatch(1);
  private final List<List<String>> ran = new ArrayList<>();
  private boolean doubtful;

  @AfterEach
  void endThreads() {
    passes.shutdownNow();
  }

  private final Pass pass =
      new Pass() {
        @Override
        public List<String> words() {
          return List.of("quick");
        }

        @Override
        public void look() {
          looked.countDown();
        }

        @Override
        public Optional<List<String>> proper() {
          return doubtful ? Optional.of(List.of("proper")) : Optional.empty();
        }
      };

  private Finished exit(List<String> words, BooleanSupplier unwanted) {
    ran.add(words);
    return new Finished(words.get(0).length(), NOTHING, NOTHING, 1, unwanted.getAsBoolean());
  }

  @Test
  void pass_isLookedAtBeforeAnybodyWaitsForIt() throws Exception {
    PassRun run = new PassRun(pass, this::exit, passes);
    looked.await();

    assertThat(run.end().exitCode()).isEqualTo("quick".length());
    assertThat(ran).containsExactly(List.of("quick"));
  }

  @Test
  void pass_thatIsDoubtful_isMadeAnew() throws Exception {
    PassRun run = new PassRun(pass, this::exit, passes);
    looked.await();
    doubtful = true;

    assertThat(run.end().exitCode()).isEqualTo("proper".length());
    assertThat(ran).containsExactly(List.of("quick"), List.of("proper"));
  }

  @Test
  void pass_thatDoesNotStart_failsWhoWaitsForIt() {
    IOException none = new IOException("no such program");
    PassRun run =
        new PassRun(
            pass,
            (words, unwanted) -> {
              throw none;
            },
            passes);

    assertThatThrownBy(run::end).isSameAs(none);
    run.drop();
  }

  @Test
  void pass_thatIsDropped_isEndedAndWaitedFor() {
    List<String> events = new ArrayList<>();
    PassRun run =
        new PassRun(
            pass,
            (words, unwanted) -> {
              while (!unwanted.getAsBoolean()) {
                Thread.onSpinWait();
              }
              events.add("ended");
              return exit(words, unwanted);
            },
            passes);
    run.drop();

    assertThat(events).containsExactly("ended");
  }
}
