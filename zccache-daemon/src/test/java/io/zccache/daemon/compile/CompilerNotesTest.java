/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.CompilerProbe;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerNotesTest {
  @TempDir private Path folder;

  @Test
  void notes_ofOneDaemon_areReadByTheNext() {
    CompilerAnswer gcc = answer("/opt/my gcc/bin/gcc", "12.2.0");
    CompilerAnswer other = answer("/\u00fc/g++", "13.1.0");
    CompilerNotes notes = notes();
    notes.write(gcc);
    notes.write(other);
    List<CompilerAnswer> read = notes().read();
    assertThat(read).containsExactly(gcc, other);
    assertThat(read.get(0).compiler()).isEqualTo(gcc.compiler());
  }

  @Test
  void notes_sameQuestionAgain_keepTheLastAnswer() {
    CompilerNotes notes = notes();
    notes.write(answer("/gcc", "12.2.0"));
    notes.write(answer("/gcc", "12.3.0"));
    assertThat(notes().read()).containsExactly(answer("/gcc", "12.3.0"));
  }

  @Test
  void notes_programs_keepTheirOrder() {
    Map<Path, Digest> programs = new LinkedHashMap<>();
    programs.put(Path.of("/z"), digest(1));
    programs.put(Path.of("/m"), digest(2));
    programs.put(Path.of("/a"), digest(3));
    CompilerAnswer answer =
        new CompilerAnswer(question("/gcc"), probe("12.2.0"), programs, Set.of(), List.of());
    notes().write(answer);
    assertThat(notes().read().get(0).present().keySet())
        .containsExactly(Path.of("/z"), Path.of("/m"), Path.of("/a"));
  }

  @Test
  void notes_damagedAnywhere_areNone() throws IOException {
    notes().write(answer("/gcc", "12.2.0"));
    Path file = folder.resolve("compilers");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertThat(notes().read()).as("byte %s", at).isEmpty();
      Files.write(file, Arrays.copyOf(whole, at));
      assertThat(notes().read()).as("cut at %s", at).isEmpty();
    }
    Files.write(file, whole);
    assertThat(notes().read()).hasSize(1);
  }

  private static CompilerAnswer answer(String program, String version) {
    return new CompilerAnswer(
        question(program),
        probe(version),
        Map.of(Path.of(program), digest(7)),
        Set.of(Path.of("/usr/local/bin/as")),
        List.of(Path.of("/etc/clang"), Path.of("/home/\u00e4/.config")));
  }

  private static CompilerAnswer.Question question(String program) {
    return new CompilerAnswer.Question(
        Path.of(program),
        Map.of("PATH", "/usr/bin:\u00e4"),
        List.of("objcopy"),
        List.of("-Btools"));
  }

  private static CompilerProbe probe(String version) {
    return new CompilerProbe(CompilerFamily.GCC, version);
  }

  private static Digest digest(int of) {
    return Digest.ofContent(new byte[] {(byte) of});
  }

  private CompilerNotes notes() {
    return new CompilerNotes(folder.resolve("compilers"), Log.none());
  }
}
