/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small value computed from the bytes of a file, remembered by the digest of those bytes. Any
 * thread may ask.
 *
 * @param <T> the value; immutable
 */
public final class ContentFacts<T> {
  private final Function<byte[], T> scan;
  private final Cache<Digest, T> byDigest;

  /**
   * No facts yet.
   *
   * @param scan computes the value; pure
   * @param maxContents how many contents are remembered
   */
  public ContentFacts(Function<byte[], T> scan, long maxContents) {
    this.scan = scan;
    this.byDigest = Caffeine.newBuilder().executor(Runnable::run).maximumSize(maxContents).build();
  }

  /**
   * The facts of a content. The file is read only if they are not known yet.
   *
   * @param path where the content was when its digest was taken
   * @return nothing if the file no longer has that content, or cannot be read
   */
  public Optional<T> of(Path path, Digest digest) {
    T known = byDigest.getIfPresent(digest);
    if (known != null) {
      return Optional.of(known);
    }
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Digest.ofContent(content).equals(digest)
        ? Optional.of(learn(digest, content))
        : Optional.empty();
  }

  /** The facts of bytes that are at hand. */
  public T learn(Digest digest, byte[] content) {
    T facts = scan.apply(content);
    byDigest.put(digest, facts);
    return facts;
  }
}
