/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hits that were found before: what may be recalled, and every change after which nothing may. */
@Tag("natives")
class KnownHitsTest extends WorkplaceTestBase {
  private static final String[] COMPILE = {
    "-O1", "-Igone", "-Ifirst", "-Isecond", "-c", "a.c", "-o", "a.o"
  };

  @BeforeEach
  void write() throws IOException {
    work.write("second/a.h", "#include \"b.h\"\nint x = B;\n");
    work.write("second/b.h", "#define B 11\n");
    work.write("a.c", "#include <a.h>\nint f(void) { return x + B; }\n");
    Files.createDirectory(work.path("first"));
    work.settle(work.path("first"));
  }

  @Test
  void recall_nothingChanged_givesTheSameBytes() throws Exception {
    makeKnown();
    byte[] plain = plain();
    Files.delete(work.path("a.o"));
    assertThat(recalledBy(this::compile)).isEqualTo(1);
    assertThat(work.bytes("a.o")).isEqualTo(plain);
  }

  @Test
  void recall_otherFilesChanged_givesTheSame() throws Exception {
    makeKnown();
    work.write("second/other.h", "int other;\n");
    work.write("b.c", "int g;\n");
    // The folder of the header is another now, so that the names in it are looked at again, once.
    compile();
    assertThat(recalledBy(this::compile)).isEqualTo(1);
  }

  @Test
  void recall_variableThatDecidesNothing_givesTheSame() throws Exception {
    makeKnown();
    work.environment.put("MAKEFLAGS", " -j8 --jobserver-auth=fifo:/tmp/GMfifo1");
    work.environment.put("SHLVL", "9");
    assertThat(recalledBy(this::compile)).isEqualTo(1);
  }

  @Test
  void recall_otherUmask_isDeliveredWithIt() throws Exception {
    makeKnown();
    Files.delete(work.path("a.o"));
    work.umask(077);
    assertThat(recalledBy(this::compile)).isEqualTo(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path("a.o"))))
        .isEqualTo("rw-------");
  }

  @Test
  void recall_sourceOfSameSizeAndTime_isNoticed() throws Exception {
    makeKnown();
    rewrite("a.c", "#include <a.h>\nint f(void) { return x - B; }\n");
    assertNotRecalled();
  }

  @Test
  void recall_headerOfSameSizeAndTime_isNoticed() throws Exception {
    makeKnown();
    rewrite("second/b.h", "#define B 12\n");
    assertNotRecalled();
  }

  @Test
  void recall_headerGone_failsLikeTheCompiler() throws Exception {
    makeKnown();
    Files.delete(work.path("second/b.h"));
    long before = work.counted("hit.recalled");
    assertThat(work.compile("gcc", COMPILE).exitCode()).isEqualTo(1);
    assertThat(work.counted("hit.recalled")).isEqualTo(before);
  }

  @Test
  void recall_headerAppearsInAnEarlierFolder_isNoticed() throws Exception {
    makeKnown();
    work.write("first/a.h", "int x = 5;\n#define B 6\n");
    assertNotRecalled();
  }

  @Test
  void recall_headerAppearsInAFolderThatWasMissing_isNoticed() throws Exception {
    makeKnown();
    work.write("gone/a.h", "int x = 5;\n#define B 6\n");
    assertNotRecalled();
  }

  @Test
  void recall_headerAppearsBesideTheSource_isNoticed() throws Exception {
    work.write("a.c", "#include \"a.h\"\nint f(void) { return x + B; }\n");
    makeKnown();
    work.write("a.h", "int x = 5;\n#define B 6\n");
    assertNotRecalled();
  }

  @Test
  void recall_folderExchangedForALink_isNoticed() throws Exception {
    makeKnown();
    work.write("third/a.h", "int x = 7;\n#define B 8\n");
    Files.delete(work.path("first"));
    Files.createSymbolicLink(work.path("first"), Path.of("third"));
    assertNotRecalled();
  }

  @Test
  void recall_variableOfTheCompiler_isNoticed() throws Exception {
    makeKnown();
    work.write("third/a.h", "int x = 7;\n#define B 8\n");
    work.environment.put("C_INCLUDE_PATH", work.path("third").toString());
    work.environment.put("CPATH", work.path("third").toString());
    Files.delete(work.path("second/a.h"));
    assertNotRecalled();
  }

  @Test
  void recall_otherOption_isAnotherQuestion() throws Exception {
    makeKnown();
    assertThat(recalledBy(() -> work.compile("gcc", "-O1", "-DB=3", "-c", "a.c", "-o", "a.o")))
        .isZero();
  }

  @Test
  void recall_programAppearsEarlierInThePath_isNoticed() throws Exception {
    Path bin = Files.createDirectory(work.path("bin"));
    work.environment.put("PATH", bin + ":" + work.environment.get("PATH"));
    makeKnown();
    Path wrapper = work.write("bin/gcc", "#!/bin/sh\nexec /usr/bin/gcc -DX \"$@\"\n");
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    long before = work.counted("hit.recalled");
    assertThat(work.ask("gcc", COMPILE)).isInstanceOf(Response.Declined.class);
    assertThat(work.counted("hit.recalled")).isEqualTo(before);
  }

  @Test
  void recall_assemblerAppearsEarlierInThePath_isAnotherCompiler() throws Exception {
    Path bin = Files.createDirectory(work.path("bin"));
    work.environment.put("PATH", bin + ":" + work.environment.get("PATH"));
    makeKnown();
    work.restart();
    compile();
    assertThat(work.counted("hit")).as("also over a restart").isEqualTo(4);
    Path assembler = Files.copy(Path.of("/usr/bin/as"), bin.resolve("as"));
    Files.write(assembler, new byte[1], StandardOpenOption.APPEND);
    long misses = work.counted("miss");
    assertThat(recalledBy(this::compile)).isZero();
    assertThat(work.counted("miss")).isEqualTo(misses + 1);
  }

  @Test
  void recall_anotherCompilerBehindTheName_isNoticed() throws Exception {
    Path gcc = Files.createDirectory(work.path("bin")).resolve("gcc");
    Files.createSymbolicLink(gcc, Path.of("/usr/bin/gcc"));
    String name = gcc.toString();
    for (int i = 0; i < 4; i++) {
      work.compile(name, COMPILE);
    }
    assertThat(recalledBy(() -> work.compile(name, COMPILE))).isEqualTo(1);
    byte[] before = work.bytes("a.o");
    Files.delete(gcc);
    Files.createSymbolicLink(gcc, Path.of("/usr/bin/g++"));
    assertThat(recalledBy(() -> work.compile(name, COMPILE))).isZero();
    assertThat(work.bytes("a.o")).as("C++ names its functions otherwise").isNotEqualTo(before);
  }

  @Test
  void recall_outputIsALinkNow_isLeftToTheCompiler() throws Exception {
    makeKnown();
    Files.delete(work.path("a.o"));
    Files.createSymbolicLink(work.path("a.o"), Path.of("elsewhere.o"));
    long before = work.counted("hit.recalled");
    assertThat(work.ask("gcc", COMPILE)).isInstanceOf(Response.Declined.class);
    assertThat(work.counted("hit.recalled")).isEqualTo(before);
    assertThat(work.path("a.o")).isSymbolicLink();
  }

  @Test
  void recall_resultsCleared_isAMiss() throws Exception {
    makeKnown();
    byte[] before = work.bytes("a.o");
    work.clear();
    long misses = work.counted("miss");
    assertThat(recalledBy(this::compile)).isZero();
    assertThat(work.counted("miss")).isEqualTo(misses + 1);
    assertThat(work.bytes("a.o")).isEqualTo(before);
  }

  @Test
  void recall_bytesGoneFromTheStore_isAMiss() throws Exception {
    makeKnown();
    byte[] before = work.bytes("a.o");
    try (Stream<Path> blobs = Files.walk(work.root.resolve("store-1/blobs"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        Files.delete(blob);
      }
    }
    long misses = work.counted("miss");
    compile();
    assertThat(work.counted("miss")).isEqualTo(misses + 1);
    assertThat(work.bytes("a.o")).isEqualTo(before);
  }

  @Test
  void recall_bytesDamagedInTheStore_isAMiss() throws Exception {
    makeKnown();
    byte[] before = work.bytes("a.o");
    try (Stream<Path> blobs = Files.walk(work.root.resolve("store-1/blobs"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-------"));
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
      }
    }
    compile();
    assertThat(work.bytes("a.o")).isEqualTo(before);
  }

  /** One miss; hits until one of them is recalled. */
  private void makeKnown() throws IOException {
    compile();
    long stored = work.counted("stored");
    assertThat(stored).isPositive();
    for (int i = 0; i < 3; i++) {
      compile();
    }
    assertThat(work.counted("hit.recalled")).isPositive();
    work.settle(work.path("a.o"));
  }

  private void compile() {
    assertThat(work.compile("gcc", COMPILE).exitCode()).isZero();
  }

  private interface Call {
    void make();
  }

  private long recalledBy(Call call) {
    long before = work.counted("hit.recalled");
    call.make();
    return work.counted("hit.recalled") - before;
  }

  private void assertNotRecalled() throws Exception {
    assertThat(recalledBy(this::compile)).isZero();
    byte[] ours = work.bytes("a.o");
    assertThat(ours).isEqualTo(plain());
  }

  private byte[] plain() throws Exception {
    String[] words = Stream.concat(Stream.of("gcc"), Stream.of(COMPILE)).toArray(String[]::new);
    Path kept = Files.copy(work.path("a.o"), work.root.resolve("kept"));
    byte[] bytes = work.plain(List.of("a.o"), words).outputs().getOrDefault("a.o", new byte[0]);
    Files.move(kept, work.path("a.o"));
    return bytes;
  }

  private void rewrite(String name, String text) throws IOException {
    Path file = work.path(name);
    FileTime time = Files.getLastModifiedTime(file);
    assertThat(text).hasSize((int) Files.size(file));
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, time);
    work.settle(file);
  }
}
