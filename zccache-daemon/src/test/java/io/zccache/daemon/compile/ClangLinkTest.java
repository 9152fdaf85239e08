/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clang's drivers link through the cache, compared byte for byte with their own work. */
@Timeout(120)
class ClangLinkTest extends LinkTestBase {
  private static final String LINKED = "clang m.o -o out -Lfirst -Llib -la -lb -lm";

  @BeforeEach
  void skipWithoutClang() {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINKED,
        "clang -shared lib/a.o lib/b.o -o out",
        "clang++ -O2 -g -Wall -shared lib/a.o -o out -lpthread -Wl,-soname,libq.so.1",
        "clang -static m.o lib/a.o lib/b.o -o out",
        "clang -r lib/a.o lib/b.o -o out",
        "clang @objects -o out",
        "clang -fuse-ld=bfd m.o lib/a.o lib/b.o -o out -no-pie",
        "clang -fuse-ld=lld m.o -o out -Llib -la -lb -lm",
        "clang++ -fuse-ld=lld -shared lib/a.o lib/b.o -o out -Wl,--version-script=v.map",
        "clang -shared lib/a.o -Wl,--version-script=named.map -o out",
      })
  void link_coldAndWarm_givesTheLinkersOwnBytes(String line) throws Exception {
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(2);
    assertThat(work.counted("link.stored")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "object|cp lib/other.o m2.o;cp lib/other.o lib/a.o|clang -shared lib/a.o -o out",
        "member|ar rcs lib/liba.a lib/other.o|" + LINKED,
        "library found first|ar rcs first/liba.a lib/other.o|" + LINKED,
        "shared before archive|gcc -shared lib/other.o -o lib/liba.so|" + LINKED,
        "version script|cp s2.map v.map|clang -shared lib/a.o lib/b.o -Wl,--version-script=v.map"
            + " -o out",
        "member for LLVM's|ar rcs lib/liba.a lib/other.o|clang -fuse-ld=lld m.o -o out -Llib -la"
            + " -lb",
      })
  void input_thatIsEdited_isNoticed(String what, String edit, String line) throws Exception {
    work.write("s2.map", "{ global: b; local: *; };\n");
    settleAll();
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    for (String step : edit.split(";", -1)) {
      work.plainly(step);
    }
    settleAll();

    assertLinked(false, line);
    assertLinked(true, line);
  }

  /** A clang of the workplace's own, which looks for installations of gcc beside itself. */
  private String ownClang() throws Exception {
    Files.createDirectories(work.path("own/bin"));
    Files.createDirectories(work.path("own/lib/clang"));
    Path own = work.path("own/bin/clang");
    Files.copy(Path.of("/usr/bin/clang").toRealPath(), own);
    work.settle(own);
    return own + " -nodefaultlibs -shared lib/a.o lib/b.o -o out";
  }

  private void installGcc(String folder) throws Exception {
    Files.createDirectories(work.path(folder));
    work.plainly("cp -r " + folderOfGcc() + "/. " + folder);
    work.object("extra.o", "int extra_of_this_gcc = 5;");
    work.plainly("ld -r extra.o " + folder + "/crtbeginS.o -o crt.o");
    work.plainly("mv crt.o " + folder + "/crtbeginS.o");
    settleAll();
  }

  /** The start files of the gcc that there is. */
  private Path folderOfGcc() throws Exception {
    Process process = new ProcessBuilder("gcc", "-print-file-name=crtbeginS.o").start();
    String file = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    Path folder = work.path("gcc-files");
    Files.createDirectories(folder);
    for (String name : new String[] {"crtbegin.o", "crtbeginS.o", "crtend.o", "crtendS.o"}) {
      Files.copy(Path.of(file).resolveSibling(name), folder.resolve(name));
    }
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc/x86_64-linux-gnu/99", "gcc-cross/x86_64-linux-gnu/99"})
  void newerGcc_thatAppears_isNoticed(String folder) throws Exception {
    Assumptions.assumeTrue(System.getProperty("os.arch").equals("amd64"));
    String line = ownClang();
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);

    installGcc("own/lib/" + folder);

    assertLinked(false, line);
    assertLinked(true, line);
    assertThat(work.counted("link.miss")).as("another key").isEqualTo(2);

    Files.delete(work.path("own/lib/" + folder + "/crtbegin.o"));
    assertLinked(true, line);
    assertThat(work.counted("link.stored")).as("the first is found again").isEqualTo(2);
  }

  @Test
  void linker_foundFirst_isNoticed() throws Exception {
    String line = ownClang();
    Files.createDirectories(work.path("tools"));
    work.environment.put("PATH", work.path("tools") + ":/usr/bin:/bin");
    assertLinked(false, line);
    assertLinked(true, line);
    assertLinked(true, line);
    Path own = work.path("tools/ld");
    Files.copy(Path.of("/usr/bin/ld").toRealPath(), own);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);

    assertLinked(false, line);
    assertLinked(true, line);
    Files.write(own, new byte[] {1}, StandardOpenOption.APPEND);
    work.settle(own);
    assertLinked(false, line);
  }

  @Test
  void variables_thatTheDriverReads_count() throws Exception {
    work.object("s.o", "int start;");
    work.environment.put("LIBRARY_PATH", work.path("first") + ":" + work.path("lib"));
    String line = "clang m.o -o out -la -lb";
    assertLinked(false, line);
    assertLinked(true, line);
    work.plainly("ar rcs first/liba.a lib/other.o");
    settleAll();
    assertLinked(false, line);
    Files.createDirectories(work.path("starts"));
    work.environment.put("COMPILER_PATH", work.path("starts").toString());
    assertLinked(false, line);
    assertLinked(true, line);
    work.plainly("ld -r " + folderOfGcc().resolve("crtbeginS.o") + " s.o -o starts/crtbeginS.o");
    settleAll();
    assertLinked(false, line);
  }

  @Test
  void failure_leavesWhatTheLinkerLeaves() throws Exception {
    String[] line = "clang m.o -o out".split(" ");
    Files.writeString(work.path("out"), "old");
    Workplace.Plain plain = work.plain(OUTPUT, line);
    Files.writeString(work.path("out"), "old");

    Response.CompileResult failed = work.compile("clang", "m.o", "-o", "out");

    assertThat(failed.exitCode()).isEqualTo(plain.exit()).isNotZero();
    assertThat(failed.stderr().text()).isEqualTo(plain.stderr());
    assertThat(Files.exists(work.path("out"))).isEqualTo(plain.outputs().get("out") != null);
    assertThat(work.counted("link.stored")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clang m.o lib/a.o lib/b.o -o out -Bfolder|tool_folder",
        "clang m.o lib/a.o lib/b.o -o out -fuse-ld=gold|linker",
        "clang m.o lib/a.o lib/b.o -o out --sysroot=folder|unsupported_option",
        "clang m.o lib/a.o lib/b.o -o out --gcc-toolchain=folder|unsupported_option",
        "clang m.o lib/a.o lib/b.o -o out --target=aarch64-linux-gnu|unsupported_option",
        "clang m.o lib/a.o lib/b.o -o out -flto|lto",
        "clang m.o lib/a.o missing.o -o out|no_source",
      })
  void call_thatIsNotUnderstood_isDeclinedByName(String line, String reason) throws Exception {
    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
  }

  @Test
  void linker_thatIsAScript_isDeclined() throws Exception {
    Files.createDirectories(work.path("tools"));
    work.environment.put("PATH", work.path("tools") + ":/usr/bin:/bin");
    String line = ownClang();
    Path script = work.write("tools/ld", "#!/bin/sh\nexec /usr/bin/ld \"$@\"\n");
    work.plainly("chmod +x " + script);

    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined("linker"));
  }
}
