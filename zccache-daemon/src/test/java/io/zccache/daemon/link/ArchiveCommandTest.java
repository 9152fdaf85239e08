/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.link.ArchiverNames.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveCommandTest {
  @Test
  void read_ofAnAddition_keepsWordsAndOrder() {
    assertThat(read(Purpose.MEMBERS, true, "-rcs l.a b.o a.o"))
        .isEqualTo(new ArchiveCommand("l.a", List.of("-rcs"), List.of("b.o", "a.o"), false, false));
    assertThat(((ArchiveCommand) read(Purpose.MEMBERS, true, "r l.a b.o")).arguments("x"))
        .containsExactly("r", "x", "b.o");
  }

  @Test
  void read_ofAnIndex_hasNoMembers() {
    ArchiveCommand index = new ArchiveCommand("l.a", List.of("-D"), List.of(), true, false);
    assertThat(read(Purpose.INDEX, false, "-D l.a")).isEqualTo(index);
    assertThat(read(Purpose.MEMBERS, true, "sc l.a"))
        .isEqualTo(new ArchiveCommand("l.a", List.of("sc"), List.of(), true, false));
  }

  @Test
  void quiet_sameWithoutAnnouncement_hasTheLetterForIt() {
    ArchiveCommand loud = (ArchiveCommand) read(Purpose.MEMBERS, true, "-rvs l.a a.o");
    assertThat(loud.quiet()).isEqualTo(read(Purpose.MEMBERS, true, "-rvsc l.a a.o"));
    assertThat(loud.quiet().quiet()).isEqualTo(loud.quiet());
  }

  @ParameterizedTest
  @CsvSource({"rc, false", "r, true", "qcDSvP, false"})
  void read_tellsWhetherANewArchiveIsAnnounced(String letters, boolean announces) {
    assertThat(((ArchiveCommand) read(Purpose.MEMBERS, true, letters + " l.a a.o")).announces())
        .isEqualTo(announces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MEMBERS|false|rc l.a a.o|ARCHIVE_TIMES",
        "MEMBERS|true|rcU l.a a.o|ARCHIVE_TIMES",
        "MEMBERS|true|rcDU l.a a.o|ARCHIVE_TIMES",
        "MEMBERS|true|rcu l.a a.o|ARCHIVE_TIMES",
        "MEMBERS|true|rcT l.a a.o|ARCHIVE_THIN",
        "MEMBERS|true|--thin rc l.a a.o|ARCHIVE_THIN",
        "MEMBERS|true|rc --thin l.a a.o|ARCHIVE_THIN",
        "MEMBERS|true|rc l.a a.o --plugin=x|ARCHIVE_PLUGIN",
        "MEMBERS|true|rq l.a a.o|ARCHIVE_OPERATION",
        "MEMBERS|true|t l.a|ARCHIVE_OPERATION",
        "MEMBERS|true|c l.a|ARCHIVE_OPERATION",
        "MEMBERS|true|rc|ARCHIVE_OPERATION",
        "MEMBERS|true|''|ARCHIVE_OPERATION",
        "MEMBERS|true|-M|ARCHIVE_OPERATION",
        "MEMBERS|true|V|INFORMATION_QUERY",
        "MEMBERS|true|--version|INFORMATION_QUERY",
        "MEMBERS|true|--help|INFORMATION_QUERY",
        "MEMBERS|true|--target=x rc l.a|UNSUPPORTED_OPTION",
        "MEMBERS|true|rc l.a -x.o|UNSUPPORTED_OPTION",
        "MEMBERS|true|ra b.o l.a a.o|UNSUPPORTED_OPTION",
        "MEMBERS|true|s l.a k.a|UNSUPPORTED_OPTION",
        "MEMBERS|true|rc folder/ a.o|OUTPUT_NOT_A_FILE",
        "INDEX|false|l.a|ARCHIVE_TIMES",
        "INDEX|true|-U l.a|ARCHIVE_TIMES",
        "INDEX|true|-t l.a|ARCHIVE_OPERATION",
        "INDEX|true|-D|ARCHIVE_OPERATION",
        "INDEX|true|--plugin x l.a|UNSUPPORTED_OPTION",
        "INDEX|true|--plugin=x|ARCHIVE_PLUGIN",
        "INDEX|true|-v|UNSUPPORTED_OPTION",
        "INDEX|true|l.a k.a|UNSUPPORTED_OPTION",
      })
  void read_ofWhatIsNotUnderstood_isRefusedByName(
      Purpose purpose, boolean zeroesTimes, String words, BypassReason reason) {
    assertThat(read(purpose, zeroesTimes, words))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static ArchiveReading read(Purpose purpose, boolean zeroesTimes, String words) {
    return ArchiveCommand.read(
        purpose, zeroesTimes, words.isEmpty() ? List.of() : List.of(words.split(" ")));
  }
}
