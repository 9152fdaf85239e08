/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a tool as a child, since a JVM cannot put another program in its place. The child is called
 * by its path. Arguments that are not ASCII go through a shell, as the JDK would decode and encode
 * them.
 */
public final class JdkToolRunner implements ToolRunner {
  @Override
  public Run run(FilePath program, List<byte[]> argv, List<byte[]> environment) {
    ProcessBuilder builder = new ProcessBuilder(command(program, argv)).inheritIO();
    changePath(builder.environment(), new Environment(environment));
    if (!new java.io.File(program.text()).exists()) {
      return new Run.NotStarted(true, "No such file or directory");
    }
    try {
      return new Run.Ended(builder.start().waitFor());
    } catch (IOException e) {
      return new Run.NotStarted(false, reason(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Run.NotStarted(false, "Interrupted");
    }
  }

  /** Only PATH ever differs from our own environment, whose bytes the JDK passes on unchanged. */
  private static void changePath(Map<String, String> target, Environment wanted) {
    FilePath path = wanted.path("PATH");
    if (path != null && !path.text().equals(target.get("PATH"))) {
      target.put("PATH", path.text());
    }
  }

  private static List<String> command(FilePath program, List<byte[]> argv) {
    List<String> words = new ArrayList<>();
    words.add(program.text());
    boolean ascii = true;
    for (byte[] word : argv.subList(1, argv.size())) {
      words.add(FilePath.of(word).text());
      for (byte b : word) {
        ascii &= b >= 0;
      }
    }
    return ascii ? words : List.of("/bin/sh", "-c", script(program, argv));
  }

  /** A shell script that spells every word in octal; the x keeps line ends at the end of a word. */
  private static String script(FilePath program, List<byte[]> argv) {
    StringBuilder script = new StringBuilder("set --\n");
    word(script, program.toBytes());
    for (byte[] argument : argv.subList(1, argv.size())) {
      word(script, argument);
    }
    return script.append("exec \"$@\"\n").toString();
  }

  private static void word(StringBuilder script, byte[] bytes) {
    script.append("w=$(printf '");
    for (byte b : bytes) {
      script.append('\\');
      for (int shift = 6; shift >= 0; shift -= 3) {
        script.append((char) ('0' + ((b & 0xFF) >> shift & 7)));
      }
    }
    script.append("x'); set -- \"$@\" \"${w%x}\"\n");
  }

  // ...: error=13, Permission denied     or, from Java 25: ..., error: 13 (Permission denied)
  static String reason(String message) {
    int comma = message.lastIndexOf(", ");
    String last = comma < 0 ? message : message.substring(comma + 2);
    int open = last.indexOf('(');
    int close = last.lastIndexOf(')');
    return last.startsWith("error: ") && open >= 0 && open < close
        ? last.substring(open + 1, close)
        : last;
  }
}
