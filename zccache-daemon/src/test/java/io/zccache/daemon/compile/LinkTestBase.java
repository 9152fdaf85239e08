/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;

/** A workplace with objects, an archive, a library and scripts to be linked. */
abstract class LinkTestBase extends LinkedTestBase {
  static final String LINE = "gcc m.o -o out -Llib -la -lb -lm";

  @BeforeEach
  void makeParts() throws Exception {
    Files.createDirectories(work.path("lib"));
    Files.createDirectories(work.path("first"));
    work.object("m.o", "int a(void); int b(void); int main(void) { return a() + b(); }");
    work.object("lib/a.o", "int a(void) { return 1; }");
    work.object("lib/b.o", "int b(void) { return 2; }");
    work.object("lib/other.o", "int a(void) { return 3; } int other;");
    work.plainly("ar rcs lib/liba.a lib/a.o");
    work.plainly("gcc -shared lib/b.o -o lib/libb.so");
    work.write("v.map", "{ global: a; local: *; };\n");
    work.write("named.map", "V1 { global: a; };\n");
    work.write("s.ld", "EXTERN(a)\n");
    work.write("objects", "m.o lib/a.o lib/b.o\n");
    settleAll();
  }
}
