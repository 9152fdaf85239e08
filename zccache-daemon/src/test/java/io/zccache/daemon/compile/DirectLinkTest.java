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
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What linkers make through the cache that no driver calls, compared with their own work. */
@Timeout(120)
class DirectLinkTest extends LinkTestBase {
  private static final String SHARED = "ld -shared lib/b.o -o out -Lfirst -Llib -la -lm";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ld -r -o out lib/a.o lib/b.o",
        "ld -r lib/a.o lib/b.o --output=out -m elf_x86_64",
        SHARED,
        "ld.bfd -shared -soname libq.so.1 lib/a.o -o out -z now -rpath $ORIGIN",
        "x86_64-linux-gnu-ld -shared lib/a.o lib/b.o -o out --build-id",
        "ld -shared --version-script=named.map lib/a.o -o out",
        "ld -shared lib/b.o -o out -( lib/liba.a -) --whole-archive -L lib -l a",
        "ld -e main -o out m.o lib/a.o lib/b.o",
        "ld @objects -e main -o out",
        "ld.lld -shared lib/a.o lib/b.o -o out",
        "ld.lld -r lib/a.o lib/b.o -o out",
        "ld.lld -shared lib/b.o -o out -Lfirst -Llib -la",
      })
  void link_coldAndWarm_givesTheLinkersOwnBytes(String line) throws Exception {
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(2);
    assertThat(work.counted("link.stored")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cp lib/other.o lib/a.o|ld -r lib/a.o lib/b.o -o out",
        "ar rcs first/liba.a lib/other.o|" + SHARED,
        "gcc -shared lib/other.o -o lib/liba.so|" + SHARED,
        "cp v.map named.map|ld -shared --version-script=named.map lib/a.o -o out",
        "cp objects2 objects|ld @objects -r -o out",
        "ar rcs first/liba.a lib/other.o|ld.lld -shared lib/b.o -o out -Lfirst -Llib"
            + " --whole-archive -la",
      })
  void input_thatIsEdited_isNoticed(String edit, String line) throws Exception {
    work.write("objects2", "m.o lib/other.o\n");
    settleAll();
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    work.plainly(edit);
    settleAll();

    assertLinked(false, line);
    assertLinked(true, line);
  }

  @Test
  void linker_replaced_isNoticed() throws Exception {
    Files.createDirectories(work.path("bin"));
    Path own = work.path("bin/ld");
    Files.copy(Path.of("/usr/bin/ld").toRealPath(), own);
    work.settle(own);
    String line = own + " -r lib/a.o -o out";
    assertLinked(false, line);
    assertLinked(true, line);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);

    assertLinked(false, line);
  }

  @ParameterizedTest
  @CsvSource({"022, -r, rw-r--r--", "077, -r, rw-------", "027, -shared, rwxr-x---"})
  void mode_isTheLinkers(String umask, String how, String mode) throws Exception {
    work.umask(Integer.parseInt(umask, 8));
    for (boolean hit : new boolean[] {false, true}) {
      assertThat(work.compile("ld", how, "lib/a.o", "-o", "out").cached()).isEqualTo(hit);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path("out"))))
          .isEqualTo(mode);
      Files.delete(work.path("out"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ld.gold -r lib/a.o -o out|linker",
        "ld --version|unsupported_option",
        "ld -r lib/a.o -o out -M|unsupported_option",
        "ld -r lib/a.o -o out -oother|unsupported_option",
        "ld -r lib/a.o -o out -soname|unsupported_option",
        "ld -r lib/a.o -o out -plugin x|unsupported_option",
        "ld -b binary -r objects -o out|unsupported_option",
        "ld -r missing.o -o out|no_source",
        "ld -r lib/a.o -o lib/a.o|output_is_input",
        "ld -shared lib/a.o -T s.ld|linker_script",
        "ld.lld -shared lib/a.o -o out -Map=x|unsupported_option",
      })
  void call_thatIsNotUnderstood_isDeclinedByName(String line, String reason) throws Exception {
    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
  }

  /** They name themselves as they are called. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ld -e main m.o -o out|tool_failed",
        "ld m.o lib/a.o lib/b.o -o out|linker_speaks",
        "ld.lld -e main m.o -o out|tool_failed",
      })
  void linkerThatSpeaks_runsInPlace(String line, String reason) throws Exception {
    for (int time = 0; time < 2; time++) {
      work.write("out", "old\n");
      assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
      assertThat(work.path("out")).hasContent("old\n");
    }
    assertThat(work.counted("link.stored")).isZero();
  }
}
