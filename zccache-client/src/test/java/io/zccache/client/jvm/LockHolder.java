/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A program that holds a record lock until its input ends. */
final class LockHolder {
  private LockHolder() {}

  /** Locks the file of the first word, writes the second into it with its own id, and says so. */
  public static void main(String[] words) throws IOException {
    String content = words[1].formatted(ProcessHandle.current().pid());
    try (FileChannel channel = FileChannel.open(Path.of(words[0]), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      System.out.println(lock.isValid());
      System.out.flush();
      int unused = System.in.read();
    }
  }

  /** Starts one, and waits until it holds the lock. */
  static Process start(Path file, String content) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LockHolder.class.getName(),
                    file.toString(),
                    content))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"true".equals(said)) {
      throw new IOException("it says " + said);
    }
    return process;
  }
}
