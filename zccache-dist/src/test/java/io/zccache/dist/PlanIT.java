/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Misses in the caller's process tree, with the real launcher, daemon and compiler. */
@Timeout(300)
class PlanIT {
  private static final String[] SLOW = {"gcc", "-O2", "-MD", "-c", "slow.c", "-o", "slow.o"};

  private static byte[] expected;

  @TempDir private Path parent;
  private Site site;

  @BeforeAll
  static void compilePlainly(@TempDir Path folder) throws Exception {
    try (Site plain = Site.of(folder)) {
      plain.write("slow.c", slowUnit());
      expected = plain.plain("slow.o", SLOW);
    }
  }

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.settle(site.write("slow.c", slowUnit()));
    assertThat(site.zccache("start").exit()).isZero();
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  /** The optimiser is busy with it for a second or two. */
  private static String slowUnit() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("int f").append(i).append("(int x) {\n  int s = 1;\n");
      for (int j = 0; j < 12; j++) {
        text.append("  for (int k = 0; k < x; k++) s += (s ^ k) * ").append(j + i).append(";\n");
      }
      text.append("  return s;\n}\n");
    }
    return text.toString();
  }

  private Process launch(String prefix, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", prefix + " \"$@\"", "sh", site.launcher()));
    command.addAll(List.of(words));
    return site.builder(command)
        .redirectOutput(parent.resolve("out").toFile())
        .redirectError(parent.resolve("err").toFile())
        .start();
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(60));
  }

  /** Processes that have a private folder on their command line. */
  private List<Path> compilers() throws IOException {
    String folders = site.root.resolve("tmp").toString();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> read(process.resolve("cmdline")).contains(folders)).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  /** The compiler proper, once it runs. */
  private Path compilerProper() {
    List<Path> found = new ArrayList<>();
    await()
        .until(
            () -> {
              found.clear();
              for (Path one : compilers()) {
                if (read(one.resolve("cmdline")).contains("cc1\0")) {
                  found.add(one);
                }
              }
              return !found.isEmpty();
            });
    return found.get(0);
  }

  private void assertCompiled(Process launcher) throws Exception {
    assertThat(launcher.waitFor()).isZero();
    assertThat(parent.resolve("err")).isEmptyFile();
    assertThat(parent.resolve("out")).isEmptyFile();
    assertThat(site.path("slow.o")).hasBinaryContent(expected);
    assertThat(site.path("slow.d")).content().startsWith("slow.o: slow.c");
  }

  @Test
  void miss_runs_underTheLimitsOfItsCaller() throws Exception {
    Process launcher = launch("ulimit -n 77; exec nice -n 7", SLOW);
    Path compiler = compilerProper();

    String stat = read(compiler.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    assertThat(fields[16]).as("niceness").isEqualTo("7");
    assertThat(read(compiler.resolve("limits"))).containsPattern("Max open files +77 ");
    assertThat(read(compiler.resolve("environ"))).contains("ZCCACHE_CACHE_DIR=");
    assertCompiled(launcher);
    await().untilAsserted(() -> assertThat(site.status("cache_misses")).isEqualTo(1));
    await().until(() -> site.status("artifact_count") == 1);
    assertThat(site.zccache(SLOW).exit()).isZero();
    assertThat(site.status("cache_hits")).isEqualTo(1);
  }

  @Test
  void daemon_killedMeanwhile_launcherDelivers() throws Exception {
    Process launcher = launch("umask 027; exec", SLOW);
    compilerProper();
    for (long daemon : site.daemons()) {
      ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
    }

    assertCompiled(launcher);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path("slow.o"))))
        .isEqualTo("rw-r-----");
    assertThat(taken()).as("it did not compile twice").hasSize(1);
    assertThat(site.zccache("gcc", "-c", "slow.c", "-o", "other.o").exit()).isZero();
    await().until(() -> taken().isEmpty());
  }

  @Test
  void daemon_killedAndReplacedMeanwhile_leavesTheFolderToItsLauncher() throws Exception {
    Process launcher = launch("exec", SLOW);
    compilerProper();
    long first = site.daemons().get(0);
    ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> !site.daemons().contains(first));
    assertThat(site.zccache("start").exit()).isZero();
    await().until(() -> site.status("artifact_count") == 0);

    assertCompiled(launcher);
    assertThat(taken()).as("it did not compile twice").hasSize(1);
  }

  private List<Path> taken() throws IOException {
    try (Stream<Path> all = Files.walk(site.root.resolve("tmp"), 2)) {
      return all.filter(folder -> folder.toString().endsWith(".taken")).toList();
    }
  }

  @Test
  void daemon_stoppedMeanwhile_compileGoesOn() throws Exception {
    Process launcher = launch("exec", SLOW);
    compilerProper();
    assertThat(site.zccache("stop").exit()).isZero();

    assertCompiled(launcher);
  }

  @Test
  void daemon_frozenMeanwhile_launcherDeliversAndEndsIt() throws Exception {
    site.environment.put("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", "1");
    Process launcher = launch("exec", SLOW);
    compilerProper();
    long daemon = site.daemons().get(0);
    assertThat(site.run(List.of("kill", "-STOP", "" + daemon)).exit()).isZero();

    assertThat(launcher.waitFor()).isZero();
    assertThat(parent.resolve("err"))
        .hasContent("zccache: warning: the daemon did not answer and was replaced\n");
    assertThat(site.path("slow.o")).hasBinaryContent(expected);
    assertThat(site.daemons()).doesNotContain(daemon);
    site.environment.remove("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS");
    assertCompiled(launch("exec", SLOW));
  }

  @Test
  void launcher_killedMeanwhile_leavesNoCompilerAndOthersGoOn() throws Exception {
    // Without a dependency list, which would hold the object's name: these two are equal.
    Process leader = launch("exec", "gcc", "-O2", "-c", "slow.c", "-o", "slow.o");
    compilerProper();
    Process follower = launch("exec", "gcc", "-O2", "-c", "slow.c", "-o", "other.o");
    // It waits for the leader: it has asked, and nothing is compiled for it.
    await().until(() -> sleepsIn(follower));
    assertThat(folders()).isEqualTo(1);
    leader.destroyForcibly();

    assertThat(leader.waitFor()).isEqualTo(137);
    await().until(() -> compilers().stream().noneMatch(one -> belongsTo(one, leader)));
    assertThat(follower.waitFor()).isZero();
    assertThat(site.path("other.o")).hasBinaryContent(expected);
    assertThat(site.path("slow.o")).doesNotExist();
    await().until(() -> compilers().isEmpty());
    await().until(() -> folders() == 0);
  }

  /** As a terminal does on Ctrl-C: the signal goes to the whole group. */
  @Test
  void interrupt_ofTheGroup_endsTheCompilerAndLeavesNothing() throws Exception {
    Process launcher = launch("exec setsid env --default-signal=INT", SLOW);
    compilerProper();

    assertThat(site.run(List.of("kill", "-INT", "--", "-" + launcher.pid())).exit()).isZero();

    assertThat(launcher.waitFor()).isEqualTo(128 + 2);
    await().until(() -> compilers().isEmpty());
    await().until(() -> folders() == 0);
    assertThat(site.path("slow.o")).doesNotExist();
    assertThat(site.path("slow.d")).doesNotExist();
    assertCompiled(launch("exec", SLOW));
  }

  private boolean belongsTo(Path compiler, Process launcher) {
    return read(compiler.resolve("cmdline")).contains("/plan-" + launcher.pid() + "-");
  }

  private static boolean sleepsIn(Process launcher) {
    return read(Path.of("/proc", Long.toString(launcher.pid()), "wchan")).contains("poll")
        || read(Path.of("/proc", Long.toString(launcher.pid()), "stat")).contains(") S ");
  }

  private long folders() throws IOException {
    try (Stream<Path> all = Files.walk(site.root.resolve("tmp"), 2)) {
      return all.filter(folder -> folder.getFileName().toString().startsWith("plan-")).count();
    }
  }

  /**
   * Names of temporary files, and the command line in the object, are in the outputs of these: such
   * a call has no plan and no private folder, for the launcher becomes the tool.
   */
  @Test
  void optionsThatNeedTheRealNames_runAsTheCallersOwnProcessWithThem() throws Exception {
    List<String> words = new ArrayList<>(List.of(SLOW));
    words.addAll(List.of("-save-temps=cwd", "-frecord-gcc-switches"));
    String[] named = words.toArray(String[]::new);
    byte[] object = site.plain("slow.o", named);
    byte[] assembly = Files.readAllBytes(site.path("slow.s"));
    Files.delete(site.path("slow.s"));
    Files.delete(site.path("slow.i"));

    Process launcher = launch("ulimit -n 77; exec nice -n 7", named);
    ProcessHandle compiler = descendant(launcher, "cc1");

    assertThat(compiler.parent().orElseThrow().pid()).as("gcc itself").isEqualTo(launcher.pid());
    Path process = Path.of("/proc", Long.toString(compiler.pid()));
    assertThat(read(process.resolve("limits"))).containsPattern("Max open files +77 ");
    assertThat(compilers()).as("in a private folder").isEmpty();
    assertThat(launcher.waitFor()).isZero();
    assertThat(parent.resolve("err")).isEmptyFile();
    assertThat(site.path("slow.o")).hasBinaryContent(object);
    assertThat(site.path("slow.s")).hasBinaryContent(assembly);
    assertThat(site.path("slow.i")).isNotEmptyFile();
    assertThat(site.status("non_cacheable")).isEqualTo(1);
  }

  private static ProcessHandle descendant(Process of, String program) {
    List<ProcessHandle> found = new ArrayList<>();
    await()
        .until(
            () -> {
              of.descendants()
                  .filter(
                      one ->
                          read(Path.of("/proc", Long.toString(one.pid()), "cmdline"))
                              .contains("/" + program + "\0"))
                  .forEach(found::add);
              return !found.isEmpty();
            });
    return found.get(0);
  }

  /** Make's job server is a pipe that its children inherit; with the first file of the numbers. */
  @Test
  void jobServer_ofMake_reachesTheCompilerOfAPlan() throws Exception {
    site.write("Makefile", "slow.o: slow.c\n\t+$(CC) -O2 -MD -c slow.c -o slow.o\n");
    Process make =
        site.builder(List.of("make", "-j2", "CC=" + site.launcher() + " gcc"))
            .redirectOutput(parent.resolve("out").toFile())
            .redirectError(parent.resolve("err").toFile())
            .start();
    Path compiler = compilerProper();

    Matcher server =
        Pattern.compile("--jobserver-(?:auth|fds)=(\\d+),(\\d+)")
            .matcher(read(compiler.resolve("environ")));
    assertThat(server.find()).as("make tells of it").isTrue();
    for (int end = 1; end <= 2; end++) {
      Path pipe = Path.of("fd", server.group(end));
      assertThat(Files.readSymbolicLink(compiler.resolve(pipe)))
          .isEqualTo(
              Files.readSymbolicLink(Path.of("/proc", Long.toString(make.pid())).resolve(pipe)));
    }
    assertThat(make.waitFor()).isZero();
    assertThat(parent.resolve("err")).isEmptyFile();
    assertThat(site.path("slow.o")).hasBinaryContent(expected);
    await().until(() -> site.status("artifact_count") == 1);
  }

  /** gcc says so where it cannot reach the job server. */
  @Test
  void jobServer_ofMake_isUsedByALinkThatWantsJobs() throws Exception {
    site.write("main.c", "int main(void) { return 0; }\n");
    site.write(
        "Makefile",
        """
        app: main.c
        \t+$(CC) -O1 -flto -c main.c -o main.o
        \t+$(CC) -flto=jobserver main.o -o app
        """);
    Site.Ended made = site.run(List.of("make", "-j2", "CC=" + site.launcher() + " gcc"));

    assertThat(made.stderr()).isEmpty();
    assertThat(made.exit()).isZero();
    assertThat(site.run(List.of("./app")).exit()).isZero();
  }

  /** The newer kind of a job server, a named pipe. */
  @Test
  void jobServer_thatIsANamedPipe_isNamedToTheCompilerOfAPlan() throws Exception {
    String flags = " -j2 --jobserver-auth=fifo:" + site.path("jobs");
    assertThat(site.run(List.of("mkfifo", "jobs")).exit()).isZero();
    site.environment.put("MAKEFLAGS", flags);
    Process launcher = launch("exec", SLOW);

    assertThat(read(compilerProper().resolve("environ"))).contains("MAKEFLAGS=" + flags + "\0");
    assertCompiled(launcher);
  }

  /** The compiler waits in the middle, for a header that is a pipe. */
  @Test
  void words_ofASlowCompile_areSeenAtATerminalAsTheyCome() throws Exception {
    Path script = Path.of("/usr/bin/script");
    Assumptions.assumeTrue(Files.exists(script), script + " is not installed");
    site.settle(
        site.write("talks.c", "#warning first\n#include \"late.h\"\n#warning second\nint t;\n"));
    assertThat(site.run(List.of("mkfifo", "late.h")).exit()).isZero();
    Path shown = parent.resolve("shown");
    Process terminal =
        site.builder(
                List.of(
                    script.toString(),
                    "-q",
                    "-f",
                    "-e",
                    "-c",
                    "'" + site.launcher() + "' gcc -c talks.c",
                    shown.toString()))
            .redirectOutput(Redirect.DISCARD)
            .start();

    await().until(() -> read(shown).contains("first"));
    assertThat(compilers()).as("it runs by a plan").isNotEmpty();
    assertThat(terminal.isAlive()).isTrue();
    assertThat(read(shown)).doesNotContain("second");
    Files.writeString(site.path("late.h"), "int late;\n");

    assertThat(terminal.waitFor()).isZero();
    assertThat(read(shown)).contains("second");
    assertThat(site.path("talks.o")).isNotEmptyFile();
  }

  @Test
  void warnings_andErrors_areThoseOfTheCompilerOnce() throws Exception {
    site.settle(site.write("w.c", "int f(void) { int unused; return 0; }\n"));
    site.settle(site.write("e.c", "int x = ;\n"));
    List<String> sources = List.of("w.c", "e.c");
    for (String source : sources) {
      int stored = sources.indexOf(source) + 1;
      Site.Ended plain = site.run(List.of("gcc", "-Wall", "-c", source));
      for (int round = 0; round < 2; round++) {
        assertThat(site.zccache("gcc", "-Wall", "-c", source)).isEqualTo(plain);
        await().until(() -> site.status("artifact_count") == stored);
      }
    }
    assertThat(site.status("cache_hits")).isEqualTo(2);
  }

  @Test
  void words_ofThreeHundredMegabytes_arePassedOnAndNotStored() throws Exception {
    site.write("w.h", "#warning " + "x".repeat(1_000_000) + "\n");
    site.settle(site.write("loud.c", "#include \"w.h\"\n".repeat(150) + "int a;\n"));
    String[] loud = {"gcc", "-c", "loud.c", "-o", "loud.o"};
    byte[] plain = site.plain("loud.o", loud);
    long words = Files.size(saidBy("gcc", loud));

    assertThat(words).isGreaterThan(300_000_000);
    assertThat(launch("exec", loud).waitFor()).isZero();
    assertThat(Files.mismatch(parent.resolve("err"), parent.resolve("gcc"))).isEqualTo(-1);
    assertThat(site.path("loud.o")).hasBinaryContent(plain);
    assertThat(site.zccache("status").stdout()).isNotEmpty();
    await().until(() -> site.status("cache_misses") == 1);
    assertThat(site.status("artifact_count")).isZero();
  }

  private Path saidBy(String name, String... words) throws Exception {
    Path file = parent.resolve(name);
    Process process =
        site.builder(List.of(words))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(file.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    Files.delete(site.path("loud.o"));
    return file;
  }

  @Test
  void targets_thatAreOdd_areLeftAsByTheCompiler() throws Exception {
    site.settle(site.write("a.c", "int a;\n"));
    byte[] object = site.plain("a.o", "gcc", "-c", "a.c");
    Files.createSymbolicLink(site.path("a.o"), Path.of("behind.o"));
    assertThat(site.zccache("gcc", "-c", "a.c")).isEqualTo(new Site.Ended(0, "", ""));
    assertThat(Files.exists(site.path("behind.o")) || Files.exists(site.path("a.o"))).isTrue();
    boolean link = Files.isSymbolicLink(site.path("a.o"));
    Files.deleteIfExists(site.path("behind.o"));
    Files.deleteIfExists(site.path("a.o"));
    Files.createSymbolicLink(site.path("a.o"), Path.of("behind.o"));
    assertThat(site.run(List.of("gcc", "-c", "a.c")).exit()).isZero();
    assertThat(Files.isSymbolicLink(site.path("a.o"))).isEqualTo(link);
    Files.delete(site.path("a.o"));
    Files.deleteIfExists(site.path("behind.o"));

    Files.writeString(site.path("a.o"), "read only");
    Files.setPosixFilePermissions(site.path("a.o"), PosixFilePermissions.fromString("r--r--r--"));
    assertThat(site.zccache("gcc", "-c", "a.c")).isEqualTo(new Site.Ended(0, "", ""));
    assertThat(site.path("a.o")).hasBinaryContent(object);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path("a.o"))))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void source_whoseNameIsNoText_isCompiled() throws Exception {
    site.settle(site.write("a.c", "int a;\n"));
    byte[] object = site.plain("a.o", "gcc", "-c", "a.c");
    String script =
        "n=$(printf 'x\\377.c'); cp a.c \"$n\"; \"$0\" gcc -c \"$n\" -o a.o && rm \"$n\"";
    assertThat(site.run(List.of("/bin/sh", "-c", script, site.launcher())).exit()).isZero();
    assertThat(site.path("a.o").toFile()).hasSize(object.length);
  }
}
