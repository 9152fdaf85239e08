/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is linked through the cache, compared byte for byte with the linker's own work. */
@Timeout(120)
class LinkTest extends LinkTestBase {
  private static final String LLD = "gcc -fuse-ld=lld m.o -o out -Lfirst -Llib -la -lb -lm";

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINE,
        "gcc -shared lib/a.o lib/b.o -o out",
        "gcc -shared -Wl,-soname,libq.so.1 lib/a.o -o out -Wl,-z,now -Wl,-rpath,$ORIGIN",
        "g++ m.o lib/a.o lib/b.o -o out",
        "g++ -O2 -g -Wall -shared -fPIC lib/a.o -o out -lpthread -ldl",
        "gcc -static m.o lib/a.o lib/b.o -o out",
        "gcc -no-pie m.o lib/liba.a lib/libb.so -o out",
        "gcc -pie -pg m.o lib/a.o lib/b.o -o out",
        "gcc -nostdlib -r lib/a.o lib/b.o -o out",
        "gcc -nostdlib -shared lib/a.o -o out",
        "gcc @objects -o out",
        "gcc -shared lib/a.o -Wl,--version-script=v.map -o out",
        "gcc -shared lib/a.o -Wl,--version-script=named.map -o out",
        "gcc -shared lib/a.o -Wl,--version-script,v.map -Xlinker --gc-sections -o out",
        "gcc -shared lib/a.o s.ld -o out",
        "gcc -shared lib/b.o -o out -Wl,--whole-archive lib/liba.a -Wl,--no-whole-archive",
        "gcc -fopenmp m.o lib/a.o lib/b.o -o out",
        "gcc m.o -o out -Llib -l:liba.a -l:libb.so",
        "gcc m.o -o out -Llib -la -lb -Wl,-rpath-link,lib -s -rdynamic",
        "x86_64-linux-gnu-gcc m.o lib/a.o lib/b.o -o out",
        "gcc -fuse-ld=bfd m.o lib/a.o lib/b.o -o out",
        "gcc -fuse-ld=lld m.o -o out -Llib -la -lb -lm",
        "g++ -fuse-ld=lld -shared lib/a.o lib/b.o -o out -Wl,--version-script=v.map",
        "gcc -fuse-ld=lld -shared lib/a.o -o out -Wl,--version-script=named.map,-soname,q",
        "gcc -static m.o lib/a.o lib/b.o -fuse-ld=lld -o out -Wl,--gc-sections,-z,now",
        "gcc -fuse-ld=lld -nostdlib -r lib/a.o ./lib/../lib/b.o -o out",
        "gcc -fuse-ld=lld -fopenmp m.o -o out -L lib/../lib -l:liba.a -l:libb.so",
      })
  void link_coldAndWarm_givesTheLinkersOwnBytes(String line) throws Exception {
    assertLinked(false, line);
    assertLinked(true, line);

    assertThat(work.counted("link.hit")).isEqualTo(1);
    assertThat(work.counted("link.miss")).isEqualTo(1);
    assertThat(work.counted("link.stored")).isEqualTo(1);
    assertThat(work.counts()).containsExactly(0L, 0L, 0L, 0L);
  }

  /** What has no soname names its versions after itself. */
  @Test
  void library_underAnotherName_isAnother() throws Exception {
    String line = "gcc -shared lib/a.o -Wl,--version-script=named.map -o ";
    assertLinked(false, line + "out");
    work.assertAsPlain(false, List.of("lib/out2"), (line + "lib/out2").split(" "));
    work.assertAsPlain(true, List.of("lib/out2"), (line + "lib/out2").split(" "));
  }

  /** An edit, after which the first link must be a miss with the right bytes, and then a hit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "object|cp lib/other.o lib/a.o|gcc m.o lib/a.o lib/b.o -o out",
        "member of an archive|ar rcs lib/liba.a lib/other.o|" + LINE,
        "shared library|gcc -shared lib/b.o lib/other.o -o lib/libb.so|" + LINE,
        "library found first|ar rcs first/liba.a lib/other.o|gcc m.o -o out -Lfirst -Llib -la -lb",
        "folder found first|mkdir new;cp lib/libb.so new/liba.so;gcc -shared lib/other.o -o"
            + " new/liba.so|gcc m.o -o out -Lnew -Llib -la -lb",
        "shared before archive|gcc -shared lib/a.o -o lib/liba.so|" + LINE,
        "version script|cp s2.map v.map|gcc -shared lib/a.o -Wl,--version-script=v.map -o out",
        "script|cp other.ld s.ld|gcc -shared lib/a.o s.ld -o out",
        "response file|cp objects2 objects|gcc @objects -o out",
        "library script|cp lib2.ld lib/libs.so|gcc m.o -o out -Llib -ls -lb",
        "library of a script|ar rcs lib/liba.a lib/other.o|gcc m.o -o out -Llib -ls -lb",
        "library of a script found first|ar rcs first/liba.a lib/other.o|gcc m.o -o out -Lfirst"
            + " -Llib -ls -lb",
        "named library|ar rcs first/liba.a lib/other.o|gcc m.o -o out -Lfirst -Llib -l:liba.a -lb",
        "object for LLVM's|cp lib/other.o lib/a.o|gcc -fuse-ld=lld m.o lib/a.o lib/b.o -o out",
        "member for LLVM's|ar rcs lib/liba.a lib/other.o|" + LLD,
        "library found first by LLVM's|ar rcs first/liba.a lib/other.o|" + LLD,
        "shared before archive for LLVM's|gcc -shared lib/a.o -o lib/liba.so|" + LLD,
        "library script of LLVM's|cp lib2.ld lib/libs.so|gcc -fuse-ld=lld m.o -o out -Llib -ls -lb",
        "library of a script of LLVM's|ar rcs first/liba.a lib/other.o|gcc -fuse-ld=lld m.o -o out"
            + " -Lfirst -Llib -ls -lb",
        "library of a script beside it|cp lib/other.o lib/one.a|gcc -fuse-ld=lld m.o -o out -Llib"
            + " -lplain -lb",
        "needed library|gcc -shared lib/other.o -o first/libneeded.so|gcc u.o -o out -Llib -luser"
            + " -Wl,-rpath-link,first -Wl,-rpath-link,lib",
      })
  void input_thatIsEdited_isNoticed(String what, String edit, String line) throws Exception {
    work.write("s2.map", "{ global: b; local: *; };\n");
    work.write("other.ld", "EXTERN(other)\n");
    work.write("objects2", "m.o lib/other.o lib/b.o\n");
    work.write("lib/libs.so", "INPUT(-la)\n");
    work.write("lib/libplain.so", "INPUT(one.a)\n");
    work.plainly("ar rcs one.a lib/a.o");
    work.write("lib2.ld", "INPUT(lib/other.o)\n".replace("lib/", work.path("lib") + "/"));
    work.plainly("gcc -shared lib/a.o -o lib/libneeded.so");
    work.object("empty.o", "int a(void); int user(void) { return a(); }");
    work.plainly("gcc -shared empty.o -Wl,--no-as-needed -Llib -lneeded -o lib/libuser.so");
    work.object("u.o", "int user(void); int main(void) { return user(); }");
    settleAll();
    assertLinked(false, line);
    assertLinked(true, line);

    for (String step : edit.split(";", -1)) {
      work.plainly(step);
    }
    settleAll();

    assertLinked(false, line);
    assertLinked(true, line);
  }

  @Test
  void linkerOfLlvm_foundFirst_isNoticed() throws Exception {
    Files.createDirectories(work.path("bin"));
    work.environment.put("PATH", work.path("bin") + ":/usr/bin:/bin");
    assertLinked(false, LLD);
    assertLinked(true, LLD);
    Path own = work.path("bin/ld.lld");
    Files.copy(Path.of("/usr/bin/ld.lld").toRealPath(), own);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);
    work.environment.put("LD_LIBRARY_PATH", libraryFolderOfLld());

    assertLinked(false, LLD);
    assertLinked(true, LLD);
  }

  private static String libraryFolderOfLld() throws IOException {
    return Path.of("/usr/bin/ld.lld").toRealPath().resolveSibling("../lib").toString();
  }

  /** The linker's list says lib, and the link leads to other/lib. */
  @Test
  void nameWithAStepUpFromALink_isNotTakenForAnother() throws Exception {
    Files.createDirectories(work.path("other/lib"));
    Files.createDirectories(work.path("other/folder"));
    Files.createSymbolicLink(work.path("turn"), Path.of("other/folder"));
    work.plainly("ar rcs other/lib/liba.a lib/other.o");
    work.plainly("cp lib/a.o other/lib/a.o");
    work.write("lib/libup.so", "INPUT(" + work.path("turn/../lib/liba.a") + ")\n");
    settleAll();
    for (String words : List.of("-Lturn/../lib -la", "turn/../lib/a.o", "lib/libup.so")) {
      String line = "gcc -fuse-ld=lld m.o lib/b.o -o out " + words;
      assertLinked(false, line);
      assertLinked(false, line);
    }
    assertThat(work.counted("link.stored")).isZero();
  }

  @Test
  void variable_thatTellsLlvmsLinkerMore_isDeclined() throws Exception {
    assertLinked(false, LLD);
    work.environment.put("LLD_REPRODUCE", work.path("all.tar").toString());

    assertThat(work.call(LLD.split(" "))).isEqualTo(new Response.Declined("linker"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIBRARY_PATH", "LD_RUN_PATH", "GNUTARGET"})
  void variable_thatTheLinkerReads_isInTheKey(String name) throws Exception {
    assertLinked(false, LINE);
    work.environment.put(
        name, name.equals("GNUTARGET") ? "elf64-x86-64" : work.path("first").toString());

    assertLinked(false, LINE);
    assertLinked(true, LINE);
  }

  @Test
  void libraryPath_withALibraryThatAppears_isNoticed() throws Exception {
    work.environment.put("LIBRARY_PATH", work.path("first") + ":" + work.path("lib"));
    String line = "gcc m.o -o out -la -lb";
    assertLinked(false, line);
    assertLinked(true, line);
    work.plainly("ar rcs first/liba.a lib/other.o");
    settleAll();

    assertLinked(false, line);
  }

  @Test
  void linker_foundFirst_isNoticed() throws Exception {
    Files.createDirectories(work.path("bin"));
    work.environment.put("PATH", work.path("bin") + ":/usr/bin:/bin");
    assertLinked(false, LINE);
    assertLinked(true, LINE);
    Path own = work.path("bin/ld");
    Files.copy(Path.of("/usr/bin/ld").toRealPath(), own);
    Files.write(own, new byte[] {0}, StandardOpenOption.APPEND);
    work.settle(own);

    assertLinked(false, LINE);
    assertLinked(true, LINE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc -o out -lm|not_a_compile",
        "gcc m.o -o out -Wl,-Map=-|unsupported_option",
        "gcc m.o -o out -Wl,-Map=%.map|unsupported_option",
        "gcc m.o -o out -Wl,-Map=x.map -Wl,-Map=y.map|unsupported_option",
        "gcc m.o -o out -Wl,-Map|unsupported_option",
        "gcc m.o -o out -Wl,-M|unsupported_option",
        "gcc m.o -o out -Wl,-Map=./out|output_is_input",
        "gcc m.o -o out -Wl,-Map=m.o|output_is_input",
        "gcc m.o -o out -Wl,-Map=again.o|output_is_input",
        "gcc m.o -o out -Wl,--version-script=v.map,-Map,v.map|output_is_input",
        "gcc m.o -o out -Llib -la -lb -Wl,-Map=lib/libb.so|output_is_input",
        "gcc -shared lib/b.o inputq.ld -o out -L. -Wl,-Map=q.so|output_is_input",
        "gcc m.o -o out -Wl,-Map=lib|output_not_a_file",
        "gcc m.o -o out -Wl,-Map=link|output_not_a_file",
        "gcc m.o -o out -Wl,-Map=none/x.map|output_folder_missing",
        "gcc m.o -o out -Wl,-Map=twice.map|output_kept",
        "gcc m.o -o out -Wl,-Map=x.map|tool_failed",
        "gcc -nostdlib -static -T srec.ld lib/a.o|linker_script",
        "gcc m.o -o out -Wl,-t|unsupported_option",
        "gcc m.o -o out -Wl,--verbose|unsupported_option",
        "gcc m.o -o out -Wl,--build-id=uuid|build_id",
        "gcc m.o -o out -Wl,--plugin=x|unsupported_option",
        "gcc m.o -o out -Wl,--unknown|unsupported_option",
        "gcc m.o -o out -Wl,-z|unsupported_option",
        "gcc m.o -o out -flto|lto",
        "gcc m.o -o out -v|information_query",
        "gcc m.o -o out -fuse-ld=gold|linker",
        "gcc m.o -o out -fuse-ld=lld -fuse-ld=bfd|linker",
        "gcc m.o -o out -fuse-ld=lld -Wl,-Map=x.map|unsupported_option",
        "gcc -fuse-ld=lld -shared lib/a.o -o out -Wl,--version-script=named.map|output_named",
        "gcc m.o -o out -Bfolder|tool_folder",
        "gcc m.o -o out --sysroot=folder|unsupported_option",
        "gcc m.o -o out --coverage|unsupported_option",
        "gcc m.o -o out -specs=x|unsupported_option",
        "gcc m.o -o out -x c|unsupported_option",
        "gcc m.o missing.o -o out|no_source",
        "gcc m.o -o out -Wl,--version-script=missing|no_source",
        "gcc m.o -o m.o|output_is_input",
        "gcc m.o -o ./m.o|output_is_input",
        "gcc m.o -o lib/liba.so -Llib -la -lb|output_is_input",
        "gcc -shared lib/b.o -o libx.so.1 -L. -Llib -Wl,--whole-archive -lx -Wl,--no-whole-archive|output_is_input",
        "gcc -shared lib/b.o inputq.ld -o q.so -L.|output_is_input",
        "gcc -nostdlib -static -T srec.ld lib/a.o -o out|linker_script",
        "gcc m.o -o again.o|output_is_input",
        "gcc m.o -o none/out|output_folder_missing",
        "gcc m.o -o lib|output_not_a_file",
        "gcc m.o -o link|output_not_a_file",
      })
  void call_thatIsNotUnderstood_isDeclinedByName(String line, String reason) throws Exception {
    Files.createLink(work.path("again.o"), work.path("m.o"));
    Files.createSymbolicLink(work.path("link"), Path.of("nowhere"));
    Files.createLink(work.path("twice.map"), work.write("thrice.map", "old"));
    Files.createSymbolicLink(work.path("libx.so"), Path.of("libx.so.1"));
    work.plainly("cp lib/liba.a lib/libx.a");
    work.plainly("cp lib/libb.so q.so");
    work.write("inputq.ld", "INPUT(q.so)\n");
    work.write(
        "srec.ld", "OUTPUT_FORMAT(srec) SECTIONS { .text : { *(.text) } /DISCARD/ : { *(*) } }\n");

    assertThat(work.call(line.split(" "))).isEqualTo(new Response.Declined(reason));
    assertThat(work.counted("bypass." + reason)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thin archive|ar rcsT lib/libthin.a lib/a.o|gcc m.o lib/b.o -o out -Llib -lthin",
        "link-time optimisation|gcc -flto -fPIC -c source.c -o lib/lto.o|gcc m.o lib/lto.o"
            + " lib/b.o -o out",
        "fat object|gcc -flto -ffat-lto-objects -fPIC -c source.c -o lib/lto.o|gcc m.o lib/lto.o"
            + " lib/b.o -o out",
      })
  void input_thatCannotBeVouchedFor_isNotKept(String what, String make, String line)
      throws Exception {
    work.write("source.c", "int a(void) { return 7; }\n");
    work.plainly(make);
    settleAll();

    for (int time = 0; time < 2; time++) {
      Files.deleteIfExists(work.path("out"));
      work.call(line.split(" "));
      assertThat(work.path("out")).isExecutable();
    }
    assertThat(work.counted("link.hit")).isZero();
    assertThat(work.counted("link.stored")).isZero();
  }

  /** A folder that a library names by its own is another in each checkout. */
  @Test
  void link_inAnotherFolder_isAnother() throws Exception {
    String line = "gcc -shared lib/a.o -o out";
    assertLinked(false, line);
    work.enter("other");
    work.plainly("cp -r ../lib .");
    settleAll();

    assertThat(work.call(line.split(" ")))
        .isInstanceOfSatisfying(
            Response.CompileResult.class, result -> assertThat(result.cached()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc m.o exec.o lib/b.o -o out",
        "gcc -static name.o -o out",
        "gcc named.o -o out",
        "gcc -Wl,--whole-archive libname.a -Wl,--no-whole-archive -o out",
      })
  void warning_ofWhatIsInTheInputs_isKept(String line) throws Exception {
    work.write("exec.s", ".globl a\na: ret\n");
    work.plainly("gcc -c exec.s -o exec.o");
    work.write(
        "name.c",
        "#include <netdb.h>\n#include <stdio.h>\nint main(void) { struct addrinfo *r;"
            + " return tmpnam(0) != 0 && getaddrinfo(\"a\", \"b\", 0, &r); }\n");
    work.plainly("gcc -c -w name.c");
    work.plainly("gcc -c -w -g name.c -o named.o");
    work.plainly("ar rc libname.a name.o");
    settleAll();
    assertThat(work.plain(OUTPUT, line.split(" ")).stderr()).contains("warning: ");

    assertLinked(false, line);
    assertLinked(true, line);
  }

  @Test
  void warning_thatMayBeOfMore_isNotKept() throws Exception {
    work.write("common.c", "int shared;\n");
    work.plainly("gcc -c -fcommon common.c -o common.o");
    work.plainly("cp common.o common2.o");
    settleAll();
    String line = LINE + " common.o common2.o -Wl,--warn-common";

    assertLinked(false, line);
    assertLinked(false, line);
    assertThat(work.counted("link.bypass.linker_speaks")).isEqualTo(2);
  }

  @Test
  void failure_leavesWhatTheLinkerLeaves() throws Exception {
    String line = "gcc m.o lib/a.o -o out";
    for (boolean there : new boolean[] {false, true}) {
      if (there) {
        work.write("out", "old\n");
      }
      Workplace.Plain plain = work.plain(List.of(), line.split(" "));
      assertThat(plain.exit()).isNotZero();
      assertThat(work.path("out")).doesNotExist();
      if (there) {
        work.write("out", "old\n");
      }

      Response.CompileResult result = work.compile("gcc", "m.o", "lib/a.o", "-o", "out");

      assertThat(result.exitCode()).isEqualTo(plain.exit());
      assertThat(result.stderr().text()).isEqualTo(plain.stderr());
      assertThat(work.path("out")).doesNotExist();
    }
    assertThat(work.counted("link.error")).isEqualTo(1);
    assertThat(work.counted("link.hit.failed")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "022, m.o lib/a.o lib/b.o, rwxr-xr-x",
    "077, m.o lib/a.o lib/b.o, rwx------",
    "000, -shared lib/a.o, rwxrwxrwx",
    "027, -r -nostdlib lib/a.o, rw-r-----",
  })
  void mode_isTheLinkers(String umask, String words, String mode) throws Exception {
    work.umask(Integer.parseInt(umask, 8));
    String line = "gcc " + words + " -o out";
    for (boolean hit : new boolean[] {false, true}) {
      work.write("out", "old\n");
      Files.setPosixFilePermissions(work.path("out"), PosixFilePermissions.fromString("r--r-----"));
      assertThat(work.call(line.split(" ")))
          .isInstanceOfSatisfying(
              Response.CompileResult.class, it -> assertThat(it.cached()).isEqualTo(hit));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path("out"))))
          .isEqualTo(mode);
    }
  }

  @Test
  void output_withAnotherName_leavesTheOther() throws Exception {
    work.write("out", "old\n");
    Files.createLink(work.path("other"), work.path("out"));

    work.call(LINE.split(" "));

    assertThat(work.path("other")).hasContent("old\n");
    assertThat(Files.isExecutable(work.path("out"))).isTrue();
    assertThat(Files.isRegularFile(work.path("out"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void links_whileALibraryChanges_areEachOfOneState() throws Exception {
    work.plainly("cp lib/liba.a one.a");
    work.plainly("ar rcs two.a lib/other.o");
    byte[] one = made();
    work.plainly("cp two.a lib/liba.a");
    byte[] two = made();
    assertThat(one).isNotEqualTo(two);
    List<Callable<Response>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String name = "out" + i;
      String from = i % 2 == 0 ? "one.a" : "two.a";
      calls.add(
          () -> {
            if (Integer.parseInt(name.substring(3)) % 5 == 0) {
              Path fresh = work.path(name + ".a");
              Files.copy(work.path(from), fresh);
              Files.move(fresh, work.path("lib/liba.a"), StandardCopyOption.ATOMIC_MOVE);
            }
            return work.ask("gcc", "m.o", "-o", name, "-Llib", "-la", "-lb", "-lm");
          });
    }
    Workplace.assertAllSucceed(6, calls);
    for (int i = 0; i < 30; i++) {
      assertThat(List.of(one, two)).contains(work.bytes("out" + i));
    }
    settleAll();
    for (String archive : List.of("one.a", "two.a", "one.a")) {
      work.plainly("cp " + archive + " lib/liba.a");
      settleAll();
      work.call(LINE.split(" "));
      assertThat(work.path("out")).hasBinaryContent(archive.equals("one.a") ? one : two);
    }
  }

  private byte[] made() throws Exception {
    return Objects.requireNonNull(work.plain(OUTPUT, LINE.split(" ")).outputs().get("out"));
  }

  @Test
  void explanation_tellsWhatHasChanged() throws Exception {
    assertLinked(false, LINE);
    work.plainly("ar rcs lib/liba.a lib/other.o");
    settleAll();

    Response.Explanation explanation =
        work.explain("gcc", "m.o", "-o", "out", "-Llib", "-la", "-lb", "-lm");

    assertThat(explanation.verdict()).isEqualTo("miss");
    assertThat(explanation.findings().toString()).contains("lib/liba.a");
  }
}
