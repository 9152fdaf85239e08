/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profile that gcc reads if it is there, compared with plain compiles. */
@Timeout(120)
class ProfileUseTest extends WorkplaceTestBase {
  private static final String WARN = " -Wmissing-profile -O2 -c p.c -o out/p.o";

  @BeforeEach
  void writeSource() throws Exception {
    Files.createDirectories(work.path("out"));
    Files.createDirectories(work.path("prof"));
    work.write(
        "p.c",
        """
        int f(int i) { return i > 3 ? i * 2 : i + 7; }
        int main(int n, char **v) { int s = 0; while (n < 90) s += f(n++ % 5); return s & 1; }
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-fprofile-use|out/p.gcda",
        "-fbranch-probabilities|out/p.gcda",
        "-fprofile-use=prof|prof/%s#out#p.gcda",
        "-fprofile-use -fprofile-dir=prof|prof/%s#out#p.gcda",
        "-fprofile-use=prof -g -MD|prof/%s#out#p.gcda",
      })
  void profile_thatComesChangesAndGoes_givesTheCompilersOwnBytes(String options, String name)
      throws Exception {
    String[] arguments = (options + WARN).split(" ");
    Path profile = work.path(name.formatted(work.folder.toString().replace('/', '#')));
    byte[] without = check(arguments, false);
    check(arguments, true);
    place(profile, 1);
    byte[] first = Files.readAllBytes(profile);
    byte[] with = check(arguments, false);
    assertThat(with).isNotEqualTo(without);
    check(arguments, true);
    place(profile, 95);
    check(arguments, false);
    Files.write(profile, first);
    work.settle(profile);
    check(arguments, true);
    Files.delete(profile);
    check(arguments, true);
    assertThat(work.counts()).isEqualTo(List.of(4L, 3L, 0L, 0L));
  }

  @Test
  void profile_inPlaceOfWhichIsAFolder_isNotStored() throws Exception {
    Files.createDirectories(work.path("out/p.gcda"));
    String[] arguments = ("-fprofile-use" + WARN).split(" ");
    check(arguments, false);
    check(arguments, false);
    assertThat(work.counted("not_stored.input_touched")).isEqualTo(2);
  }

  @Test
  void profile_whoseNameGccDoesNotTell_isDeclined() throws Exception {
    String[] arguments = ("-fprofile-use -fno-profile-use" + WARN).split(" ");
    assertThat(work.ask("gcc", arguments)).isEqualTo(new Response.Declined("profile"));
  }

  @ParameterizedTest
  @CsvSource({"-fprofile-use, profile", "-fprofile-use=prof, file_valued_option"})
  void clangsProfile_thatIsNoFile_isDeclined(String option, String reason) {
    assertThat(work.ask("clang", option, "-O2", "-c", "p.c"))
        .isEqualTo(new Response.Declined(reason));
  }

  /** Runs the program with other counts and leaves its profile there. */
  private void place(Path profile, int calls) throws Exception {
    for (String[] words :
        List.of(
            new String[] {"gcc", "-fprofile-generate", "-O2", "-c", "p.c", "-o", "out/p.o"},
            new String[] {"gcc", "-fprofile-generate", "out/p.o", "-o", "p.exe"},
            new String[] {
              "sh", "-c", "rm -f out/p.gcda; ./p.exe " + "x ".repeat(calls) + "|| true"
            })) {
      assertThat(work.plain(List.of(), words).exit()).isZero();
    }
    Files.delete(work.path("out/p.o"));
    Files.move(work.path("out/p.gcda"), profile, StandardCopyOption.REPLACE_EXISTING);
    work.settle(profile);
  }

  private byte[] check(String[] arguments, boolean hit) throws Exception {
    String[] words = new String[arguments.length + 1];
    words[0] = "gcc";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    Workplace.Plain plain = work.plain(List.of("out/p.o", "out/p.d"), words);
    Response.CompileResult result = work.compile("gcc", arguments);
    work.counts();
    assertThat(result.cached()).isEqualTo(hit);
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    assertThat(work.path("out/p.o")).hasBinaryContent(plain.outputs().get("out/p.o"));
    return work.bytes("out/p.o");
  }
}
