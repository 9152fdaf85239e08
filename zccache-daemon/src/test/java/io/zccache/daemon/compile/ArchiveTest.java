/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an archiver makes through the cache, compared byte for byte with its own work. */
@Timeout(120)
class ArchiveTest extends WorkplaceTestBase {
  private static final List<String> OUTPUT = List.of("l.a");

  @BeforeEach
  void makeObjects() throws Exception {
    object("a.o", "int a(void) { return 1; }");
    object("b.o", "int b(void) { return 2; }");
  }

  private void object(String name, String text) throws Exception {
    work.object(name, text);
    work.settle(work.path(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar rcs l.a a.o b.o",
        "ar -rcs l.a a.o b.o",
        "ar crs l.a ./a.o",
        "ar cr l.a a.o a.o",
        "ar rcsD l.a a.o b.o",
        "ar qc l.a a.o b.o",
        "ar qcS l.a a.o",
        "ar rcsv l.a a.o b.o",
        "ar rcP l.a sub/../a.o",
        "ar rc l.a",
        "x86_64-linux-gnu-ar rcs l.a a.o",
        "/usr/bin/ar rcs l.a a.o",
        "llvm-ar rcs l.a a.o b.o",
        "llvm-ar qc l.a a.o b.o",
        "ar rcs l.a @members",
        "ar rvs l.a a.o b.o",
        "ar rv l.a a.o sub/../b.o",
        "ar cqv l.a a.o b.o a.o",
        "ar -qvS ./l.a a.o",
        "ar r l.a",
        "x86_64-linux-gnu-ar rvs sub/../l.a a.o",
        "/usr/bin/../bin/ar rv l.a a.o",
      })
  void archive_coldAndWarm_givesTheArchiversOwnBytes(String line) throws Exception {
    Files.createDirectories(work.path("sub"));
    work.write("members", "a.o b.o\n");
    skipWithout(line.split(" ", -1)[0]);

    assertMade(false, line);
    assertMade(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(1);
    assertThat(work.counted("link.miss")).isEqualTo(1);
    assertThat(work.counted("link.stored")).isEqualTo(1);
    assertThat(work.counts()).containsExactly(0L, 0L, 0L, 0L);
    assertThat(work.missed()).isEmpty();
    assertThat(work.units()).isEmpty();
  }

  private void skipWithout(String tool) {
    Path program = tool.startsWith("/") ? Path.of(tool) : Path.of("/usr/bin", tool);
    Assumptions.assumeTrue(Files.exists(program), () -> tool + " is not installed");
  }

  /** The archive is as the archiver makes it where there is none. */
  private void assertMade(boolean hit, String line) throws Exception {
    Files.deleteIfExists(work.path("l.a"));
    work.assertAsPlain(hit, OUTPUT, line.split(" "));
    Files.delete(work.path("l.a"));
  }

  /** The archive that is there becomes what the archiver makes of it. */
  private void assertChanged(boolean hit, byte[] old, String line) throws Exception {
    Files.write(work.path("l.a"), old);
    Workplace.Plain plain = work.plain(OUTPUT, line.split(" "));
    assertThat(plain.exit()).as(plain.stderr()).isZero();
    Files.write(work.path("l.a"), old);
    work.settle(work.path("l.a"));
    work.assertSucceedsAs(plain, hit, line.split(" "));
    work.assertWritten(plain, OUTPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ar rcs l.a b.o", "ar q l.a a.o", "ar rvs l.a a.o b.o", "llvm-ar rc l.a b.o"})
  void archive_thatIsThere_isChangedAsByTheArchiver(String line) throws Exception {
    skipWithout(line.split(" ", -1)[0]);
    byte[] one = made("ar rcs l.a a.o");
    object("c.o", "int c;");
    byte[] other = made("ar rcs l.a c.o a.o");

    assertChanged(false, one, line);
    assertChanged(true, one, line);
    assertChanged(false, other, line);
    assertChanged(true, other, line);
    assertChanged(true, one, line);
  }

  private byte[] made(String line) throws Exception {
    Files.deleteIfExists(work.path("l.a"));
    return Objects.requireNonNull(work.plain(OUTPUT, line.split(" ")).outputs().get("l.a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranlib l.a", "ranlib -D l.a", "ar s l.a"})
  void index_ofAnArchive_isMadeAsByTheArchiver(String line) throws Exception {
    skipWithout(line.split(" ", -1)[0]);
    byte[] bare = made("ar rcS l.a a.o b.o");
    byte[] whole = made("ar rcs l.a b.o");

    assertChanged(false, bare, line);
    assertChanged(true, bare, line);
    assertChanged(false, whole, line);
  }

  @Test
  void newArchive_thatIsAnnounced_isOneForAllNames() throws Exception {
    assertMade(false, "ar rv l.a a.o");
    assertThat(work.call("/usr/bin/ar", "rvc", "other.a", "a.o"))
        .isEqualTo(new Response.CompileResult(0, Bytes.of("a - a.o\n"), Bytes.EMPTY, true));
    Files.delete(work.path("other.a"));

    Workplace.Plain plain = work.plain(List.of("other.a"), "/usr/bin/ar", "rv", "other.a", "a.o");
    work.assertSucceedsAs(plain, true, "/usr/bin/ar", "rv", "other.a", "a.o");
    work.assertWritten(plain, List.of("other.a"));
    assertThat(work.explain("ar", "rv", "new.a", "a.o").verdict()).isEqualTo("hit");
  }

  @Test
  void newArchive_ofAClientThatIsNotOurs_isAnnouncedByThePathOfTheArchiver() throws Exception {
    work.foreignClient();
    for (boolean hit : new boolean[] {false, true}) {
      Files.deleteIfExists(work.path("l.a"));
      assertThat(work.call("ar", "rv", "l.a", "a.o"))
          .isEqualTo(
              new Response.CompileResult(
                  0, Bytes.of("a - a.o\n"), Bytes.of("/usr/bin/ar: creating l.a\n"), hit));
    }
  }

  @Test
  void newArchive_announced_isAnsweredAsItWasAsked() throws Exception {
    work.takenFor(ToolCall.Kind.LINK);
    for (boolean hit : new boolean[] {false, true}) {
      Files.deleteIfExists(work.path("l.a"));
      assertThat(work.call("ar", "rS", "l.a", "a.o"))
          .isEqualTo(
              new Response.LinkResult(0, Bytes.EMPTY, Bytes.of("ar: creating l.a\n"), hit, null));
    }
  }

  @Test
  void newArchive_ofAClientThatDoesNotNameTheArchiver_isLeftToIt() throws Exception {
    work.withoutToolNames();
    assertThat(work.call("ar", "rv", "l.a", "a.o"))
        .isEqualTo(new Response.Declined("output_announced"));
  }

  @Test
  void newArchive_announcedInAnotherLanguage_isLeftToTheArchiver() throws Exception {
    assertMade(false, "ar rv l.a a.o");
    work.environment.put("LC_ALL", "C.UTF-8");
    work.environment.put("LANGUAGE", "fr");

    assertThat(work.call("ar", "rv", "l.a", "a.o"))
        .isEqualTo(new Response.Declined("output_announced"));
  }

  @Test
  void member_edited_isNoticed() throws Exception {
    assertMade(false, "ar rcs l.a a.o b.o");
    object("b.o", "int b(void) { return 3; }");

    assertMade(false, "ar rcs l.a a.o b.o");
    assertMade(true, "ar rcs l.a a.o b.o");
    assertThat(work.counted("link.miss.input_changed")).isEqualTo(1);
  }

  @Test
  void member_ofAnotherNameWithTheSameBytes_isAnotherArchive() throws Exception {
    assertMade(false, "ar rcs l.a a.o");
    Files.copy(work.path("a.o"), work.path("same.o"));
    work.settle(work.path("same.o"));

    assertMade(false, "ar rcs l.a same.o");
    assertMade(true, "ar rcs l.a a.o");
  }

  @Test
  void archive_ofAnotherName_isTheSame() throws Exception {
    assertMade(false, "ar rcs l.a a.o");

    assertThat(work.compile("ar", "rcs", "other.a", "a.o").cached()).isTrue();
    assertThat(work.path("other.a")).hasBinaryContent(made("ar rcs l.a a.o"));
    assertThat(work.path("l.a")).doesNotExist();
  }

  @Test
  void archiver_replaced_isNoticed() throws Exception {
    Files.createDirectories(work.path("bin"));
    Path own = work.path("bin/ar");
    Files.copy(Path.of("/usr/bin/ar").toRealPath(), own);
    work.settle(own);
    String line = own + " rcs l.a a.o";
    assertMade(false, line);
    assertMade(true, line);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);

    assertMade(false, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar t l.a|archive_operation",
        "ar x l.a|archive_operation",
        "ar d l.a a.o|archive_operation",
        "ar m l.a a.o|archive_operation",
        "ar p l.a|archive_operation",
        "ranlib -t l.a|archive_operation",
        "ar rcsU l.a a.o|archive_times",
        "ar rcu l.a a.o|archive_times",
        "ranlib -U l.a|archive_times",
        "ar rcsT l.a a.o|archive_thin",
        "ar --thin -rcs l.a a.o|archive_thin",
        "ar rcs --thin l.a a.o|archive_thin",
        "ar rcs --plugin x l.a a.o|archive_plugin",
        "gcc-ar rcs l.a a.o|archive_plugin",
        "ar rcsa a.o l.a b.o|unsupported_option",
        "ar rcsN 1 l.a b.o|unsupported_option",
        "ar rcs --target=elf32-i386 l.a a.o|unsupported_option",
        "ar V|information_query",
        "llvm-ar r none.a a.o|output_announced",
        "ranlib none.a|no_source",
        "ar rcs l.a missing.o|no_source",
        "ar rv none.a missing.o|no_source",
        "ar rv none/l.a a.o|output_folder_missing",
        "ar rcs l.a folder|no_source",
        "ar rcs l.a l.a|output_is_input",
        "ar rcs none/l.a a.o|output_folder_missing",
        "ar rcs folder a.o|output_not_a_file",
        "ar rcs link.a a.o|output_not_a_file",
        "ar rcs twice.a a.o|output_kept",
        "ar rcs special.a a.o|output_kept",
        "llvm-ranlib l.a|output_kept",
        "llvm-ar s l.a|output_kept",
        "ar rcs thin.a a.o|archive_thin",
        "ar rcs text.a a.o|archive_thin",
        "sub/ar rcs l.a a.o|unknown_archiver",
      })
  void call_thatIsNotUnderstood_isDeclinedByName(String line, String reason) throws Exception {
    Files.write(work.path("l.a"), made("ar rcs l.a a.o"));
    String tool = line.substring(0, line.indexOf(" "));
    Assumptions.assumeTrue(
        !tool.startsWith("llvm") || Files.exists(Path.of("/usr/bin", tool)), "no " + tool);
    Files.write(work.path("special.a"), work.bytes("l.a"));
    Files.setAttribute(work.path("special.a"), "unix:mode", 02664);
    Files.createDirectories(work.path("folder"));
    Files.createSymbolicLink(work.path("link.a"), Path.of("l.a"));
    Files.write(work.path("twice.a"), work.bytes("l.a"));
    Files.createLink(work.path("again.a"), work.path("twice.a"));
    work.plain(List.of(), "ar", "rcsT", "thin.a", "a.o");
    work.write("text.a", "no archive\n");
    Path script = work.write("sub/ar", "#!/bin/sh\nexec /usr/bin/ar \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
    assertThat(work.counted("bypass." + reason)).isEqualTo(1);
  }

  @Test
  void failure_leavesEverythingToTheArchiver() throws Exception {
    // An archive that begins well and has no end: the archiver finds that out by itself.
    Files.write(work.path("l.a"), "!<arch>\nnonsense".getBytes(UTF_8));
    byte[] before = work.bytes("l.a");

    assertThat(work.call("ar", "rcs", "l.a", "a.o"))
        .isEqualTo(new Response.Declined("tool_failed"));
    assertThat(work.path("l.a")).hasBinaryContent(before);
  }

  @Test
  void clientThatIsNotOurs_getsTheArchiversFailure() throws Exception {
    work.foreignClient();
    Files.write(work.path("l.a"), "!<arch>\nnonsense".getBytes(UTF_8));
    byte[] before = work.bytes("l.a");

    assertThat(work.compile("ar", "rcs", "l.a", "a.o").exitCode()).isNotZero();
    assertThat(work.path("l.a")).hasBinaryContent(before);
    assertThat(work.compile("ar", "rcs", "new.a", "a.o").exitCode()).isZero();
    assertThat(work.path("new.a")).hasBinaryContent(made("ar rcs l.a a.o"));
  }

  @ParameterizedTest
  @CsvSource({
    "ar, 027, , rw-r-----",
    "ar, 000, , rw-rw-rw-",
    "ar, 027, rwxr-x--x, rwxr-x--x",
    "llvm-ar, 027, , rw-r-----",
    "llvm-ar, 027, rwxr-x--x, rw-r-----",
  })
  void mode_isTheArchivers(String tool, String umask, @Nullable String before, String after)
      throws Exception {
    skipWithout(tool);
    work.umask(Integer.parseInt(umask, 8));
    byte[] old = made("ar rcs l.a b.o");
    for (boolean hit : new boolean[] {false, true}) {
      Files.deleteIfExists(work.path("l.a"));
      if (before != null) {
        Files.write(work.path("l.a"), old);
        Files.setPosixFilePermissions(work.path("l.a"), PosixFilePermissions.fromString(before));
        work.settle(work.path("l.a"));
      }
      work.counts();

      assertThat(work.compile(tool, "rcs", "l.a", "a.o").cached()).isEqualTo(hit);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path("l.a"))))
          .isEqualTo(after);
    }
  }

  @Test
  void hit_hasAFreshTime() throws Exception {
    assertMade(false, "ar rcs l.a a.o");
    Instant before = Instant.now().minus(Duration.ofMillis(20));

    assertThat(work.compile("ar", "rcs", "l.a", "a.o").cached()).isTrue();

    FileTime time = Files.getLastModifiedTime(work.path("l.a"));
    assertThat(time.toInstant()).isAfter(before);
  }

  @Test
  @Tag("natives")
  void hit_askedAgain_isKnown() throws Exception {
    for (int time = 0; time < 4; time++) {
      Files.deleteIfExists(work.path("l.a"));
      work.call("ar", "rcs", "l.a", "a.o", "b.o");
    }
    assertThat(work.counted("link.hit.recalled")).isPositive();

    object("b.o", "int b(void) { return 4; }");
    assertMade(false, "ar rcs l.a a.o b.o");
  }

  @Test
  void hit_askedAgainWhereAnArchiveHasAppeared_isAnotherQuestion() throws Exception {
    byte[] old = made("ar rcs l.a b.o");
    for (int time = 0; time < 4; time++) {
      Files.deleteIfExists(work.path("l.a"));
      work.call("ar", "rcs", "l.a", "a.o");
    }

    assertChanged(false, old, "ar rcs l.a a.o");
  }

  @Test
  void variable_thatTheArchiverReads_isInTheKey() throws Exception {
    assertMade(false, "ar rcs l.a a.o");
    work.environment.put("GNUTARGET", "elf64-x86-64");

    assertMade(false, "ar rcs l.a a.o");
    assertMade(true, "ar rcs l.a a.o");
  }

  @Test
  void archives_ofOneKindAtOnce_areAllWhole() throws Exception {
    byte[] expected = made("ar rcs l.a a.o b.o");
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String name = "l" + i % 6 + ".a";
      calls.add(() -> work.ask("ar", "crsD", name, "a.o", "b.o"));
    }
    Workplace.assertAllSucceed(8, calls);
    for (int i = 0; i < 6; i++) {
      assertThat(work.path("l" + i + ".a")).hasBinaryContent(expected);
    }
  }

  @Test
  void explanation_tellsWhatHasChanged() throws Exception {
    assertMade(false, "ar rcs l.a a.o b.o");
    assertThat(work.explain("ar", "rcs", "l.a", "a.o", "b.o").verdict()).isEqualTo("hit");
    object("b.o", "int b(void) { return 5; }");

    Response.Explanation explanation = work.explain("ar", "rcs", "l.a", "a.o", "b.o");

    assertThat(explanation.verdict()).isEqualTo("miss");
    assertThat(explanation.findings().toString()).contains("b.o");
    assertThat(work.explain("ar", "t", "l.a").reason()).isEqualTo("archive_operation");
  }
}
