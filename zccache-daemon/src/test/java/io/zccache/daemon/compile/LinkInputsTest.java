/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares what a stored link rests on with what the system saw: every file that was opened must be
 * an input, and every place where one was looked for in vain must be known to hold nothing.
 */
@Timeout(120)
class LinkInputsTest extends WorkplaceTestBase {
  private static final Path STRACE = Path.of("/usr/bin/strace");

  /** Opened to be read, and not by the loader, which opens what a program itself consists of. */
  private static final Pattern OPENED =
      Pattern.compile(
          ".* open(?:at)?\\((?:AT_FDCWD, )?\"([^\"]+)\", O_RDONLY\\) = ([0-9]+|-1 ENOENT).*");

  /** Looked for by the driver. */
  private static final Pattern LOOKED =
      Pattern.compile(
          ".* access\\(\"([^\"]+\\.(?:o|spec|so|a|so\\.[0-9]+))\", [RF]_OK\\) = (0|-1 ENOENT).*");

  /** What says nothing about the result: what the system makes up, and tables of characters. */
  private static final Pattern BESIDE = Pattern.compile("/proc/.*|/dev/.*|.*/gconv/.*|/tmp/cc.*");

  @BeforeEach
  void makeParts() throws Exception {
    Assumptions.assumeTrue(Files.exists(STRACE), "strace is not installed");
    Files.createDirectories(work.path("lib"));
    work.object("m.o", "int a(void); int b(void); int main(void) { return a() + b(); }");
    work.object("lib/a.o", "int a(void) { return 1; }");
    work.object("lib/b.o", "int b(void) { return 2; }");
    work.object("user.o", "int a(void); int b(void) { return a(); }");
    work.plainly("ar rcs lib/liba.a lib/a.o");
    work.plainly("gcc -shared lib/a.o -o lib/libneeded.so");
    work.plainly("gcc -shared user.o -Wl,--no-as-needed -Llib -lneeded -o lib/libuser.so");
    work.plainly("gcc -shared lib/b.o -Wl,-rpath,$ORIGIN/sub -o lib/libb.so");
    work.write("lib/libs.so", "INPUT(-la)\n");
    work.write("v.map", "{ global: a; local: *; };\n");
    work.write("d.list", "{ a; };\n");
    work.write("keep", "a\n");
    work.write("s.ld", "EXTERN(a)\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc m.o -o out -Llib -la -lb -lm",
        "g++ m.o -o out -Llib -ls -lb",
        "gcc m.o -o out -Llib -l:liba.a -l:libb.so",
        "gcc m.o lib/a.o -o out -Llib -luser -Wl,-rpath-link,none:lib",
        "gcc m.o lib/a.o -o out -Llib -luser -Wl,-rpath,lib",
        "gcc -static m.o lib/a.o lib/b.o -o out",
        "gcc -static-libgcc -pie -pg m.o lib/a.o lib/b.o -o out",
        "gcc -fopenmp m.o lib/a.o lib/b.o -o out",
        "gcc -fsanitize=undefined m.o lib/a.o lib/b.o -o out",
        "gcc -shared lib/a.o -o out -Wl,--version-script=v.map",
        "gcc -shared lib/a.o -o out -Wl,--dynamic-list=d.list -Wl,--retain-symbols-file=keep",
        "gcc -shared lib/a.o -T s.ld -o out -Wl,--no-warn-rwx-segments",
        "gcc -shared user.o -o out -Llib -luser -la -Wl,-z,defs -Wl,-rpath,$ORIGIN/lib",
        "gcc -nostdlib -r lib/a.o lib/b.o -o out",
        "gcc m.o -o out -Wl,--just-symbols=lib/b.o lib/a.o",
        "gcc -fuse-ld=lld m.o -o out -Llib -la -lb -lm",
        "g++ -fuse-ld=lld m.o -o out -Llib -ls -lb",
        "gcc -fuse-ld=lld -static m.o lib/a.o lib/b.o -o out",
        "gcc -fuse-ld=lld -fopenmp m.o lib/a.o -o out -Llib -luser -Wl,-rpath-link,lib",
        "gcc -fuse-ld=lld -shared lib/a.o -o out -Wl,--version-script=v.map,--dynamic-list=d.list",
        "clang m.o -o out -Llib -la -lb -lm",
        "clang++ m.o lib/a.o -o out -Llib -luser -Wl,-rpath-link,none:lib",
        "clang -fsanitize=address m.o lib/a.o lib/b.o -o out",
        "clang -fuse-ld=lld m.o -o out -Llib -la -lb -lm",
      })
  void link_restsOnAllThatTheSystemSaw(String line) throws Exception {
    work.environment.put("LIBRARY_PATH", work.path("none") + ":" + work.path("lib"));
    List<String> traced = new ArrayList<>();
    traced.addAll(
        List.of(STRACE.toString(), "-f", "-o", "trace", "-e", "trace=open,openat,access"));
    traced.addAll(List.of(line.split(" ")));
    Workplace.Plain plain = work.plain(List.of("out"), traced.toArray(String[]::new));
    assertThat(plain.exit()).as(plain.stderr()).isZero();

    work.call(line.split(" "));
    assertThat(work.counted("link.stored")).as(plain.stderr()).isEqualTo(1);

    InputSet inputs = stored();
    Set<String> read = new LinkedHashSet<>();
    inputs.files().stream().map(InputFile::path).forEach(read::add);
    for (String call : Files.readAllLines(work.path("trace"))) {
      // What clang looked for shows in what it calls, which is in the key.
      boolean told = line.startsWith("clang");
      for (Pattern pattern : told ? List.of(OPENED) : List.of(OPENED, LOOKED)) {
        Matcher seen = pattern.matcher(call);
        if (seen.matches() && !BESIDE.matcher(seen.group(1)).matches()) {
          String path = seen.group(1);
          if (seen.group(2).startsWith("-")) {
            assertThat(absent(inputs, path)).as("absent: " + call).isTrue();
          } else {
            assertThat(read).as("read: " + call).contains(path);
          }
        }
      }
    }
  }

  private InputSet stored() throws Exception {
    work.close();
    try (ResultStore store =
        ResultStore.open(
            work.root.resolve("store-1"), StoreLimits.standard(), InstantSource.system())) {
      return store.view().latest().findFirst().orElseThrow().result().inputs();
    }
  }

  /** Whether a path, or a folder on the way to it, is known to be missing. */
  private static boolean absent(InputSet inputs, String path) {
    for (AbsentNames names : inputs.absent()) {
      String start =
          names.folder().isEmpty() || names.folder().endsWith("/")
              ? names.folder()
              : names.folder() + "/";
      for (String name : names.names()) {
        if (path.equals(start + name) || path.startsWith(start + name + "/")) {
          return true;
        }
      }
    }
    return false;
  }
}
