/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentFactsTest {
  private final AtomicInteger scans = new AtomicInteger();
  private final ContentFacts<Integer> lengths =
      new ContentFacts<>(
          bytes -> {
            scans.incrementAndGet();
            return bytes.length;
          },
          100);
  @TempDir private Path folder;

  @Test
  void of_sameContentTwice_isScannedOnce() throws Exception {
    Path one = Files.writeString(folder.resolve("a.h"), "four");
    Path two = Files.writeString(folder.resolve("b.h"), "four");
    assertThat(lengths.of(one, digest("four"))).contains(4);
    assertThat(lengths.of(two, digest("four"))).contains(4);
    assertThat(scans).hasValue(1);
  }

  @Test
  void of_contentThatIsNoLongerThere_isNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("a.h"), "other");
    assertThat(lengths.of(file, digest("four"))).isEmpty();
    assertThat(lengths.of(folder.resolve("none"), digest("four"))).isEmpty();
    assertThat(scans).hasValue(0);
  }

  @Test
  void learn_thenOf_readsNothing() {
    lengths.learn(digest("four"), "four".getBytes(StandardCharsets.UTF_8));
    assertThat(lengths.of(folder.resolve("none"), digest("four"))).contains(4);
  }

  private static Digest digest(String content) {
    return Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
  }
}
