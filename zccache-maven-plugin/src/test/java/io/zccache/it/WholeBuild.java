/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/**
 * One project of the whole-build tests, as its scripts see it: prepares its sources and a plain
 * build beside it, and compares afterwards. Public for the scripts; one thread.
 */
public final class WholeBuild {
  private static final Pattern SUMMARY =
      Pattern.compile("zccache: \\d+ compiles?: (\\d+ hits?).*?(\\d+ miss(?:es)?)");

  private static final List<String> SOURCES =
      List.of("first.c", "second.c", "third.c", "fourth.cpp", "include/base.h");

  private static final List<String> VARIANTS = List.of("base", "edited", "broken");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The cache root, as the builds' environment names it: relative to the project. */
  private static final String CACHE_ROOT = "cache-root";

  private final Path project;
  private final Path plain;
  private final Path repository;
  private final String mavenHome;
  private final List<String> plainWords = new ArrayList<>();

  /**
   * A project.
   *
   * @param basedir its folder
   * @param repository the local repository of the tests
   * @param mavenHome the Maven that builds it
   */
  public WholeBuild(File basedir, File repository, String mavenHome) {
    this.project = basedir.toPath();
    this.plain = project.resolveSibling("plain-" + project.getFileName());
    this.repository = repository.toPath();
    this.mavenHome = mavenHome;
  }

  /** One more word for the plain builds. */
  public WholeBuild with(String word) {
    plainWords.add(word);
    return this;
  }

  /** Copies the sources and builds each variant plainly in another copy of the project. */
  public void prepare(String... variants) throws Exception {
    prepare(List.of("."), variants);
  }

  /** The same for a project with native modules. */
  public void prepare(List<String> modules, String... variants) throws Exception {
    for (String module : modules) {
      writeSources(project.resolve(module));
    }
    copy(project, plain);
    try (Stream<Path> files = Files.walk(plain)) {
      for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
        Files.writeString(pom, withoutCache(Files.readString(pom)));
      }
    }
    for (String variant : variants) {
      List<String> words = new ArrayList<>(plainWords);
      words.addAll(List.of("clean", "verify", "-Dstep=" + variant, "-Dvariant=" + variant));
      Ended ended = run(plain, plain.resolve("no cache is made here"), mavenWords(words));
      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output()).doesNotContain("zccache: ");
    }
  }

  /** Copies the sources. */
  public void writeSources() throws IOException {
    writeSources(project);
  }

  /** Puts this machine's launcher where Maven finds that of a platform. */
  public void offerLauncher(String version, String platform) throws IOException {
    String name = "zccache-launcher-" + version + "-" + platform + ".exe";
    Path folder = repository.resolve("io/zccache/zccache-launcher").resolve(version);
    String ours =
        System.getProperty("os.arch").replace("aarch64", "aarch_64").replace("amd64", "x86_64");
    String launcher = "/io/zccache/maven/programs/linux-" + ours + "/zccache";
    copyResource(launcher, Files.createDirectories(folder).resolve(name));
  }

  /** Every object of a step equals that of another. */
  public void assertSameObjects(String one, String other) throws IOException {
    ObjectFiles.assertSame(
        ObjectFiles.in(project.resolve("objects/" + one)),
        ObjectFiles.in(project.resolve("objects/" + other)));
  }

  /** Every object of a step equals that of the plain build of a variant. */
  public void assertObjects(String step, String variant) throws IOException {
    assertObjects(".", step, variant);
  }

  /** The same for one module. */
  public void assertObjects(String module, String step, String variant) throws IOException {
    ObjectFiles.assertSame(
        ObjectFiles.in(plain.resolve(module).resolve("objects/" + variant)),
        ObjectFiles.in(project.resolve(module).resolve("objects/" + step)));
  }

  /** Some files of a step equal those of the plain build of a variant. */
  public void assertFilesOf(String step, String variant, String... names) throws IOException {
    Map<String, byte[]> expected = ObjectFiles.in(plain.resolve("objects/" + variant));
    for (String name : names) {
      assertThat(project.resolve("objects/" + step).resolve(name))
          .hasBinaryContent(expected.get(name));
    }
  }

  /** The summaries of the runs that had one, in order, say these hits and misses. */
  public void assertCounts(String... expected) throws IOException {
    assertThat(counts(log())).containsExactly(expected);
  }

  /** The same of runs whose tools do not generate the same each time. */
  public void assertCountsLike(String... patterns) throws IOException {
    List<String> counts = counts(log());
    assertThat(counts).hasSameSizeAs(patterns);
    for (int i = 0; i < patterns.length; i++) {
      assertThat(counts.get(i)).matches(patterns[i]);
    }
  }

  /** The record of the last run that ended says these hits and misses. */
  public void assertRecord(int hits, int misses) throws IOException {
    Path file = project.resolve("target/zccache/build.json");
    JsonObject record = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    assertThat(record.get("hits").getAsInt()).as("%s", record).isEqualTo(hits);
    assertThat(record.get("misses").getAsInt()).as("%s", record).isEqualTo(misses);
  }

  /** The record of the last run that ended says so many hits of each module. */
  public void assertModuleHits(Map<String, Integer> expected) throws IOException {
    Path file = project.resolve("target/zccache/build.json");
    Map<String, Integer> hits = new TreeMap<>();
    JsonParser.parseString(Files.readString(file))
        .getAsJsonObject()
        .getAsJsonArray("modules")
        .forEach(
            module ->
                hits.put(
                    module.getAsJsonObject().get("module").getAsString(),
                    module.getAsJsonObject().get("hits").getAsInt()));
    assertThat(hits).isEqualTo(expected);
  }

  /** The report is XML as well as HTML, was told of, and has each of these texts. */
  public void assertReport(String... texts) throws Exception {
    Path file = project.resolve("target/zccache/report.html");
    Document page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(page.getDocumentElement().getTextContent()).contains(texts);
    assertThat(log()).contains("zccache: the report is in " + file);
  }

  /** The log of the runs has this text. */
  public void assertLogged(String text) throws IOException {
    assertThat(log()).contains(text);
  }

  /** The log of the runs names so many misses, each with this reason. */
  public void assertMissesNamed(int number, String reason) throws IOException {
    List<String> named = log().lines().filter(line -> line.contains("zccache: missed ")).toList();
    assertThat(named).as(log()).hasSize(number).allMatch(line -> line.contains(reason));
  }

  /** The log of the runs has this text once. */
  public void assertLoggedOnce(String text) throws IOException {
    assertThat(log()).containsOnlyOnce(text);
  }

  /** The log of the runs has this text so many times. */
  public void assertLoggedTimes(int times, String text) throws IOException {
    assertThat(log().split(Pattern.quote(text), -1)).as(log()).hasSize(times + 1);
  }

  /** Makes the plugin a core extension of the project. */
  public void writeCoreExtension(String version) throws IOException {
    Path file = project.resolve(".mvn/extensions.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        <extensions>
          <extension>
            <groupId>io.zccache</groupId>
            <artifactId>zccache-maven-plugin</artifactId>
            <version>%s</version>
          </extension>
        </extensions>
        """
            .formatted(version));
  }

  /**
   * A Maven run that is interrupted by the terminal as soon as it has said something: it ends soon,
   * and the plugin says one line more at most.
   */
  public void assertAborted(String marker, String... words) throws Exception {
    // A shell in the background may have made the signal one to be ignored.
    List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
    command.addAll(mavenWords(List.of(words)));
    Path log = project.resolve("aborted.log");
    Process maven = builder(project, cacheRoot(), command).redirectOutput(log.toFile()).start();
    try {
      await(() -> Files.readString(log).contains(marker));
      run("kill", "-INT", "--", "-" + maven.pid());
      assertThat(maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      maven.destroyForcibly();
    }
    String text = Files.readString(log);
    assertThat(maven.exitValue()).as(text).isEqualTo(128 + 2);
    String rest = text.substring(text.indexOf(marker));
    assertThat(rest.split("zccache: ", -1)).as(text).hasSizeLessThan(3);
    assertThat(rest).doesNotContain("io.zccache", "Exception in thread");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000L);
    }
  }

  /** Nothing was made where the cache would be. */
  public void assertNoCacheRoot() {
    assertThat(cacheRoot()).doesNotExist();
  }

  /** A file of the project names a compiler below the cache root. */
  public void assertLinkFolderIn(String file) throws IOException {
    assertThat(Files.readString(project.resolve(file))).contains(cacheRoot() + "/links/");
  }

  /** Runs a command in the project; it must succeed. */
  public void run(String... words) throws Exception {
    Ended ended = run(project, cacheRoot(), List.of(words));
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  /** Runs the launcher that the plugin has installed, as a user of the shell would. */
  public void zccache(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    try (Stream<Path> versions = Files.list(cacheRoot().resolve("bin"))) {
      for (Path version : (Iterable<Path>) versions::iterator) {
        if (Files.isExecutable(version.resolve("bin/zccache"))) {
          command.add(version.resolve("bin/zccache").toString());
        }
      }
    }
    assertThat(command).as("installed launchers").hasSize(1);
    command.addAll(List.of(words));
    run(command.toArray(String[]::new));
  }

  /** One more Maven run in the project, which must succeed; what it said. */
  public String maven(String... words) throws Exception {
    return maven(project, List.of(words));
  }

  /** Runs {@link OneProcess} with builds of the project; what they said. */
  public String oneProcess(String... builds) throws Exception {
    Ended ended =
        run(
            project,
            cacheRoot(),
            OneProcess.command(
                Path.of(mavenHome), project, List.of(repository, settings()), List.of(builds)));
    assertThat(ended.exit()).as(ended.output()).isZero();
    return ended.output();
  }

  /** The same in an empty folder, without a project. */
  public String mavenWithoutProject(String... words) throws Exception {
    return maven(Files.createDirectories(project.resolveSibling("no-project")), List.of(words));
  }

  private String maven(Path folder, List<String> words) throws Exception {
    Ended ended = run(folder, cacheRoot(), mavenWords(words));
    assertThat(ended.exit()).as(ended.output()).isZero();
    return ended.output();
  }

  /** The summaries of one run, in order, say these hits and misses. */
  public static void assertCountsIn(String log, String... expected) {
    assertThat(counts(log)).as(log).containsExactly(expected);
  }

  /** Takes the plugin's entry out of the project's POM. */
  public void removeEntry() throws IOException {
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, withoutCache(Files.readString(pom)));
  }

  /** No daemon has the cache root. */
  public void assertNoDaemon() {
    assertThat(cacheRoot().resolve("run/daemon.sock")).doesNotExist();
  }

  /**
   * Two copies of a project, built at once through one daemon, print their own exact counts; one of
   * them stores its results, the other, which only reads, none.
   */
  public void assertTwoBuildsCountApart() throws Exception {
    List<Process> builds = new ArrayList<>();
    List<Path> copies = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path copy = project.resolveSibling(project.getFileName() + "-" + name);
      copy(project, copy);
      copies.add(copy);
      writeSources(copy);
      Files.writeString(copy.resolve("src/main/native/second.c"), "int second_of_" + name + ";\n");
    }
    Files.delete(copies.get(1).resolve("src/main/native/third.c"));
    for (Path copy : copies) {
      String readOnly = "-Dzccache.readOnly=" + copy.equals(copies.get(1));
      builds.add(
          builder(copy, cacheRoot(), mavenWords(List.of("clean", "verify", readOnly)))
              .redirectOutput(copy.resolve("build.log").toFile())
              .start());
    }
    for (Process build : builds) {
      assertThat(build.waitFor()).isZero();
    }
    List<String> sums = new ArrayList<>();
    for (Path copy : copies) {
      sums.add(sum(Files.readString(copy.resolve("build.log"))));
    }
    assertThat(sums).containsExactly("4 calls", "3 calls");
    assertThat(maven(copies.get(0), List.of("zccache:stats", "zccache:stop")))
        .containsPattern("results +4 in ");
  }

  /** A copy of a project hits what another, in a folder of another name, compiled silently. */
  public void assertCheckoutsShare() throws Exception {
    List<Path> copies = new ArrayList<>();
    for (String name : List.of("here", "elsewhere")) {
      Path copy = project.resolveSibling(project.getFileName() + "-" + name);
      copy(project, copy);
      writeSources(copy);
      Files.createDirectories(copy.resolve(".git"));
      copies.add(copy);
      String log =
          maven(copy, List.of("clean", "verify", "-Dzccache.pathRemap=auto", "-Ddebug=-g"));
      // The warning for first.c names its folder, so that its result is this checkout's alone.
      assertCountsIn(log, name.equals("here") ? "0 hits, 4 misses" : "3 hits, 1 miss");
    }
    Map<String, byte[]> first = ObjectFiles.in(copies.get(0).resolve("target"));
    assertThat(first).hasSize(4);
    ObjectFiles.assertSame(first, ObjectFiles.in(copies.get(1).resolve("target")));
    String stopped = maven(copies.get(0), List.of("zccache:stop"));
    assertThat(stopped).contains("BUILD SUCCESS");
  }

  private static String sum(String log) {
    Matcher summary = SUMMARY.matcher(log);
    assertThat(summary.find()).as(log).isTrue();
    int calls = number(summary.group(1)) + number(summary.group(2));
    return calls + " calls";
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  private static List<String> counts(String log) {
    List<String> counts = new ArrayList<>();
    Matcher summary = SUMMARY.matcher(log);
    while (summary.find()) {
      counts.add(summary.group(1) + ", " + summary.group(2));
    }
    return counts;
  }

  private String log() throws IOException {
    return Files.readString(project.resolve("build.log"), UTF_8);
  }

  private Path cacheRoot() {
    return project.resolve(CACHE_ROOT);
  }

  private static void writeSources(Path module) throws IOException {
    Path to = module.resolve("src/main/native");
    for (String source : SOURCES) {
      write(source, to);
    }
    for (String variant : VARIANTS) {
      write("variants/" + variant + "/leaf.h", to);
    }
  }

  private static void write(String name, Path folder) throws IOException {
    copyResource(name, folder.resolve(name));
  }

  private static void copyResource(String name, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (var in = WholeBuild.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      Files.write(file, in.readAllBytes());
    }
  }

  private static String withoutCache(String pom) {
    return pom.replaceAll("(?s)<!-- zccache: begin -->.*?<!-- zccache: end -->", "");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = from.relativize(file).toString();
        boolean made =
            name.startsWith("target") || name.startsWith("objects") || name.startsWith(CACHE_ROOT);
        if (!made && Files.isRegularFile(file)) {
          Path target = to.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  /** A command that has ended. */
  private record Ended(int exit, String output) {}

  private Path settings() {
    return project.resolveSibling("interpolated-settings.xml");
  }

  private List<String> mavenWords(List<String> goals) {
    List<String> words = new ArrayList<>();
    words.add(mavenHome + "/bin/mvn");
    words.addAll(List.of("-B", "-s", settings().toString(), "-Dmaven.repo.local=" + repository));
    words.addAll(goals);
    return words;
  }

  private static Ended run(Path folder, Path cacheRoot, List<String> words) throws Exception {
    Process process = builder(folder, cacheRoot, words).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static ProcessBuilder builder(Path folder, Path cacheRoot, List<String> words) {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("ZCCACHE_CACHE_DIR", cacheRoot.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }
}
