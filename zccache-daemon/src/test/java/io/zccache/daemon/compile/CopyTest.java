/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strip and objcopy make through the cache, compared byte for byte with their own work. */
@Timeout(120)
class CopyTest extends LinkedTestBase {
  private static final String STRIP = "strip -g a.o -o out";

  @BeforeEach
  void makeObjects() throws Exception {
    work.write("a.c", "static int s; int a(void) { return s; }\nint b(void) { return 2; }\n");
    work.write("a2.c", "int a(void) { return 3; }\nint other(void) { return 2; }\n");
    work.plainly("gcc -g -fPIC -c a.c -o a.o");
    work.plainly("gcc -g -fPIC -c a2.c -o a2.o");
    work.plainly("gcc -shared a.o -o liba.so");
    work.write("keep", "a\n");
    work.write("keep2", "b\n");
    work.write("renames", "a c\n");
    work.write("data", "some bytes\n");
    work.write("words", "-g a.o -o out\n");
    settleAll();
  }

  private static void skipWithout(String line) {
    String tool = line.split(" ", -1)[0];
    Path program = tool.startsWith("/") ? Path.of(tool) : Path.of("/usr/bin", tool);
    Assumptions.assumeTrue(Files.exists(program), () -> tool + " is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STRIP,
        "strip liba.so -o out",
        "strip --strip-unneeded -R .comment -o out a.o",
        "strip @words",
        "x86_64-linux-gnu-strip -s -K a a.o -oout",
        "objcopy a.o out",
        "objcopy --only-keep-debug liba.so out",
        "objcopy -S --add-gnu-debuglink=data liba.so out",
        "objcopy -O binary -j .text a.o out",
        "objcopy -O binary liba.so out",
        "objcopy -O ihex a.o out",
        "objcopy -I binary -O elf64-x86-64 -B i386:x86-64 data out",
        "objcopy --add-section .extra=data --set-section-flags .extra=readonly a.o out",
        "objcopy --redefine-syms=renames --weaken-symbol b -N s a.o out",
        "objcopy --keep-global-symbols keep --compress-debug-sections a.o out",
        "llvm-strip -g a.o -o out",
        "llvm-strip --strip-all liba.so -o out",
        "llvm-objcopy --add-section=.extra=data --keep-symbols=keep -x a.o out",
        "llvm-objcopy -O binary -j .text a.o out",
        "llvm-objcopy -I binary -O elf64-x86-64 data out",
      })
  void copy_coldAndWarm_givesTheCopiersOwnBytes(String line) throws Exception {
    skipWithout(line);
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(2);
    assertThat(work.counted("link.miss")).isEqualTo(1);
    assertThat(work.counted("link.stored")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cp a2.o a.o|" + STRIP,
        "cp keep2 keep|objcopy --keep-global-symbols=keep a.o out",
        "cp keep data|objcopy --add-section .extra=data a.o out",
        "cp keep data|objcopy --add-gnu-debuglink=data a.o out",
        "cp words2 words|strip @words",
        "cp keep2 keep|llvm-objcopy --keep-global-symbols=keep a.o out",
        "cp keep data|llvm-objcopy --update-section .comment=data a.o out",
      })
  void input_thatIsEdited_isNoticed(String edit, String line) throws Exception {
    skipWithout(line);
    work.write("words2", "-s a.o -o out\n");
    settleAll();
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    work.plainly(edit);
    settleAll();

    assertLinked(false, line);
    assertLinked(true, line);
  }

  @ParameterizedTest
  @CsvSource({
    "strip -g a.o -o out",
    "strip liba.so -o out",
    "objcopy -O binary liba.so out",
    "llvm-strip -g a.o -o out",
    "llvm-objcopy liba.so out",
  })
  void mode_isTheCopiers(String line) throws Exception {
    skipWithout(line);
    for (String input : new String[] {"rw-r--r--", "rwxr-xr-x", "r--r--r--", "rw-rw----"}) {
      for (int umask : new int[] {022, 077, 002, 0}) {
        for (String old : new String[] {"", "r--------", "rwxrwxrwx"}) {
          work.umask(umask);
          for (String name : new String[] {"a.o", "liba.so"}) {
            Files.setPosixFilePermissions(work.path(name), PosixFilePermissions.fromString(input));
          }
          makeOld(old);
          Set<PosixFilePermission> expected = plainMode(line, umask);
          makeOld(old);

          assertThat(work.call(line.split(" "))).isInstanceOf(Response.CompileResult.class);
          assertThat(Files.getPosixFilePermissions(work.path("out")))
              .as(line + " of " + input + " over " + old + ", umask " + umask)
              .isEqualTo(expected);
          Files.delete(work.path("out"));
        }
      }
    }
    assertThat(work.counted("link.hit")).isPositive();
  }

  private void makeOld(String mode) throws Exception {
    if (!mode.isEmpty()) {
      work.write("out", "old\n");
      Files.setPosixFilePermissions(work.path("out"), PosixFilePermissions.fromString(mode));
    }
  }

  private Set<PosixFilePermission> plainMode(String line, int umask) throws Exception {
    String script = "umask " + Integer.toOctalString(umask) + "; exec " + line;
    assertThat(work.plain(List.of(), "sh", "-c", script).exit()).isZero();
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(work.path("out"));
    Files.delete(work.path("out"));
    return mode;
  }

  @Test
  void output_ofAnotherName_isTheSame() throws Exception {
    assertLinked(false, STRIP);

    assertThat(work.compile("strip", "-g", "a.o", "-o", "other").cached()).isTrue();
    assertThat(work.compile("strip", "-o", "third", "-g", "a.o").cached()).isTrue();
  }

  @Test
  void variable_thatChoosesTheFormat_isInTheKey() throws Exception {
    assertLinked(false, "objcopy a.o out");
    work.environment.put("GNUTARGET", "elf64-little");

    assertLinked(false, "objcopy a.o out");
    assertLinked(true, "objcopy a.o out");
  }

  @Test
  void copier_replaced_isNoticed() throws Exception {
    Files.createDirectories(work.path("bin"));
    Path own = work.path("bin/strip");
    Files.copy(Path.of("/usr/bin/strip").toRealPath(), own);
    work.settle(own);
    String line = own + " -g a.o -o out";
    assertLinked(false, line);
    assertLinked(true, line);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);

    assertLinked(false, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strip copy.o|copy_in_place",
        "objcopy -g copy.o|copy_in_place",
        "strip -p a.o -o out|copy_in_place",
        "objcopy -O srec a.o out|copy_format",
        "objcopy s.rec out|copy_format",
        "strip a.a -o out|copy_format",
        "strip missing.o -o out|no_source",
        "objcopy --add-section .a=missing a.o out|no_source",
        "objcopy a.o ./a.o|output_is_input",
        "objcopy --add-section .a=data a.o data|output_is_input",
        "objcopy a.o none/out|output_folder_missing",
        "objcopy a.o link|output_not_a_file",
        "objcopy a.o empty|output_kept",
        "objcopy data out|tool_failed",
        "objcopy --dump-section .text=out2 a.o out|side_output",
        "sub/strip -g a.o -o out|unknown_copier",
      })
  void call_thatIsNotUnderstood_isDeclinedByName(String line, String reason) throws Exception {
    Files.createDirectories(work.path("sub"));
    work.plainly("cp /usr/bin/gcc sub/strip");
    work.plainly("cp a.o copy.o");
    work.plainly("ar rcs a.a a.o");
    work.plainly("objcopy -O srec a.o s.rec");
    work.write("empty", "");
    Files.createSymbolicLink(work.path("link"), Path.of("nowhere"));

    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
  }

  @Test
  void variable_thatChangesTheReading_declines() throws Exception {
    work.environment.put("POSIXLY_CORRECT", "1");
    assertThat(work.call(STRIP.split(" "))).isEqualTo(new Response.Declined("unsupported_option"));
  }
}
