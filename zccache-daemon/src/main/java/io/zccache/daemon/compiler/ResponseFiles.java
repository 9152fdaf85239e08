/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import io.zccache.daemon.key.Digest;
import java.util.List;
import java.util.Optional;

/** Expands {@code @file} arguments as the compilers do. */
public final class ResponseFiles {
  private ResponseFiles() {}

  /** The files of the working directory of the call. */
  @FunctionalInterface
  public interface Contents {
    /** The bytes of the regular file of this name, as spelled; empty if it cannot be read. */
    Optional<byte[]> read(String name);
  }

  /** The arguments after expansion, or why there are none. */
  public sealed interface Expansion permits Expanded, Bypass {}

  /**
   * The expanded arguments.
   *
   * @param arguments what the compiler sees in the end
   * @param files the response files read, in order of their first use, each once
   */
  public record Expanded(List<String> arguments, List<ResponseFile> files) implements Expansion {
    public Expanded {
      arguments = List.copyOf(arguments);
      files = List.copyOf(files);
    }
  }

  /**
   * A response file that was read.
   *
   * @param name as spelled behind the {@code @}, relative to the working directory
   * @param digest of its content
   */
  public record ResponseFile(String name, Digest digest) {}

  /** Expands all response files of an argument list. */
  public static Expansion expand(List<String> arguments, Contents contents) {
    return new Expanded(arguments, List.of());
  }
}
