/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.Checkout;
import io.zccache.daemon.compiler.IncludeScanner;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.store.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether what a compile reads says something of the checkout that it runs in: then another
 * checkout's result may be another. Any thread may ask.
 */
final class CheckoutNames {
  private static final long MOST = 100_000;

  private final Cache<Question, Said> said =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  private record Question(Digest content, Checkout checkout) {}

  /**
   * What a content says.
   *
   * @param named whether it names the checkout
   * @param hinted whether it has the longest word of that name
   * @param computed whether it makes up names of files
   */
  private record Said(boolean named, boolean hinted, boolean computed) {}

  /**
   * Whether one of the inputs names the checkout, or could make up its name from pieces.
   *
   * @param resolved where an input is
   */
  boolean areIn(
      Collection<InputFile> inputs, Function<String, Optional<Path>> resolved, Sharing sharing) {
    boolean hinted = sharing.hinted();
    boolean computed = false;
    for (InputFile input : inputs) {
      Optional<Said> content =
          resolved
              .apply(input.path())
              .flatMap(path -> said(path, input.digest(), sharing.checkout()));
      if (content.isEmpty() || content.get().named()) {
        return true;
      }
      hinted = hinted || content.get().hinted();
      computed = computed || content.get().computed();
    }
    return hinted && computed;
  }

  /** Empty if the file has another content by now. */
  private Optional<Said> said(Path path, Digest digest, Checkout checkout) {
    Question question = new Question(digest, checkout);
    Said known = said.getIfPresent(question);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      byte[] content = Files.readAllBytes(path);
      if (!Digest.ofContent(content).equals(digest)) {
        return Optional.empty();
      }
      Said found =
          new Said(
              checkout.isNamedIn(content),
              checkout.isHintedIn(content),
              IncludeScanner.scan(content).computed());
      said.put(question, found);
      return Optional.of(found);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
