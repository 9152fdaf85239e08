/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process to be run by a test, with an environment that holds nothing of ours. */
final class Call {
  private static final long SECONDS = 60;

  private final List<String> words;
  private final List<String> before = new ArrayList<>();
  private final ProcessBuilder builder = new ProcessBuilder();
  private byte[] stdin = new byte[0];

  Call(List<String> command) {
    words = command;
    builder.environment().keySet().removeIf(name -> name.startsWith("ZCCACHE_"));
  }

  Call in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  Call with(String name, Object value) {
    builder.environment().put(name, value.toString());
    return this;
  }

  Call without(String name) {
    builder.environment().remove(name);
    return this;
  }

  /** Runs it through a shell whose text {@code script} ends in running {@code "$@"}. */
  Call through(String script) {
    before.addAll(0, List.of("/bin/sh", "-c", script, "sh"));
    return this;
  }

  Call stdin(String text) {
    stdin = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(Program.command(words, builder.environment().getOrDefault("PATH", "")));
    return builder.command(command).start();
  }

  Ran run() throws Exception {
    return finish(start());
  }

  Ran finish(Process process) throws Exception {
    CompletableFuture<byte[]> error = read(process.getErrorStream());
    CompletableFuture<byte[]> out = read(process.getInputStream());
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin);
    } catch (IOException e) {
      // The second is what the JDK says when the process has ended before.
      assertThat(e)
          .as("the process does not want to read")
          .message()
          .containsAnyOf("Broken pipe", "Stream closed");
    }
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return new Ran(
        process.pid(),
        process.exitValue(),
        Bytes.wrap(out.get(SECONDS, TimeUnit.SECONDS)),
        new String(error.get(SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8));
  }

  private static CompletableFuture<byte[]> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
