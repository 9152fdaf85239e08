/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Plays a script of edits and compiles. Each compile is made plainly first, what it did is undone,
 * and then it is made through the cache, which must do the same to every file and say the same.
 *
 * <pre>
 * script := line*
 * line   := '$ ' what a shell runs in the working directory; it skips the test by exit 77
 *         | 'NAME=value', a variable from now on
 *         | 'cd NAME', a folder of the workplace from now on, a slash for the whole
 *         | '+ ' command, which must be a hit
 *         | '- ' command, which must be a miss
 *         | '? ' command, which may be either
 *         | '! ' command, which must be left to the compiler
 * </pre>
 */
final class Situation {
  private static final String LINK = "link";

  private final Workplace work;

  Situation(Workplace work) {
    this.work = work;
  }

  void play(String script) throws Exception {
    for (String line : script.lines().toList()) {
      if (line.startsWith("$ ")) {
        edit(line.substring(2));
      } else if (line.matches("[A-Z_]+=.*")) {
        int equals = line.indexOf('=');
        work.environment.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (line.startsWith("cd ")) {
        work.enter(line.equals("cd /") ? "" : line.substring(3));
      } else {
        compile(line.charAt(0), line.substring(2));
      }
    }
  }

  private void edit(String command) throws Exception {
    Workplace.Plain done = work.plain(List.of(), "sh", "-c", command);
    Assumptions.assumeTrue(done.exit() != 77, command);
    assertThat(done.exit()).as("%s: %s", command, done.stderr()).isZero();
    Path tick = work.write("tick", command);
    Files.delete(tick);
  }

  private void compile(char expected, String command) throws Exception {
    List<String> words = List.of(command.split(" "));
    List<String> plainly = new ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$@\"", "sh"));
    plainly.addAll(words);
    String[] plainWords = plainly.toArray(String[]::new);
    Map<Path, Held> before = held();
    Workplace.Plain plain = work.plain(List.of(), plainWords);
    Map<Path, Held> wanted = held();
    restore(before, wanted);

    Response response =
        work.ask(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    work.counts();
    if (response instanceof Response.CompileResult result) {
      assertThat(result.exitCode()).as(command).isEqualTo(plain.exit());
      assertThat(result.stdout().text()).as(command).isEqualTo(plain.stdout());
      assertThat(result.stderr().text()).as(command).isEqualTo(plain.stderr());
      assertSame(command, wanted);
      assertThat(expected == '?' || result.cached() == (expected == '+'))
          .as("%s %s was a hit: %s", expected, command, result.cached())
          .isTrue();
      assertThat(expected).as(command).isNotEqualTo('!');
    } else {
      assertThat(response).as(command).isInstanceOf(Response.Declined.class);
      assertThat(expected).as("%s: %s", command, response).isEqualTo('!');
      assertSame(command, before);
      Workplace.Plain again = work.plain(List.of(), plainWords);
      assertThat(again.exit()).isEqualTo(plain.exit());
    }
  }

  private void assertSame(String command, Map<Path, Held> wanted) throws IOException {
    Map<Path, Held> now = held();
    assertThat(now.keySet()).as(command).isEqualTo(wanted.keySet());
    for (Map.Entry<Path, Held> file : wanted.entrySet()) {
      Held held = file.getValue();
      assertThat(now.get(file.getKey()))
          .as("%s: %s", command, file.getKey())
          .isNotNull()
          .satisfies(
              it -> assertThat(it.bytes()).isEqualTo(held.bytes()),
              it -> assertThat(it.mode()).isEqualTo(held.mode()));
    }
  }

  /** A regular file's content and mode, or a link's target. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Held(byte[] bytes, String mode) {
    static Held of(Path file) throws IOException {
      return Files.isSymbolicLink(file)
          ? new Held(Files.readSymbolicLink(file).toString().getBytes(UTF_8), LINK)
          : new Held(
              Files.readAllBytes(file),
              PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  private Map<Path, Held> held() throws IOException {
    Map<Path, Held> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(work.folder)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
          all.put(file, Held.of(file));
        }
      }
    }
    return all;
  }

  private static void restore(Map<Path, Held> before, Map<Path, Held> after) throws IOException {
    for (Map.Entry<Path, Held> file : after.entrySet()) {
      Held old = before.get(file.getKey());
      if (old == null) {
        Files.delete(file.getKey());
      } else if (!Arrays.equals(old.bytes(), file.getValue().bytes())
          || !old.mode().equals(file.getValue().mode())) {
        put(file.getKey(), old);
      }
    }
    for (Map.Entry<Path, Held> file : before.entrySet()) {
      if (!after.containsKey(file.getKey())) {
        put(file.getKey(), file.getValue());
      }
    }
  }

  private static void put(Path path, Held held) throws IOException {
    if (held.mode().equals(LINK)) {
      Files.deleteIfExists(path);
      Files.createSymbolicLink(path, Path.of(new String(held.bytes(), UTF_8)));
      return;
    }
    Files.write(path, held.bytes());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(held.mode()));
  }
}
