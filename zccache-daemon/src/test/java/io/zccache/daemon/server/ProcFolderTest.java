/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFolderTest {
  private static final Path SYSTEM = Path.of("/proc");

  @TempDir Path proc;
  private ProcFolder processes;

  @BeforeEach
  void read() {
    processes = new ProcFolder(proc);
  }

  @Test
  void life_sameProcess_goesOn() throws IOException {
    write(7, "S", 100);
    PeerLife life = processes.lifeOf(7);
    write(7, "R", 100);
    assertThat(life.gone()).isFalse();
  }

  @Test
  void life_folderGone_isOver() throws IOException {
    write(7, "S", 100);
    PeerLife life = processes.lifeOf(7);
    Files.delete(proc.resolve("7/stat"));
    assertThat(life.gone()).isTrue();
  }

  @Test
  void life_zombie_isOver() throws IOException {
    write(7, "S", 100);
    PeerLife life = processes.lifeOf(7);
    write(7, "Z", 100);
    assertThat(life.gone()).isTrue();
    assertThat(processes.isThere(7)).isFalse();
  }

  @Test
  void life_idGivenToAnother_isOver() throws IOException {
    write(7, "S", 100);
    PeerLife life = processes.lifeOf(7);
    write(7, "S", 101);
    assertThat(life.gone()).isTrue();
    assertThat(processes.isThere(7)).isTrue();
  }

  @Test
  void life_neverSeen_isNeverOver() {
    assertThat(processes.lifeOf(0).gone()).isFalse();
    assertThat(processes.lifeOf(7).gone()).isFalse();
    assertThat(processes.isThere(7)).isFalse();
  }

  @Test
  void life_unreadableLine_isUnknown() throws IOException {
    Files.createDirectories(proc.resolve("7"));
    Files.writeString(proc.resolve("7/stat"), "7 (cc) S 1 2");
    assertThat(processes.lifeOf(7).gone()).isFalse();
    Files.writeString(proc.resolve("7/stat"), "7 (cc)");
    assertThat(processes.lifeOf(7).gone()).isFalse();
  }

  @Test
  void umask_written_isRead() throws IOException {
    Files.createDirectories(proc.resolve("7"));
    Files.writeString(proc.resolve("7/status"), "Name:\tcc\nUmask:\t0027\nState:\tS\n");
    assertThat(processes.umaskOf(7)).hasValue(027);
    assertThat(processes.umaskOf(8)).isEmpty();
    assertThat(processes.umaskOf(0)).isEmpty();
    Files.writeString(proc.resolve("7/status"), "Name:\tcc\n");
    assertThat(processes.umaskOf(7)).isEmpty();
  }

  @Test
  void life_realProcess_isOverWhenItEndsThoughNobodyBuriesIt() throws Exception {
    ProcFolder system = new ProcFolder(SYSTEM);
    // The shell's child stays a zombie, since the cat that the shell becomes waits for no child.
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 600 & echo $! >&2; exec cat >/dev/null").start();
    try {
      String first = parent.errorReader().readLine();
      long child = Long.parseLong(first);
      PeerLife life = system.lifeOf(child);
      assertThat(ProcessHandle.of(child)).isPresent();
      ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
      while (!life.gone()) {
        Thread.onSpinWait();
      }
      assertThat(system.lifeOf(parent.pid()).gone()).isFalse();
    } finally {
      parent.destroyForcibly();
      assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void files_sameNamespaceAndRoot_areOurs() throws IOException {
    view("self", "mnt:[1]", proc);
    view("7", "mnt:[1]", proc);
    processes = new ProcFolder(proc);
    assertThat(processes.seesOurFiles(new Peer(true, 7))).isTrue();
    assertThat(processes.seesOurFiles(new Peer(true, 0))).as("nobody tells who").isTrue();
  }

  @Test
  void files_otherNamespaceOrRoot_areNotOurs(@TempDir Path other) throws IOException {
    view("self", "mnt:[1]", proc);
    view("7", "mnt:[2]", proc);
    view("8", "mnt:[1]", other);
    view("9", "mnt:[1]", proc.resolve("../" + proc.getFileName()));
    processes = new ProcFolder(proc);
    for (long pid : new long[] {7, 8, 9, 10, Peer.UNSEEN}) {
      assertThat(processes.seesOurFiles(new Peer(true, pid))).as("process %s", pid).isFalse();
    }
  }

  @Test
  void files_whereThereAreNoNamespaces_areOurs() {
    assertThat(processes.seesOurFiles(new Peer(true, 7))).isTrue();
  }

  @Test
  void files_ofARealProcessInAnotherRoot_areNotOurs() throws Exception {
    ProcFolder system = new ProcFolder(SYSTEM);
    Process here = new ProcessBuilder("perl", "-e", "print qq(1\\n); $|=1; <STDIN>").start();
    String script = "chroot('" + proc + "') or die $!; $|=1; print qq(1\\n); <STDIN>";
    Process there = new ProcessBuilder("perl", "-e", script).start();
    try {
      assertThat(system.seesOurFiles(new Peer(true, here.pid()))).isTrue();
      Assumptions.assumeTrue(there.inputReader().read() == '1', "may not change the root");
      assertThat(system.seesOurFiles(new Peer(true, there.pid()))).isFalse();
    } finally {
      here.destroyForcibly();
      there.destroyForcibly();
    }
  }

  private void view(String process, String namespace, Path root) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(process));
    Files.createDirectories(folder.resolve("ns"));
    Files.createSymbolicLink(folder.resolve("ns/mnt"), Path.of(namespace));
    Files.createSymbolicLink(folder.resolve("root"), root);
  }

  private void write(long pid, String state, long start) throws IOException {
    Files.createDirectories(proc.resolve(Long.toString(pid)));
    // A name as bad as a name can be.
    Files.writeString(
        proc.resolve(pid + "/stat"),
        pid
            + " (a) Z 1) "
            + state
            + " 1 2 3 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 "
            + start
            + " 99 0\n");
  }
}
