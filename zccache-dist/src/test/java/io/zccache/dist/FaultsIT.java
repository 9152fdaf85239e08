/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a system can take away from a daemon that serves: its disk, its folders, its rights, its
 * descriptors, its clock. The object is the compiler's own each time, nobody hears of our trouble
 * in the compiler's words, the log tells of it once, and nothing is left behind.
 */
@Timeout(180)
class FaultsIT {
  private static final String UNUSABLE = "the cache's folder cannot be used: ";
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  @TempDir private Path parent;
  private Site site;
  private boolean mounted;
  private final List<String> caller = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.environment.remove("ZCCACHE_STRICT");
    // A session of its own hears its own warning.
    site.environment.put("ZCCACHE_SESSION_ID", UUID.randomUUID().toString());
    for (String name : List.of("a", "b", "c")) {
      site.write(name + ".c", "int " + name + "(int x) { return x + 1; }\n");
    }
    site.settle(site.path("c.c"));
  }

  @AfterEach
  void close() throws Exception {
    try {
      site.run(with(caller, site.launcher(), "stop"));
      Awaitility.await().until(() -> site.daemons().isEmpty());
      assertThat(privateFolders()).as("folders of compilers that have ended").isEmpty();
      assertThat(garbage()).as("left after the build that followed").isEmpty();
    } finally {
      if (mounted) {
        assertThat(site.run(List.of("umount", site.root.toString())).exit()).isZero();
      }
    }
  }

  @Test
  void disk_full_compilersRunByThemselvesUntilThereIsRoom() throws Exception {
    mountRoot();
    compiles("a");
    stored(1);
    Path filler = fill();

    warns("b", UNUSABLE);
    compiles("b");
    compiles("a");
    assertThat(status("cache_hits")).isEqualTo(1);
    assertThat(troubles()).singleElement().asString().contains("no space left");

    Files.delete(filler);
    compiles("b");
    stored(2);
    compiles("b");
    assertThat(status("cache_hits")).isEqualTo(2);
  }

  @Test
  void disk_fullWhenTheDaemonStarts_compilersRunByThemselves() throws Exception {
    mountRoot();
    compiles("a");
    stored(1);
    assertThat(site.zccache("stop").exit()).isZero();
    Path filler = fill();

    warns("b", "the daemon cannot be started: ");
    compiles("b");
    compiles("a");
    Files.delete(filler);
    compiles("b");
    stored(2);
  }

  @Test
  void root_readOnlyAfterAStop_isSaidOnceAndCompilersRun() throws Exception {
    mountRoot();
    compiles("a");
    stored(1);
    assertThat(site.zccache("stop").exit()).isZero();
    Awaitility.await().until(() -> site.daemons().isEmpty());
    remount("ro");
    try {
      warns("a", UNUSABLE);
      compiles("b");
    } finally {
      remount("rw");
    }
    compiles("a");
    assertThat(status("cache_hits")).isEqualTo(1);
  }

  @Test
  void root_readOnlyUnderTheDaemon_compilersRunUntilItIsNot() throws Exception {
    Process holder = ownMounts();
    try {
      compiles("a");
      stored(1);
      long daemon = site.daemons().get(0);
      mounts("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"");
      assertThat(site.run(with(caller, "touch", site.root + "/new")).stderr())
          .contains("Read-only file system");

      warns("b", UNUSABLE);
      compiles("b");
      compiles("a");
      assertThat(site.daemons()).containsExactly(daemon);

      mounts("umount \"$0\"");
      assertThat(troubles()).isNotEmpty().doesNotHaveDuplicates();
      compiles("a");
      compiles("b");
      stored(2);
      compiles("b");
      assertThat(status("cache_hits")).isGreaterThanOrEqualTo(2);
      assertThat(site.daemons()).containsExactly(daemon);
      site.run(with(caller, site.launcher(), "stop"));
      Awaitility.await().until(() -> site.daemons().isEmpty());
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void root_removedUnderTheDaemon_isMadeAnew() throws Exception {
    compiles("a");
    stored(1);
    remove(site.root);

    Site.Ended ended = compile("b");
    assertThat(ended.exit()).isZero();
    hitsAgain("b");
  }

  @Test
  void store_removedUnderTheDaemon_isMadeAnew() throws Exception {
    compiles("a");
    stored(1);
    long first = site.daemons().get(0);
    remove(site.root.resolve("store-1"));
    remove(site.root.resolve("tmp"));

    compiles("a");
    Awaitility.await().until(() -> !site.daemons().contains(first));
    hitsAgain("b");
  }

  @Test
  void rights_lostAndGivenBack_costNoResult() throws Exception {
    Assumptions.assumeTrue(
        site.run(with(NOBODY, "true")).exit() == 0, "no right to be another user");
    asNobody();
    compiles("a");
    stored(1);
    List<Path> lost = List.of(site.root.resolve("store-1"), site.root.resolve("tmp"));
    mode("000", lost);
    try {
      warns("b", UNUSABLE);
      compiles("b");
      compiles("a");
    } finally {
      mode("700", lost);
    }
    assertThat(troubles()).isNotEmpty().doesNotHaveDuplicates();
    compiles("a");
    assertThat(status("cache_hits")).isEqualTo(1);
  }

  @Test
  void descriptors_fewAndManyCallers_everyObjectIsRight() throws Exception {
    int many = 60;
    caller.addAll(List.of("sh", "-c", "ulimit -n 64; exec \"$@\"", "sh"));
    compiles("a");
    stored(1);
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < many; i++) {
      site.write("m" + i + ".c", "int m" + i + "(int x) { return x * " + i + "; }\n");
      script.append("\"$0\" gcc -c m").append(i).append(".c & ");
    }
    Site.Ended ended = site.run(List.of("sh", "-c", script + "wait", site.launcher()));
    assertThat(ended.exit()).isZero();
    for (int i = 0; i < many; i++) {
      byte[] object = Files.readAllBytes(site.path("m" + i + ".o"));
      assertThat(object).isEqualTo(site.plain("m" + i + ".o", "gcc", "-c", "m" + i + ".c"));
    }
    compiles("a");
    assertThat(status("cache_hits")).isPositive();
    assertThat(troubles().size()).isLessThan(8);
  }

  @Test
  void temporaryFolder_thatIsNotThere_costsNothing() throws Exception {
    site.environment.put("TMPDIR", parent.resolve("nowhere").toString());
    compiles("a");
    stored(1);
    compiles("a");
    assertThat(status("cache_hits")).isEqualTo(1);
  }

  @Test
  void clock_thatGoesBackAnHour_servesWhatIsThereNow() throws Exception {
    Path clock = Files.createFile(parent.resolve("clock"));
    Path java = parent.resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nLD_PRELOAD="
            + library("set-back-clock")
            + " CLOCK_FILE="
            + clock
            + " exec "
            + site.environment.get("ZCCACHE_JAVA")
            + " \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    site.environment.put("ZCCACHE_JAVA", java.toString());
    site.write("h.h", "#define H 1\n");
    site.write("h.c", "#include \"h.h\"\nint h = H;\n");
    site.settle(site.path("h.c"));
    compiles("h");
    stored(1);
    Files.write(clock, new byte[3600]);

    compiles("h");
    site.write("h.h", "#define H 2\n");
    compiles("h");
    compiles("b");
    site.write("h.h", "#define H 3\n");
    compiles("h");

    Files.write(clock, new byte[0]);
    compiles("h");
    compiles("b");
    site.write("h.h", "#define H 4\n");
    compiles("h");
  }

  /** The launcher makes what the compiler makes, and says no more. */
  private void compiles(String name) throws Exception {
    assertThat(compile(name)).isEqualTo(new Site.Ended(0, "", ""));
  }

  /** The same, but for one line that tells of our trouble. */
  private void warns(String name, String reason) throws Exception {
    Site.Ended ended = compile(name);
    assertThat(ended.exit()).isZero();
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("zccache: warning: building without the cache: " + reason);
  }

  private Site.Ended compile(String name) throws Exception {
    byte[] expected = site.plain(name + ".o", "gcc", "-c", name + ".c");
    Site.Ended ended = site.run(with(caller, site.launcher(), "gcc", "-c", name + ".c"));
    assertThat(site.path(name + ".o")).hasBinaryContent(expected);
    Files.delete(site.path(name + ".o"));
    return ended;
  }

  /** Sooner or later a daemon answers this from its cache. */
  private void hitsAgain(String name) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              assertThat(compile(name).exit()).isZero();
              return status("cache_hits") > 0;
            });
  }

  private void stored(int count) {
    Awaitility.await().until(() -> status("artifact_count") == count);
  }

  private long status(String key) throws Exception {
    return site.status(key, caller);
  }

  private List<String> troubles() throws IOException {
    return Files.readAllLines(site.root.resolve("logs/daemon.log")).stream()
        .filter(line -> line.contains("TROUBLE"))
        .map(line -> line.substring(line.indexOf("TROUBLE")))
        .toList();
  }

  private List<Path> privateFolders() throws IOException {
    Path all = site.root.resolve("tmp");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(all)) {
      return found.filter(path -> path.getNameCount() > all.getNameCount() + 1).toList();
    }
  }

  /** What a write that did not come to its end would leave, in the cache and beside objects. */
  private List<Path> garbage() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path tree : List.of(site.root, site.folder)) {
      try (Stream<Path> all = Files.walk(tree)) {
        all.filter(
                path ->
                    path.getFileName().toString().matches(".*\\.(tmp|new|taken)|trash-.*|\\.zcc.*"))
            .forEach(found::add);
      }
    }
    return found;
  }

  private void mountRoot() throws Exception {
    Files.createDirectory(site.root);
    mounted =
        site.run(
                    List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=8m,mode=0700",
                        "none",
                        site.root.toString()))
                .exit()
            == 0;
    Assumptions.assumeTrue(mounted, "no right to mount");
  }

  /** From here callers, and the daemon that they start, have mounts that nobody else sees. */
  private Process ownMounts() throws Exception {
    List<String> holding = List.of("unshare", "--mount", "sh", "-c", "echo; exec sleep 1000");
    Process holder = site.builder(holding).start();
    boolean holds = holder.getInputStream().read() == '\n';
    if (!holds) {
      holder.waitFor();
    }
    Assumptions.assumeTrue(holds, "no right to have mounts of one's own");
    caller.addAll(List.of("nsenter", "--mount", "--target", "" + holder.pid()));
    caller.addAll(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", "" + site.folder));
    return holder;
  }

  private void mounts(String script) throws Exception {
    List<String> words = with(caller, "sh", "-c", script, site.root.toString());
    assertThat(site.run(words)).isEqualTo(new Site.Ended(0, "", ""));
  }

  private void remount(String how) throws Exception {
    assertThat(site.run(List.of("mount", "-o", "remount," + how, site.root.toString())).exit())
        .isZero();
  }

  private Path fill() throws Exception {
    Path filler = site.root.resolve("filler");
    assertThat(site.run(List.of("dd", "if=/dev/zero", "of=" + filler, "bs=4k")).exit()).isNotZero();
    return filler;
  }

  private void asNobody() throws Exception {
    caller.addAll(NOBODY);
    assertThat(site.run(List.of("chown", "65534", site.folder.toString(), "" + parent)).exit())
        .isZero();
    Files.createDirectory(site.root);
    assertThat(site.run(List.of("chown", "65534", site.root.toString())).exit()).isZero();
    mode("755", List.of(parent, site.folder));
    mode("700", List.of(site.root));
  }

  private void mode(String mode, List<Path> paths) throws Exception {
    for (Path path : paths) {
      assertThat(site.run(List.of("chmod", mode, path.toString())).exit()).isZero();
    }
  }

  private static List<String> with(List<String> before, String... words) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(words));
    return all;
  }

  /** A library of these tests, compiled. */
  private Path library(String name) throws Exception {
    Path source = parent.resolve(name + ".c");
    try (InputStream text = FaultsIT.class.getResourceAsStream(name + ".c")) {
      Files.copy(Objects.requireNonNull(text), source);
    }
    Path library = parent.resolve(name + ".so");
    assertThat(
            site.run(List.of("cc", "-shared", "-fPIC", "-o", "" + library, "" + source, "-ldl"))
                .exit())
        .isZero();
    return library;
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !path.equals(tree)) {
          Files.deleteIfExists(path);
        }
      }
    }
    Files.deleteIfExists(tree);
  }
}
