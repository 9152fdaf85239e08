/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of outputs that are there before a compile. */
@Timeout(120)
class UserFilesTest extends WorkplaceTestBase {
  @ParameterizedTest
  @CsvSource({
    // what is wrong, options; each leaves other files behind
    "int f(void) { return y; }, -c",
    "int f(void) { return y; }, -c -MD",
    "int f(void) { return y; }, -c -MMD",
    "int f(void) { return y; }, -S",
    "__asm__(\"no such thing\");, -c -MD",
    "#include <no/such/header.h>, -c -MD",
    "#include <no/such/header.h>, -c -MMD",
    "#include <no/such/header.h>, -x c++ -c -MMD",
    "int f() { return y; }, -x c++ -c -MMD",
    "#error no, -c -MD",
    "#include <no/such/header.h>, -x assembler-with-cpp -c -MD",
    "no such instruction, -x assembler-with-cpp -c -MD",
  })
  void failure_overOldOutputs_leavesWhatTheCompilerLeaves(String source, String options)
      throws Exception {
    leavesWhatTheCompilerLeaves("gcc", source, options);
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    leavesWhatTheCompilerLeaves("clang", source, options);
  }

  private void leavesWhatTheCompilerLeaves(String tool, String source, String options)
      throws Exception {
    work.write("a.c", source + "\n");
    String output = options.startsWith("-S") ? "a.s" : "a.o";
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(options.split(" ")));
    words.addAll(List.of("a.c", "-o", output));
    List<String> outputs = List.of(output, "a.d");
    for (String old : outputs) {
      Files.writeString(work.path(old), "old");
    }
    Workplace.Plain plain = work.plain(outputs, words.toArray(String[]::new));
    for (String old : outputs) {
      Files.writeString(work.path(old), "old");
    }

    Response.CompileResult result =
        work.compile(tool, words.subList(1, words.size()).toArray(String[]::new));

    assertThat(result.exitCode()).isEqualTo(plain.exit()).isNotZero();
    work.assertWritten(plain, outputs);
  }

  /** What is stored and delivered is never kept in memory. */
  @Test
  void objects_storedAndDelivered_takeNoMemory() throws Exception {
    long before = usedMemory();
    for (boolean cached : new boolean[] {false, true}) {
      for (int i = 0; i < 20; i++) {
        work.write("big" + i + ".c", "char text[4 << 20] = {" + i + "};\n");
        assertThat(work.compile("gcc", "-c", "big" + i + ".c").cached()).isEqualTo(cached);
      }
      work.counts();
    }
    assertThat(usedMemory() - before).isLessThan(20L << 20);
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void depfile_thatExists_keepsItsMode() throws Exception {
    work.write("a.c", "int a;\n");
    Path depfile = Files.writeString(work.path("a.d"), "old");
    Files.setPosixFilePermissions(depfile, PosixFilePermissions.fromString("rw-rw----"));
    for (boolean cached : new boolean[] {false, true}) {
      assertThat(work.compile("gcc", "-c", "a.c", "-MD").cached()).isEqualTo(cached);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(depfile)))
          .isEqualTo("rw-rw----");
      assertThat(depfile).content().startsWith("a.o: a.c");
      work.counts();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gcc, a.c, ''",
    "gcc, a.c, old",
    "gcc, a.S, ''",
    "gcc, a.S, old",
    "clang, a.c, ''",
    "clang, a.c, old",
    "clang, a.S, ''",
    "clang, a.S, old",
    "clang, a.s, old"
  })
  void object_thatExists_getsTheModeThatTheCompilerGives(String tool, String source, String old)
      throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    work.write(source, source.endsWith("c") ? "int a;\n" : ".byte 1\n");
    Path object = work.path("a.o");
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(Files.writeString(object, old), owners);
    Workplace.Plain unused = work.plain(List.of("none"), tool, "-c", source, "-o", "a.o");
    Set<PosixFilePermission> wanted = Files.getPosixFilePermissions(object);
    for (boolean cached : new boolean[] {false, true}) {
      Files.delete(object);
      Files.setPosixFilePermissions(Files.writeString(object, old), owners);
      assertThat(work.compile(tool, "-c", source, "-o", "a.o").cached()).isEqualTo(cached);
      assertThat(Files.getPosixFilePermissions(object)).isEqualTo(wanted);
      work.counts();
    }
  }

  @Test
  void depfile_withAnotherName_isNotReplaced() throws Exception {
    work.write("a.c", "int a;\n");
    Path depfile = Files.writeString(work.path("a.d"), "old");
    Files.createLink(work.path("b.d"), depfile);

    assertThat(work.ask("gcc", "-c", "a.c", "-MD")).isEqualTo(new Response.Declined("output_kept"));
  }
}
