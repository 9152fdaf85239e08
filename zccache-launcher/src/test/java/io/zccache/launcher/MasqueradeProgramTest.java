/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Called by a compiler's name through a symbolic link, alone and beside other caches. */
class MasqueradeProgramTest {
  private static final String WORK = "work";

  private static final List<String> NAMES =
      List.of("gcc", "g++", "cc", "c++", "clang", "clang++", "ar", "ld", "x86_64-linux-gnu-gcc-12");

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void name_throughALink_isTheNextOneInPath(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String rest = fixture.tools + ":/usr/bin:/bin";
    for (String name : NAMES) {
      Path tool = Fixture.script(fixture.tools.resolve(name), "exit 9\n");
      Path links = links(fixture, "links", name);
      Files.deleteIfExists(fixture.root.resolve("run/daemon.sock"));
      try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
        for (String called : List.of(name, links.resolve(name).toString())) {
          Ran ran = byShell(fixture, links + ":" + rest, called, "-c", "a.c").run();

          assertThat(ran.error()).isEmpty();
          assertThat(ran.exitCode()).isZero();
        }
        assertThat(daemon.requests())
            .hasSize(2)
            .allSatisfy(request -> assertIs(request.message(), tool, rest));
      }
    }
  }

  private static void assertIs(Request request, Path tool, String path) {
    EnvVar left = EnvVar.of("PATH", path);
    if (request instanceof Request.LinkEphemeral link) {
      assertThat(link.tool().text()).isEqualTo(tool.toString());
      assertThat(link.env()).contains(left);
    } else {
      Request.CompileEphemeral compile = (Request.CompileEphemeral) request;
      assertThat(compile.compiler().text()).isEqualTo(tool.toString());
      assertThat(compile.env()).contains(left);
    }
  }

  @ParameterizedTest
  @EnumSource
  void name_nothingBehindTheLinks_saysSo(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = links(fixture, "links", "nocc");
    Path more = links(fixture, "more", "nocc");

    Ran ran = byShell(fixture, links + ":" + more + ":/bin/none", "nocc", "-c").run();

    assertThat(ran.error())
        .isEqualTo("zccache: nocc: PATH has none besides the links to zccache\n");
    assertThat(ran.exitCode()).isEqualTo(127);
  }

  @ParameterizedTest
  @ValueSource(strings = {"links/", "./links", "../" + WORK + "/links", "other"})
  void wrapper_thatLooksForTheNextCompiler_doesNotComeBack(String spelled) throws Exception {
    Program.assumeNotEmulated();
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Path links = links(fixture, WORK + "/links", "gcc");
    Files.createSymbolicLink(fixture.work.resolve("other"), links);
    Path wrapper = wrapper(fixture, "wrapper");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      for (String path : List.of(spelled + ":" + wrapper, wrapper + ":" + spelled)) {
        Ran ran =
            byShell(fixture, path + ":" + fixture.tools + ":/usr/bin:/bin", "gcc", "-c").run();

        assertThat(ran.out()).startsWith(Fixture.ran(fixture.tools.resolve("gcc"), "-c"));
        assertThat(ran.exitCode()).isEqualTo(5);
      }
      assertThat(daemon.requests()).hasSize(2);
      assertThat(fixture.dir.resolve("calls")).hasContent("wrapper\nwrapper\nwrapper");
    }
  }

  @Test
  void twoOfOurs_behindEachOther_end() throws Exception {
    Program.assumeNotEmulated();
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Path links = links(fixture, "links", "gcc");
    Path other = Program.NATIVE.install(fixture.dir.resolve("other/bin/zccache"));
    Path others = Files.createDirectories(fixture.dir.resolve("others"));
    Files.createSymbolicLink(others.resolve("gcc"), other);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      String path = "links/:" + others + ":" + fixture.tools + ":/usr/bin:/bin";
      Ran ran = byShell(fixture, path, links.resolve("gcc").toString(), "-c").in(fixture.dir).run();

      assertThat(ran.out()).startsWith(Fixture.ran(fixture.tools.resolve("gcc"), "-c"));
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherCachesLinks_arePassedByUnlessThereIsNothingElse(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path ccache = Fixture.script(fixture.dir.resolve("opt/ccache"), "exit 0\n");
    Path caches = Files.createDirectories(fixture.dir.resolve("caches"));
    Files.createSymbolicLink(caches.resolve("gcc"), ccache);
    Files.createSymbolicLink(caches.resolve("other-gcc"), ccache);
    Files.createSymbolicLink(caches.resolve("ccache"), ccache);
    Path links = links(fixture, "links", "gcc");
    String path = links + ":" + caches + ":" + fixture.tools + ":/usr/bin:/bin";
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      byShell(fixture, path, "gcc", "-c", "a.c").run();
      fixture.zccache("gcc", "-c", "a.c").with("PATH", path).run();
      fixture.zccache("other-gcc", "-c", "a.c").with("PATH", path).run();
      fixture.zccache("ccache", "gcc", "-c", "a.c").with("PATH", path).run();

      assertThat(daemon.requests())
          .extracting(request -> ((Request.CompileEphemeral) request.message()).compiler().text())
          .containsExactly(
              fixture.tools + "/gcc",
              fixture.tools + "/gcc",
              caches + "/other-gcc",
              caches + "/ccache");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ccache zccache gcc, bin:ccaches",
    "zccache ccache gcc, bin:ccaches",
    "zccache ccache gcc, bin:links:ccaches",
    "ccache zccache gcc, links:bin:ccaches",
    "gcc, links:ccaches",
    "gcc, ccaches:links",
    "zccache gcc, bin:ccaches:links",
    "ccache gcc, links:ccaches"
  })
  void realCcache_beforeOrBehindUs_compilesOnce(String words, String folders) throws Exception {
    Program.assumeNotEmulated();
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Path ccache = Files.copy(ccache(), fixture.dir.resolve("ccache"), COPY_ATTRIBUTES);
    Path ccaches = Files.createDirectories(fixture.dir.resolve("ccaches"));
    Files.createSymbolicLink(ccaches.resolve("ccache"), ccache);
    if (words.equals("gcc") || folders.endsWith("links")) {
      Files.createSymbolicLink(ccaches.resolve("gcc"), ccache);
    }
    links(fixture, "links", "gcc");
    Files.writeString(fixture.work.resolve("a.c"), "int f(int x) { return x + 1; }\n");
    String path = fixture.dir + "/" + folders.replace(":", ":" + fixture.dir + "/");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      Ran ran =
          byShell(fixture, path + ":/usr/bin:/bin", (words + " -c a.c -o a.o").split(" ", -1))
              .with("CCACHE_DIR", fixture.dir.resolve("ccache-dir"))
              .run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      assertThat(fixture.work.resolve("a.o")).isNotEmptyFile();
      assertThat(daemon.requests()).isNotEmpty().hasSizeLessThan(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "zccache gcc", "zccache links/gcc", "links/gcc"})
  void realCompiler_behindALink_findsItsParts(String words) throws Exception {
    Program.assumeNotEmulated();
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    links(fixture, WORK + "/links", "gcc");
    Files.writeString(fixture.work.resolve("a.c"), "int f(int x) { return x + 1; }\n");
    String path = fixture.work + "/links:" + fixture.dir + "/bin:/usr/bin:/bin";
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, declined())) {
      Ran ran = byShell(fixture, path, (words + " -c a.c -o a.o").split(" ", -1)).run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      assertThat(fixture.work.resolve("a.o")).isNotEmptyFile();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  /** A real one; the tests of it are skipped where there is none. */
  private static Path ccache() throws Exception {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(folder, "ccache");
      if (Files.isExecutable(file) && Files.size(file) > 100_000) {
        return file.toRealPath();
      }
    }
    // What pyenv has in PATH is a script that calls it.
    Process pyenv = new ProcessBuilder("sh", "-c", "pyenv which ccache").start();
    String file = new String(pyenv.getInputStream().readAllBytes(), UTF_8).trim();
    Assumptions.assumeTrue(pyenv.waitFor() == 0, "no ccache in PATH");
    return Path.of(file);
  }

  /** A link for {@code name} to the launcher. */
  private static Path links(Fixture fixture, String folder, String name) throws IOException {
    Path links = Files.createDirectories(fixture.dir.resolve(folder));
    Files.createSymbolicLink(links.resolve(name), fixture.launcher);
    return links;
  }

  /** A compiler's name for a script that runs the next of that name in PATH, as caches do. */
  private static Path wrapper(Fixture fixture, String folder) throws IOException {
    Path wrappers = fixture.dir.resolve(folder);
    Path file = wrappers.resolve("gcc");
    Fixture.script(
        file,
        """
        echo wrapper >> '%s'
        IFS=:
        for folder in $PATH; do
          if [ -x "$folder/gcc" ] && ! [ "$folder/gcc" -ef '%s' ]; then
            exec "$folder/gcc" "$@"
          fi
        done
        """
            .formatted(fixture.dir.resolve("calls"), file));
    return wrappers;
  }

  /** A call as a shell makes it, which finds the program in {@code path}. */
  private static Call byShell(Fixture fixture, String path, String... words) {
    List<String> rest = List.of(words).subList(1, words.length);
    return fixture
        .call(words[0], rest.toArray(String[]::new))
        .through("exec \"$@\"")
        .with("PATH", path);
  }

  private static ScriptedDaemon.Script ok() {
    return (request, channel) -> {
      boolean link = request.message() instanceof Request.LinkEphemeral;
      Response response =
          link
              ? new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, true, null)
              : new Response.CompileResult(0, Bytes.EMPTY, Bytes.EMPTY, true);
      ScriptedDaemon.always(response).play(request, channel);
    };
  }

  private static ScriptedDaemon.Script declined() {
    return ScriptedDaemon.always(new Response.Declined("NOT_NOW"));
  }
}
