/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("natives")
class PosixTest {
  private static final int STAMP = 5;
  private static final int NO_SUCH_CALL = 38;

  @TempDir private Path folder;
  private final Posix posix = Posix.loaded().orElseThrow();
  private final Sightings.Builder sighted = new Sightings.Builder();
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.writeString(folder.resolve("a.h"), "12345");
  }

  @Test
  void firstChanged_nothingSighted_isNone() {
    assertThat(posix.firstChanged(sighted.build())).isNegative();
  }

  @Test
  void firstChanged_allIsAsSighted_isNone() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    sighted.file(path(file), stamp(file));
    sighted.file(path(folder), stamp(folder));
    sighted.nothing(path(folder.resolve("none")));
    sighted.nothing(path(file.resolve("below/a/file")));
    sighted.nothing(path(link));
    sighted.noEntry(path(folder.resolve("none")));
    sighted.folder(path(folder));
    sighted.identity(path(folder), stamp(folder)[0], stamp(folder)[1]);
    assertThat(posix.firstChanged(sighted.build())).isNegative();
  }

  @Test
  void firstChanged_fileOfOtherSize_isFound() throws IOException {
    assertChanges(() -> Files.writeString(file, "123456"));
  }

  @Test
  void firstChanged_fileOfSameSizeAndTime_isFoundByItsChangeTime() throws IOException {
    assertChanges(
        () -> {
          var time = Files.getLastModifiedTime(file);
          Files.writeString(file, "54321");
          Files.setLastModifiedTime(file, time);
        });
  }

  @Test
  void firstChanged_fileReplaced_isFound() throws IOException {
    assertChanges(
        () -> {
          Path other = Files.writeString(folder.resolve("other"), "12345");
          Files.delete(file);
          Files.move(other, file);
        });
  }

  @Test
  void firstChanged_fileGone_isFound() throws IOException {
    assertChanges(() -> Files.delete(file));
  }

  @Test
  void firstChanged_eachNumberOfTheStamp_counts() {
    for (int i = 0; i < STAMP; i++) {
      long[] stamp = stamp(file);
      stamp[i]++;
      Sightings.Builder one = new Sightings.Builder();
      one.file(path(file), stamp);
      assertThat(posix.firstChanged(one.build())).as("number %s", i).isZero();
    }
  }

  @Test
  void firstChanged_somethingWhereNothingWas_isFound() throws IOException {
    Path none = folder.resolve("none");
    sighted.file(path(file), stamp(file));
    sighted.nothing(path(none));
    Files.createSymbolicLink(none, folder.resolve("nowhere"));
    assertThat(posix.firstChanged(sighted.build())).as("a link to nothing").isNegative();
    Files.createFile(folder.resolve("nowhere"));
    assertThat(posix.firstChanged(sighted.build())).isEqualTo(1);
  }

  @Test
  void firstChanged_linkToNothingWhereNoEntryWas_isFound() throws IOException {
    Path none = folder.resolve("none");
    sighted.noEntry(path(none));
    Files.createSymbolicLink(none, folder.resolve("nowhere"));
    assertThat(posix.firstChanged(sighted.build())).isZero();
  }

  @Test
  void firstChanged_folderThatIsALinkOrAFile_isFound() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    for (Path other : new Path[] {file, link, folder.resolve("none")}) {
      Sightings.Builder one = new Sightings.Builder();
      one.folder(path(other));
      assertThat(posix.firstChanged(one.build())).as("%s", other).isZero();
    }
  }

  @Test
  void firstChanged_linkToTheSameFolderWithAnotherEntry_isNone() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    sighted.identity(path(link), stamp(folder)[0], stamp(folder)[1]);
    Files.writeString(folder.resolve("other.h"), "");
    assertThat(posix.firstChanged(sighted.build())).isNegative();
  }

  @Test
  void firstChanged_linkTurnedToAnotherFolder_isFound() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("one")));
    sighted.identity(path(link), stamp(link)[0], stamp(link)[1]);
    Files.delete(link);
    Files.createSymbolicLink(link, folder);
    assertThat(posix.firstChanged(sighted.build())).isZero();
    Files.delete(link);
    assertThat(posix.firstChanged(sighted.build())).isZero();
  }

  @Test
  void firstChanged_noneOfTheNamesAppeared_isNone() throws IOException {
    Files.writeString(folder.resolve("other.h"), "");
    sighted.noEntries(path(folder), List.of("b.h", "B2.h", "other.hpp", "other", "thr.h"));
    sighted.noEntries(path(folder.resolve("none")), List.of("b.h"));
    sighted.noEntries(path(file), List.of("b.h"));
    sighted.file(path(file), stamp(file));
    assertThat(posix.firstChanged(sighted.build())).isNegative();
  }

  @Test
  void firstChanged_eachOfManyNamesThatAppears_isFound() throws IOException {
    List<String> names = IntStream.range(0, 2500).mapToObj(i -> "N" + i * 7 + ".h").toList();
    sighted.noEntries(path(folder), names);
    Sightings all = sighted.build();
    assertThat(posix.firstChanged(all)).isNegative();
    for (String name : names) {
      Path one = Files.createSymbolicLink(folder.resolve(name), folder.resolve("nowhere"));
      assertThat(posix.firstChanged(all)).as(name).isNotNegative();
      Files.delete(one);
    }
    assertThat(posix.firstChanged(all)).isNegative();
  }

  @Test
  void firstChanged_nameThatAppearsInAFolderOfManyEntries_isFound() throws IOException {
    for (int i = 0; i < 3000; i++) {
      Files.createFile(folder.resolve("entry" + i));
    }
    sighted.noEntries(path(folder), List.of("entry", "entry3000", "zentry"));
    assertThat(posix.firstChanged(sighted.build())).isNegative();
    Files.createFile(folder.resolve("entry3000"));
    assertThat(posix.firstChanged(sighted.build())).isZero();
  }

  @Test
  void firstChanged_entryBeyondAscii_eachNameIsLookedAt() throws IOException {
    Files.createFile(folder.resolve("\u212aelvin.h"));
    sighted.noEntries(path(folder), List.of("kelvin.h", "b.h"));
    assertThat(posix.firstChanged(sighted.build())).isNegative();
    Files.createFile(folder.resolve("kelvin.h"));
    assertThat(posix.firstChanged(sighted.build())).isZero();
  }

  @Test
  void firstChanged_folderThatCannotBeRead_eachNameIsLookedAt() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    sighted.noEntries(path(closed), List.of("b.h"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("--x--x--x"));
    assertThat(posix.firstChanged(sighted.build())).isNegative();
    sighted.noEntries(path(folder.resolve("loop")), List.of("b.h"));
    assertThat(posix.firstChanged(sighted.build())).as("whatever is there").isEqualTo(1);
  }

  @Test
  void firstChanged_manyAndLong_eachIsLookedAt() throws IOException {
    int count = 700;
    Path[] files = new Path[count];
    for (int i = 0; i < count; i++) {
      Path deep = folder.resolve("x".repeat(1 + i % 200));
      files[i] = Files.writeString(Files.createDirectories(deep).resolve(i + ".h"), "a");
    }
    for (Path one : files) {
      sighted.file(path(one), stamp(one));
      sighted.noEntry(path(one.resolveSibling("none")));
    }
    Sightings all = sighted.build();
    assertThat(all.size()).as("more than is looked at in one go").isGreaterThan(100_000);
    assertThat(posix.firstChanged(all)).isNegative();
    for (int changed = count - 1; changed >= 0; changed -= 37) {
      Files.writeString(files[changed], "ab");
      assertThat(posix.firstChanged(all)).isEqualTo(2 * changed);
    }
  }

  @Test
  void copy_theFileThatWasMeant_isCopiedWithTheMode() throws IOException {
    byte[] bytes = new byte[3_000_001];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    Path target = folder.resolve("b");
    assertThat(posix.copy(path(file), stamp(file), path(target), 0751)).isZero();
    assertThat(target).hasBinaryContent(bytes);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rwxr-x--x");
  }

  @Test
  void copy_emptyFile_isCopied() throws IOException {
    Files.writeString(file, "");
    Path target = folder.resolve("b");
    assertThat(posix.copy(path(file), stamp(file), path(target), 0644)).isZero();
    assertThat(target).isEmptyFile();
  }

  @Test
  void copy_anotherFile_isRefused() throws IOException {
    long[] before = stamp(file);
    Files.writeString(file, "54321!");
    Path target = folder.resolve("b");
    assertThat(posix.copy(path(file), before, path(target), 0644)).isEqualTo(Posix.ESTALE);
    assertThat(posix.copy(path(folder.resolve("none")), before, path(target), 0644))
        .isEqualTo(Posix.ESTALE);
    assertThat(target).doesNotExist();
  }

  @Test
  void copy_targetIsThere_isLeftAlone() throws IOException {
    Path target = Files.writeString(folder.resolve("b"), "mine");
    assertThat(posix.copy(path(file), stamp(file), path(target), 0644)).isPositive();
    assertThat(target).hasContent("mine");
  }

  @Test
  void copy_noSpaceLeft_leavesNothing() throws IOException {
    Path target = Path.of("/dev/full/b");
    assertThat(posix.copy(path(file), stamp(file), path(target), 0644)).isEqualTo(Posix.ENOTDIR);
  }

  @Test
  void hash_ofFilesOfAnyLength_isTheJdks() throws Exception {
    MessageDigest jdk = MessageDigest.getInstance("SHA-256");
    Random random = new Random(3);
    for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 127, 65_535, 65_536, 65_537, 900_001}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      Files.write(file, bytes);
      byte[] digest = new byte[32];
      assertThat(posix.hash(path(file), digest)).isZero();
      assertThat(digest).as("length %s", length).isEqualTo(jdk.digest(bytes));
    }
  }

  @Test
  void hash_ofWhatIsNoFile_isAnError() {
    byte[] digest = new byte[32];
    assertThat(posix.hash(path(folder), digest)).isPositive();
    assertThat(posix.hash(path(folder.resolve("none")), digest)).isEqualTo(Posix.ENOENT);
  }

  @Test
  void place_overAFileOrNothing_renames() throws IOException {
    Path target = folder.resolve("b");
    assertThat(posix.place(path(file), path(target))).isZero();
    assertThat(target).hasContent("12345");
    Path other = Files.writeString(folder.resolve("c"), "other");
    assertThat(posix.place(path(other), path(target))).isZero();
    assertThat(target).hasContent("other");
    assertThat(other).doesNotExist();
  }

  @Test
  void place_overAnythingElse_isRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("b"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(posix.place(path(file), path(link))).isPositive();
    assertThat(posix.place(path(file), path(empty))).isPositive();
    assertThat(link).isSymbolicLink();
    assertThat(file).exists();
  }

  @Test
  void view_ofThisProcess_isTheSameByEitherName() {
    long[] self = new long[Posix.VIEW_NUMBERS];
    long[] byId = new long[Posix.VIEW_NUMBERS];
    assertThat(posix.view(0, self)).isZero();
    assertThat(posix.view(ProcessHandle.current().pid(), byId)).isZero();
    assertThat(byId).isEqualTo(self);
    assertThat(Arrays.stream(self).anyMatch(number -> number != 0)).isTrue();
    assertThat(posix.view(Integer.MAX_VALUE, byId)).isEqualTo(Posix.ENOENT);
  }

  private interface Change {
    void make() throws IOException;
  }

  private void assertChanges(Change change) throws IOException {
    sighted.file(path(file), stamp(file));
    Sightings all = sighted.build();
    assertThat(posix.firstChanged(all)).isNegative();
    change.make();
    assertThat(posix.firstChanged(all)).isZero();
  }

  private long[] stamp(Path path) {
    long[] told = new long[Posix.STAT_NUMBERS];
    assertThat(posix.stat(path(path), true, told)).isZero();
    return Arrays.copyOf(told, STAMP);
  }

  @Test
  void peer_connectionOfThisProcess_isThisProcess() throws IOException {
    Path socket = folder.resolve("s");
    long[] own = {((Number) Files.getAttribute(file, "unix:uid")).longValue(), pid()};
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(peer(server)).isEqualTo(own);
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket));
          SocketChannel accepted = server.accept()) {
        assertThat(peer(client)).isEqualTo(own);
        assertThat(peer(accepted)).isEqualTo(own);
      }
    }
  }

  @Test
  void peer_ofClosedChannel_isAnError() throws IOException {
    SocketChannel closed = SocketChannel.open(StandardProtocolFamily.UNIX);
    closed.close();
    assertThat(posix.peer(closed, new long[Posix.PEER_NUMBERS])).isPositive();
  }

  @Test
  void peer_channelOfAnotherKind_isNotTold() throws IOException {
    try (NetworkChannel other = new NoDescriptor()) {
      assertThat(posix.peer(other, new long[Posix.PEER_NUMBERS])).isEqualTo(NO_SUCH_CALL);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private long[] peer(NetworkChannel channel) {
    long[] told = new long[Posix.PEER_NUMBERS];
    assertThat(posix.peer(channel, told)).isZero();
    return told;
  }

  /** A channel that is none of the JDK's. */
  private record NoDescriptor() implements NetworkChannel {
    @Override
    public NetworkChannel bind(SocketAddress local) {
      return this;
    }

    @Override
    public SocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> NetworkChannel setOption(SocketOption<T> name, T value) {
      return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static PosixPath path(Path path) {
    return PosixPath.of(path).orElseThrow();
  }
}
