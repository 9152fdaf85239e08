/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.SideFile;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which tool a call leads to, and what is said where it leads to none. */
class ToolProgramTest {
  private static final String SESSION = "0b0b0b0b-1111-4222-8333-abcdefabcdef";

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void named_relativePaths_areMadeAbsolute(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path real = Fixture.script(fixture.dir.resolve("elsewhere/deep/gcc"), "exit 0\n");
    Files.createSymbolicLink(fixture.work.resolve("link"), real.getParent());
    Fixture.script(fixture.work.resolve("gcc"), "exit 0\n");

    assertThat(toolOf(fixture, "./gcc")).isEqualTo(fixture.work.resolve("gcc"));
    assertThat(toolOf(fixture, "../tools/gcc")).isEqualTo(fixture.tools.resolve("gcc"));
    assertThat(toolOf(fixture, "link/gcc")).isEqualTo(real);
    assertThat(toolOf(fixture, "link/../deep/gcc"))
        .as("two dots behind a link are not what they seem")
        .isEqualTo(real);
    assertThat(toolOf(fixture, fixture.work + "/link/../deep/gcc")).isEqualTo(real);
    assertThat(toolOf(fixture, fixture.tools + "/gcc")).isEqualTo(fixture.tools.resolve("gcc"));
  }

  @ParameterizedTest
  @EnumSource
  void named_bareName_isSearchedPastWhatCannotRun(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path first = Files.createDirectories(fixture.dir.resolve("first"));
    Files.createFile(first.resolve("gcc"));
    Path second = Files.createDirectories(fixture.dir.resolve("second/gcc")).getParent();

    assertThat(toolOf(fixture, "gcc", first + ":" + second + ":" + fixture.tools))
        .isEqualTo(fixture.tools.resolve("gcc"));
  }

  @ParameterizedTest
  @EnumSource
  void named_emptyPathEntry_isTheCurrentFolder(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.work.resolve("gcc"), "exit 0\n");

    assertThat(toolOf(fixture, "gcc", ":" + fixture.tools + ":/usr/bin:/bin"))
        .isEqualTo(fixture.work.resolve("gcc"));
  }

  @ParameterizedTest
  @EnumSource
  void named_notThere_saysWhatAShellSays(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Files.createFile(fixture.work.resolve("data"));

    assertSays(fixture.zccache("nosuch", "-c").run(), 127, "nosuch: No such file or directory");
    assertSays(fixture.zccache("./nosuch").run(), 127, "./nosuch: No such file or directory");
    assertSays(fixture.zccache("./data").run(), 126, "./data: Permission denied");
    assertSays(fixture.zccache("..").run(), 127, "..: No such file or directory");
    assertSays(fixture.zccache("../work").run(), 126, "../work: Is a directory");
  }

  @Test
  void named_brokenProgram_saysWhatAShellSays() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Path tool = Fixture.script(fixture.work.resolve("broken"), "");
    Files.writeString(tool, "#!/no/such/interpreter\n");

    assertSays(
        fixture.zccache("./broken").with("ZCCACHE_DISABLE", 1).run(),
        127,
        "./broken: No such file or directory");
  }

  @ParameterizedTest
  @EnumSource
  void wrap_toolCalledLikeACommand_isRun(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Fixture.script(fixture.tools.resolve("status"), "echo mine\n");

    assertThat(fixture.zccache("wrap", "status").with("ZCCACHE_DISABLE", 1).run().out())
        .isEqualTo("mine\n");
  }

  @ParameterizedTest
  @EnumSource
  void wrap_ourselvesInFront_isLeftOut(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      fixture.zccache(fixture.launcher.toString(), "gcc", "-c", "a.c").run();

      Request.CompileEphemeral request = (Request.CompileEphemeral) daemon.onlyRequest();
      assertThat(request.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(request.args()).extracting(argument -> argument.text()).first().isEqualTo("-c");
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrap_ourselvesWithOptionsInFront_meansWhatTheInnerCallMeans(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String self = fixture.launcher.toString();
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      assertThat(fixture.zccache(self, "--version").run().out()).startsWith("zccache for Maven ");
      assertThat(fixture.zccache(self, "wrap", "gcc", "-c", "a.c").run().exitCode()).isZero();
      Ran ran = fixture.zccache("--strict-paths", self, self, "gcc", "-Ix", "-c", "a.c").run();

      assertThat(ran.error()).startsWith("zccache: -I flag `-Ix` violates --strict-paths=absolute");
      assertThat(ran.exitCode()).isEqualTo(1);
      Request.CompileEphemeral request = (Request.CompileEphemeral) daemon.onlyRequest();
      assertThat(request.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void e2_strictPathsByOption_areCheckedAndReplaceTheVariableThatTheDaemonIsTold(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran bad = fixture.zccache("--strict-paths", "gcc", "-I", "x", "-c", "a.c").run();
      Ran byVariable =
          fixture.zccache("gcc", "-Ix", "-c", "a.c").with("ZCCACHE_STRICT_PATHS", "on").run();
      Ran disabled =
          fixture
              .zccache("--strict-paths", "gcc", "-Ix", "-c", "a.c")
              .with("ZCCACHE_DISABLE", 1)
              .run();
      Ran good =
          fixture
              .zccache("--strict-paths=consistent", "gcc", "-Ix/y", "-c", "a.c")
              .with("ZCCACHE_STRICT_PATHS", "on")
              .run();

      assertThat(bad.error())
          .isEqualTo(
              """
              zccache: -I flag `-I x` violates --strict-paths=absolute (expected forward-slash \
              absolute path).
                       Caller: gcc -I x -c a.c
              """);
      assertThat(bad.exitCode()).isEqualTo(1);
      assertThat(byVariable.exitCode()).isEqualTo(1);
      assertThat(disabled.exitCode()).as("the tool's").isEqualTo(5);
      assertThat(good.error()).isEmpty();
      assertThat(((Request.CompileEphemeral) daemon.onlyRequest()).env())
          .filteredOn(entry -> entry.name().text().equals("ZCCACHE_STRICT_PATHS"))
          .containsExactly(EnvVar.of("ZCCACHE_STRICT_PATHS", "consistent"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void strictPaths_variableThatMeansNothing_warnsAndRunsTheTool(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran =
          fixture.zccache("gcc", "-Ix", "-c", "a.c").with("ZCCACHE_STRICT_PATHS", "Maybe").run();

      assertThat(ran.error())
          .contains("a setting is wrong: invalid strict paths mode 'maybe'; expected off, ");
      assertThat(ran.exitCode()).as("the tool's").isEqualTo(5);
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void link_sideFile_tellsToolSessionAndRoot(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    Path more = fixture.links("more links", fixture.side(true, SESSION));
    String rest = fixture.tools + ":/usr/bin:/bin";
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran =
          fixture
              .call("gcc", "-c", "a.c")
              .through("exec \"$@\"")
              .with("PATH", links + ":" + more + ":" + rest)
              .with("ZCCACHE_CACHE_DIR", "/nowhere")
              .run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      Request.Compile request = (Request.Compile) daemon.onlyRequest();
      assertThat(request.sessionId()).isEqualTo(SESSION);
      assertThat(request.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(request.env()).contains(EnvVar.of("PATH", rest));
    }
  }

  @ParameterizedTest
  @EnumSource
  void link_sideFileWithRemap_asksToShareUnlessTheUserSaysOtherwise(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    SideFile.Build build =
        new SideFile.Build(SESSION, io.zccache.client.FilePath.of("/home/ü/p"), List.of());
    Path links = fixture.links("links", fixture.side(true, build));
    String path = links + ":" + fixture.tools + ":/usr/bin:/bin";
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran shared = fixture.call("gcc", "-c", "a.c").through("exec \"$@\"").with("PATH", path).run();
      Ran own =
          fixture
              .call("gcc", "-c", "a.c")
              .through("exec \"$@\"")
              .with("PATH", path)
              .with("ZCCACHE_PATH_REMAP", "off")
              .run();

      assertThat(shared.exitCode() + own.exitCode()).isZero();
      assertThat(((Request.Compile) daemon.requests().get(0).message()).env())
          .contains(
              EnvVar.of("ZCCACHE_PATH_REMAP", "auto"),
              EnvVar.of("ZCCACHE_WORKTREE_ROOT", "/home/ü/p"));
      assertThat(((Request.Compile) daemon.requests().get(1).message()).env())
          .contains(EnvVar.of("ZCCACHE_PATH_REMAP", "off"))
          .doesNotContain(EnvVar.of("ZCCACHE_PATH_REMAP", "auto"))
          .noneMatch(variable -> variable.name().text().equals("ZCCACHE_WORKTREE_ROOT"));
    }
  }

  private static final List<EnvVar> ONLY_READS = List.of(EnvVar.of("ZCCACHE_READONLY", "1"));

  @ParameterizedTest
  @EnumSource
  void link_sideFileOfABuildThatOnlyReads_saysSoWhateverTheEnvironmentSays(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links =
        fixture.links("links", fixture.side(true, new SideFile.Build(SESSION, null, ONLY_READS)));
    String path = links + ":" + fixture.tools + ":/usr/bin:/bin";
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Call call = fixture.call("gcc", "-c", "a.c").through("exec \"$@\"").with("PATH", path);
      Ran unsaid = call.run();
      Ran denied = call.with("ZCCACHE_READONLY", "0").run();

      assertThat(unsaid.exitCode() + denied.exitCode()).isZero();
      assertThat(daemon.requests())
          .hasSize(2)
          .allSatisfy(
              request ->
                  assertThat(((Request.Compile) request.message()).env())
                      .filteredOn(entry -> entry.name().text().equals("ZCCACHE_READONLY"))
                      .containsExactly(EnvVar.of("ZCCACHE_READONLY", "1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ownName_inALinkFolder_belongsToItsSession(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    Path launcher = program.install(links.resolve("zccache"));
    Path gcc = fixture.tools.resolve("gcc");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      for (String tool : List.of(gcc.toString(), "gcc")) {
        Ran ran =
            fixture
                .call(launcher.toString(), tool, "-c", "a.c")
                .with("ZCCACHE_CACHE_DIR", "/nowhere")
                .run();

        assertThat(ran.error()).isEmpty();
        assertThat(ran.exitCode()).isZero();
      }
      assertThat(daemon.requests())
          .hasSize(2)
          .allSatisfy(
              request -> {
                Request.Compile compile = (Request.Compile) request.message();
                assertThat(compile.sessionId()).isEqualTo(SESSION);
                assertThat(compile.compiler().text()).isEqualTo(gcc.toString());
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void ownName_inALinkFolderSwitchedOff_runsTheToolAndAsksNobody(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(false, SESSION));
    Path launcher = program.install(links.resolve("zccache"));
    Path gcc = fixture.tools.resolve("gcc");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran = fixture.call(launcher.toString(), gcc.toString(), "-c", "a.c").run();

      assertThat(ran.out()).startsWith(Fixture.ran(gcc, "-c a.c"));
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void link_declined_runsTheRealToolWithoutLinksInPath(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    String rest = fixture.tools + ":/usr/bin:/bin";
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Declined("NOT_NOW")))) {
      Ran ran =
          fixture
              .call(links.resolve("gcc").toString(), "-c", "a.c")
              .with("PATH", links + ":" + rest)
              .run();

      assertThat(ran.out())
          .startsWith(Fixture.ran(fixture.tools.resolve("gcc"), "-c a.c"))
          .contains("PATH=" + rest + "\n");
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void link_realCompilerByBareName_findsItsParts() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    SideFile side =
        new SideFile(
            true,
            io.zccache.client.FilePath.of("/usr/bin"),
            io.zccache.client.FilePath.of(fixture.root.toString()),
            null,
            null,
            SideFile.Build.NONE);
    Path links = fixture.links("links", side);
    Files.writeString(fixture.work.resolve("a.c"), "int x;\n");
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(new Response.Declined("NOT_NOW")))) {
      Ran ran =
          fixture
              .call("gcc", "-c", "a.c")
              .through("exec \"$@\"")
              .with("PATH", links + ":/usr/bin:/bin")
              .run();

      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      assertThat(fixture.work.resolve("a.o")).exists();
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void link_switchedOffOrLost_runsTheRealToolAndAsksNobody(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path off = fixture.links("off", fixture.side(false, SESSION));
    Path lost = fixture.links("lost", null);
    Path old = fixture.links("old", null);
    Files.writeString(old.resolve(SideFile.NAME), "format=0\n");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      for (Path links : List.of(off, lost, old)) {
        Ran ran =
            fixture
                .call(links.resolve("gcc").toString(), "-c", "a.c")
                .with("PATH", links + ":" + off + ":" + fixture.tools + ":/usr/bin:/bin")
                .run();

        assertThat(ran.out())
            .as(links.toString())
            .startsWith(Fixture.ran(fixture.tools.resolve("gcc"), "-c a.c"))
            .contains("PATH=" + fixture.tools + ":/usr/bin:/bin\n");
        assertThat(ran.error()).isEqualTo("warning: w\n");
        assertThat(ran.exitCode()).isEqualTo(5);
      }
      assertThat(daemon.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void link_noRealToolAnywhere_saysSoInsteadOfCallingItself(Program program) throws Exception {
    Program.assumeNotEmulated();
    Fixture fixture = new Fixture(program, temp);
    Path lost = fixture.links("lost", null);
    Path twin = fixture.links("twin", null);

    Ran ran =
        fixture
            .call(lost.resolve("gcc").toString(), "-c", "a.c")
            .with("PATH", lost + ":" + twin + ":/bin/none")
            .run();

    assertSays(ran, 127, "gcc: PATH has none besides the links to zccache");
  }

  @ParameterizedTest
  @EnumSource
  void named_aLink_isUnwrapped(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      fixture.zccache(links.resolve("gcc").toString(), "-c", "a.c").run();

      Request.Compile request = (Request.Compile) daemon.onlyRequest();
      assertThat(request.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
      assertThat(request.sessionId()).isEqualTo(SESSION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void named_bareNameWithLinksInFront_isTheRealOne(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path links = fixture.links("links", fixture.side(true, SESSION));

    assertThat(toolOf(fixture, "gcc", links + ":" + fixture.tools + ":/usr/bin:/bin"))
        .isEqualTo(fixture.tools.resolve("gcc"));
  }

  private static Path toolOf(Fixture fixture, String word) throws Exception {
    return toolOf(fixture, word, fixture.tools + ":/usr/bin:/bin");
  }

  private static Path toolOf(Fixture fixture, String word, String path) throws Exception {
    Files.deleteIfExists(fixture.root.resolve("run/daemon.sock"));
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran =
          fixture.zccache(word, "-c", "a.c").with("PATH", path).with("ZCCACHE_STRICT", "1").run();
      assertThat(ran.error()).isEmpty();
      return Path.of(((Request.CompileEphemeral) daemon.onlyRequest()).compiler().text());
    }
  }

  private static ScriptedDaemon.Script ok() {
    return ScriptedDaemon.always(new Response.CompileResult(0, Bytes.EMPTY, Bytes.EMPTY, true));
  }

  private static void assertSays(Ran ran, int exitCode, String text) {
    assertThat(ran.error()).isEqualTo("zccache: " + text + "\n");
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }
}
