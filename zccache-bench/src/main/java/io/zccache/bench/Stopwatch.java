/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The native program that starts others and takes their times. One thread at a time. The protocol
 * stands in {@code stopwatch.c}.
 */
final class Stopwatch implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final Process process;
  private final BufferedReader answers;

  private Stopwatch(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
  }

  static Stopwatch start(Path program) throws IOException {
    return new Stopwatch(
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  Timing run(Command command) throws IOException {
    return together(List.of(command)).each().get(0);
  }

  Batch together(List<Command> commands) throws IOException {
    Words words = new Words().text("run").number(commands.size());
    commands.forEach(words::command);
    long[] numbers = ask(words);
    List<Timing> each = new ArrayList<>();
    for (int i = 1; i + 3 < numbers.length; i += 4) {
      each.add(
          new Timing(numbers[i], numbers[i + 1], Math.toIntExact(numbers[i + 2]), numbers[i + 3]));
    }
    return new Batch(numbers[0], each);
  }

  /** Starts a daemon and waits until it has answered a Ping. */
  Birth untilPong(Command daemon, Path socket) throws IOException {
    return birth(start(daemon, socket).text("pong"));
  }

  /** Starts a daemon and waits until its socket accepts. */
  Birth untilSocket(Command daemon, Path socket) throws IOException {
    return birth(start(daemon, socket).text("none"));
  }

  /** Starts a daemon, and a client as soon as its socket accepts; waits until the client ends. */
  Birth untilEnd(Command daemon, Path socket, Command client) throws IOException {
    return birth(start(daemon, socket).text("hit").command(client));
  }

  private static Words start(Command daemon, Path socket) {
    return new Words().text("spawn").number(START_SECONDS).text(socket.toString()).command(daemon);
  }

  private Birth birth(Words words) throws IOException {
    long[] n = ask(words);
    Birth birth = new Birth(n[0], n[1], n[2], Math.toIntExact(n[3]));
    if (birth.exit() != 0) {
      throw new IOException("a daemon did not start, or did not answer: " + birth);
    }
    return birth;
  }

  /** Processor time of a living process with all its threads, without its children's. */
  double cpuMillis(long pid) throws IOException {
    return ask(new Words().text("cpu").number(pid))[0] / 1e6;
  }

  /** Ends a daemon that was started here. */
  void end(long pid) throws IOException {
    ask(new Words().text("end").number(pid));
  }

  private long[] ask(Words words) throws IOException {
    process.getOutputStream().write(words.bytes());
    process.getOutputStream().flush();
    String line = answers.readLine();
    if (line == null) {
      throw new EOFException("the stopwatch has ended");
    }
    return Arrays.stream(line.trim().split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }

  /** A request as bytes. */
  private static final class Words {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Words text(String text) {
      bytes.writeBytes(text.getBytes(UTF_8));
      bytes.write(0);
      return this;
    }

    Words number(long number) {
      return text(Long.toString(number));
    }

    Words command(Command command) {
      text(command.folder().toString()).number(command.words().size());
      command.words().forEach(this::text);
      number(command.environment().size());
      for (Map.Entry<String, String> entry : command.environment().entrySet()) {
        text(entry.getKey() + "=" + entry.getValue());
      }
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
