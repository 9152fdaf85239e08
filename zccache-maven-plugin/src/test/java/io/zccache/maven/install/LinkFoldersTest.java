/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.maven.inject.LeaveReason;
import io.zccache.maven.inject.Link;
import io.zccache.maven.inject.ToolNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFoldersTest {

  private static final String SESSION = "11111111-1111-4111-8111-111111111111";

  @TempDir Path temp;
  private Path launcher;
  private Path tools;

  @BeforeEach
  void installLauncherAndTools() throws IOException {
    launcher = program(temp.resolve("cache/bin/zccache"), "launcher");
    tools = temp.resolve("usr bin/ü");
    for (String name : List.of("gcc", "g++-12", "make", "gcc-ar")) {
      program(tools.resolve(name), "real " + name);
    }
  }

  @Test
  void of_bareName_isLinkToTheLauncherBesideOnesForAllCompilers() throws IOException {
    Path link = path(folders(SESSION).of("gcc", List.of()));

    assertThat(link).hasFileName("gcc");
    assertThat(Files.isSameFile(link, launcher)).isTrue();
    assertThat(link.getParent())
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."))
        .satisfies(
            folder -> assertThat(names(folder)).containsExactly("g++-12", "gcc", "zccache.links"));
  }

  @Test
  void of_folderWithArchivers_hasLinksForThemToo() throws IOException {
    program(tools.resolve("ar"), "real ar");
    program(tools.resolve("llvm-ranlib-14"), "real ranlib");

    Path link = path(folders(SESSION).of("gcc", List.of()));

    assertThat(names(folder(link)))
        .containsExactly("ar", "g++-12", "gcc", "llvm-ranlib-14", "zccache.links");
  }

  @Test
  void of_makesSideFileThatNamesFolderRootDaemonAndSession() throws IOException {
    Path link = path(folders(SESSION).of("gcc", List.of()));

    assertThat(sideFile(link))
        .isEqualTo(
            new SideFile(
                true,
                FileNames.filePath(tools),
                FileNames.filePath(temp.resolve("cache")),
                null,
                FileNames.filePath(temp.resolve("cache/bin/zccache-daemon")),
                new SideFile.Build(SESSION, null, List.of())));
  }

  @Test
  void of_absolutePath_hasTheFolderOfThatPath() throws IOException {
    Path other = folder(program(temp.resolve("opt/clang"), "real clang"));

    Path link = path(folders(SESSION).of(other + "/clang", List.of()));

    assertThat(link).hasFileName("clang");
    assertThat(sideFile(link).real()).isEqualTo(FileNames.filePath(other));
  }

  @Test
  void of_relativePath_isLookedUpInTheGivenFolders() throws IOException {
    program(temp.resolve("project/tools/x-gcc"), "cross");

    Link link =
        folders(SESSION)
            .of("tools/x-gcc", List.of(temp + "/nowhere", temp.resolve("project").toString()));

    assertThat(sideFile(path(link)).real())
        .isEqualTo(FileNames.filePath(temp.resolve("project/tools")));
  }

  @Test
  void of_compilerOfUnusualName_hasALinkToo() throws IOException {
    program(tools.resolve("odd-compiler"), "odd");

    Path link = path(folders(SESSION).of("odd-compiler", List.of()));

    assertThat(Files.isSameFile(link, launcher)).isTrue();
  }

  @Test
  void of_pathIsTheSameInEachBuild() {
    Link first = folders(SESSION).of("gcc", List.of());
    Link second = folders("22222222-2222-4222-8222-222222222222").of("gcc", List.of());

    assertThat(second).isEqualTo(first);
  }

  @Test
  void of_otherCheckout_hasOtherLinks() {
    Link here = folders(SESSION).of("gcc", List.of());
    Link there =
        new LinkFolders(
                new Checkout(temp.resolve("cache/links"), temp.resolve("elsewhere")),
                launcher,
                sideFiles(SESSION),
                environment())
            .of("gcc", List.of());

    assertThat(there).isNotEqualTo(here);
  }

  @Test
  void of_nextBuild_takesTheSideFileOver() throws IOException {
    String next = "22222222-2222-4222-8222-222222222222";
    path(folders(SESSION).of("gcc", List.of()));

    Path link = path(folders(next).of("gcc", List.of()));

    assertThat(sideFile(link).build().session()).isEqualTo(next);
  }

  @Test
  void of_folderRemovedInTheMiddleOfTheBuild_isMadeAnew() throws IOException {
    LinkFolders folders = folders(SESSION);
    Path link = path(folders.of("gcc", List.of()));
    for (String name : names(folder(link))) {
      Files.delete(link.resolveSibling(name));
    }
    Files.delete(folder(link));

    path(folders.of("gcc", List.of()));

    assertThat(names(folder(link))).containsExactly("g++-12", "gcc", "zccache.links");
  }

  @Test
  void of_newLauncher_replacesTheLinks() throws IOException {
    path(folders(SESSION).of("gcc", List.of()));
    launcher = program(temp.resolve("cache/bin/newer"), "newer launcher");

    Path link = path(folders(SESSION).of("gcc", List.of()));

    assertThat(Files.isSameFile(link, launcher)).isTrue();
    assertThat(Files.isSameFile(link.resolveSibling("g++-12"), launcher)).isTrue();
  }

  @Test
  void of_toolGone_takesItsLinkAway() throws IOException {
    Path link = path(folders(SESSION).of("gcc", List.of()));
    Files.delete(tools.resolve("g++-12"));

    path(folders(SESSION).of("gcc", List.of()));

    assertThat(names(folder(link))).containsExactly("gcc", "zccache.links");
  }

  @Test
  void of_leftoverOfADeadBuild_isTakenAwayAndThatOfALivingOneStays() throws IOException {
    Path folder = folder(path(folders(SESSION).of("gcc", List.of())));
    Files.createFile(folder.resolve(".new-1000-abandond"));
    Path young = folder.resolve(".new-" + System.currentTimeMillis() + "-atwork00");
    Files.createFile(young);

    path(folders(SESSION).of("gcc", List.of()));

    assertThat(names(folder))
        .containsExactly(young.getFileName().toString(), "g++-12", "gcc", "zccache.links");
  }

  @Test
  void of_noSuchTool_isNone() {
    assertThat(folders(SESSION).of("clang", List.of()))
        .isEqualTo(new Link.None(LeaveReason.TOOL_NOT_FOUND, "clang"));
  }

  @Test
  void of_ownLink_isNone() {
    Path link = path(folders(SESSION).of("gcc", List.of()));

    assertThat(folders(SESSION).of(link.toString(), List.of()))
        .isEqualTo(new Link.None(LeaveReason.OWN_LINK, "gcc"));
  }

  @Test
  void of_linkFolderInPath_isPassedOver() throws IOException {
    Path link = path(folders(SESSION).of("gcc", List.of()));
    Map<String, String> nested = Map.of("PATH", folder(link) + ":" + tools);

    Path again = path(folders(nested).of("gcc", List.of()));

    assertThat(again).isEqualTo(link);
    assertThat(sideFile(again).real()).isEqualTo(FileNames.filePath(tools));
  }

  @Test
  void of_ccacheUnderTheCompilersName_isNone() throws IOException {
    Path ccache = program(temp.resolve("bin/ccache"), "ccache");
    Path masquerade = Files.createDirectories(temp.resolve("lib/ccache"));
    Files.createSymbolicLink(masquerade.resolve("gcc"), ccache);

    assertThat(folders(Map.of("PATH", masquerade + ":" + tools)).of("gcc", List.of()))
        .isEqualTo(new Link.None(LeaveReason.OTHER_CACHE, "gcc"));
  }

  @Test
  void of_linksFolderIsAFile_failsWithTheReason() throws IOException {
    Files.createDirectories(temp.resolve("cache"));
    Files.createFile(temp.resolve("cache/links"));

    assertThat(folders(SESSION).of("gcc", List.of()))
        .isInstanceOfSatisfying(
            Link.Failed.class, failed -> assertThat(failed.trouble()).contains("links"));
  }

  @Test
  void searchPath_hasTheLinksOfEachFolderWithCompilersInFront() throws IOException {
    Path local = folder(program(temp.resolve("local/clang"), "real clang"));
    String path = local + ":/no/such/folder:" + tools + ":" + local;

    String text = text(folders(Map.of("PATH", path)).searchPath(Optional.empty()));

    List<String> entries = List.of(text.split(":", -1));
    assertThat(text).endsWith(":" + path);
    assertThat(entries).hasSize(6);
    assertThat(Path.of(entries.get(0), "clang")).isExecutable();
    assertThat(Path.of(entries.get(1), "gcc")).isExecutable();
  }

  @Test
  void searchPath_usersPath_isTheBase() {
    String text =
        text(folders(Map.of("PATH", "/nowhere")).searchPath(Optional.of(tools.toString())));

    assertThat(text).endsWith(":" + tools).doesNotContain("/nowhere");
  }

  @Test
  void searchPath_ccacheAnswersFirst_isNone() throws IOException {
    Path ccache = program(temp.resolve("bin/ccache"), "ccache");
    Path masquerade = Files.createDirectories(temp.resolve("lib/ccache"));
    Files.createSymbolicLink(masquerade.resolve("gcc"), ccache);

    assertThat(folders(Map.of("PATH", masquerade + ":" + tools)).searchPath(Optional.empty()))
        .isEqualTo(new Link.None(LeaveReason.OTHER_CACHE, "gcc"));
    assertThat(folders(Map.of("PATH", tools + ":" + masquerade)).searchPath(Optional.empty()))
        .isInstanceOf(Link.To.class);
  }

  @Test
  void searchPath_ccacheInCC_isNone() {
    Map<String, String> environment = Map.of("PATH", tools.toString(), "CC", "ccache gcc");

    assertThat(folders(environment).searchPath(Optional.empty()))
        .isEqualTo(new Link.None(LeaveReason.OTHER_CACHE, "CC"));
  }

  @Test
  void searchPath_noCompilers_isNone() {
    assertThat(folders(Map.of("PATH", "/nowhere:relative:")).searchPath(Optional.empty()))
        .isEqualTo(new Link.None(LeaveReason.TOOL_NOT_FOUND, "compiler"));
  }

  @Test
  void launcher_isItselfBesideASideFile_inEachBuildTheSame() throws IOException {
    Path link = path(folders(SESSION).launcher(ToolNames.LAUNCHER_VARIABLES));

    assertThat(Files.isSameFile(link, launcher)).isTrue();
    assertThat(names(folder(link))).containsExactly("zccache", "zccache.links");
    assertThat(sideFile(link).build().session()).isEqualTo(SESSION);
    assertThat(
            folders("22222222-2222-4222-8222-222222222222").launcher(ToolNames.LAUNCHER_VARIABLES))
        .isEqualTo(new Link.To(link.toString()));
    assertThat(names(folder(link))).containsExactly("zccache", "zccache.links");
  }

  @Test
  void launcher_switchedOff_staysAndIsDisabled() throws IOException {
    LinkFolders folders = folders(SESSION);
    Path link = path(folders.launcher(ToolNames.LAUNCHER_VARIABLES));

    folders.switchOff();

    assertThat(link).exists();
    assertThat(sideFile(link).enabled()).isFalse();
  }

  @Test
  void launcher_usersOwnInTheEnvironment_isNone() {
    for (String variable : List.of("CMAKE_C_COMPILER_LAUNCHER", "CMAKE_CXX_COMPILER_LAUNCHER")) {
      assertThat(
              folders(Map.of("PATH", tools.toString(), variable, "mine"))
                  .launcher(ToolNames.LAUNCHER_VARIABLES))
          .isEqualTo(new Link.None(LeaveReason.OTHER_LAUNCHER, variable));
    }
  }

  @Test
  void launcher_ofARunAroundTheBuild_isOurs() {
    Map<String, String> environment =
        Map.of("PATH", tools.toString(), "RUSTC_WRAPPER", "/cache/links/run-1/zccache");

    assertThat(folders(environment).launcher(List.of("RUSTC_WRAPPER")))
        .isEqualTo(new Link.None(LeaveReason.OWN_LINK, "RUSTC_WRAPPER"));
    assertThat(folders(environment).launcher(ToolNames.LAUNCHER_VARIABLES))
        .isInstanceOf(Link.To.class);
  }

  @Test
  void linksOfARunAroundTheBuild_arePassedBy() throws IOException {
    Path links = Files.createDirectories(temp.resolve("run"));
    Files.createFile(links.resolve("zccache.run"));
    Files.createSymbolicLink(links.resolve("gcc"), launcher);
    LinkFolders folders = folders(Map.of("PATH", links + ":" + tools));

    Path link = path(folders.of("gcc", List.of()));

    assertThat(sideFile(link).real()).isEqualTo(FileNames.filePath(tools));
    assertThat(folders.searchPath(Optional.empty()))
        .isEqualTo(new Link.To(link.getParent() + ":" + links + ":" + tools));
  }

  @Test
  void launcher_ccacheInCC_isNone() {
    assertThat(
            folders(Map.of("PATH", tools.toString(), "CXX", "ccache g++"))
                .launcher(ToolNames.LAUNCHER_VARIABLES))
        .isEqualTo(new Link.None(LeaveReason.OTHER_CACHE, "CXX"));
  }

  @Test
  void launcher_linksFolderIsAFile_failsWithTheReason() throws IOException {
    Files.writeString(temp.resolve("cache/links"), "");

    assertThat(folders(SESSION).launcher(ToolNames.LAUNCHER_VARIABLES))
        .isInstanceOf(Link.Failed.class);
  }

  @Test
  void switchOff_ownFolders_disablesThem() throws IOException {
    LinkFolders folders = folders(SESSION);
    Path link = path(folders.of("gcc", List.of()));

    folders.switchOff();

    assertThat(sideFile(link).enabled()).isFalse();
    assertThat(sideFile(link).real()).isEqualTo(FileNames.filePath(tools));
  }

  @Test
  void switchOff_folderOfALaterBuild_stays() throws IOException {
    LinkFolders folders = folders(SESSION);
    path(folders.of("gcc", List.of()));
    Path link = path(folders("22222222-2222-4222-8222-222222222222").of("gcc", List.of()));

    folders.switchOff();

    assertThat(sideFile(link).enabled()).isTrue();
  }

  @Test
  void switchOff_wholeCheckout_disablesWhoseverItIs() throws IOException {
    Path link = path(folders(SESSION).of("gcc", List.of()));

    checkout().switchOff();

    assertThat(sideFile(link).enabled()).isFalse();
    assertThat(sideFile(link).build().session()).isNull();
  }

  @Test
  void switchOff_checkoutWithoutLinks_makesNothing() throws IOException {
    checkout().switchOff();

    assertThat(temp.resolve("cache/links")).doesNotExist();
  }

  @Test
  void of_manyBuildsAtOnce_eachSeesWholeLinks() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Path>> builds = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String session = String.format("%08d-1111-4111-8111-111111111111", i);
        builds.add(
            () -> {
              Path link = path(folders(session).of("gcc", List.of()));
              assertThat(Files.isSameFile(link, launcher)).isTrue();
              assertThat(sideFile(link).enabled()).isTrue();
              return link;
            });
      }
      for (Future<Path> build : pool.invokeAll(builds)) {
        assertThat(names(folder(build.get()))).contains("gcc", "g++-12", "zccache.links");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private LinkFolders folders(String session) {
    return new LinkFolders(checkout(), launcher, sideFiles(session), environment());
  }

  private LinkFolders folders(Map<String, String> environment) {
    return new LinkFolders(checkout(), launcher, sideFiles(SESSION), environment);
  }

  private Checkout checkout() {
    return new Checkout(temp.resolve("cache/links"), temp.resolve("project"));
  }

  private Map<String, String> environment() {
    return Map.of("PATH", tools.toString());
  }

  private SideFiles sideFiles(String session) {
    FilePath daemon = FileNames.filePath(temp.resolve("cache/bin/zccache-daemon"));
    return new SideFiles(
        FileNames.filePath(temp.resolve("cache")),
        null,
        daemon,
        new SideFile.Build(session, null, List.of()));
  }

  private static SideFile sideFile(Path link) throws IOException {
    return Objects.requireNonNull(
        SideFile.parse(Files.readAllBytes(link.resolveSibling("zccache.links"))));
  }

  private static Path path(Link link) {
    return Path.of(text(link));
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static String text(Link link) {
    assertThat(link).isInstanceOf(Link.To.class);
    return ((Link.To) link).text();
  }

  private static Path program(Path file, String content) throws IOException {
    Files.createDirectories(folder(file));
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, AtomicFiles.PROGRAM);
    return file;
  }

  private static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
