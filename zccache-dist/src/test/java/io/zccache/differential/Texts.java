/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;
import java.util.Random;

/** Random contents of sources, headers and what they take in; few values, so that many return. */
final class Texts {
  static final List<String> HEADERS = List.of("h0.h", "h1.h", "h2.h", "h3.h");
  static final List<String> FOLDERS = List.of("", "inc/", "inc2/", "sub/", "sys/", "inc/deep/");
  private static final String NOT_TOO_DEEP = "#if __INCLUDE_LEVEL__ < 5\n";

  private final Random random;
  private final Choice choice;

  Texts(Random random, Choice choice) {
    this.random = random;
    this.choice = choice;
  }

  private int digit() {
    return 1 + random.nextInt(4);
  }

  private String header() {
    return HEADERS.get(random.nextInt(HEADERS.size()));
  }

  /** A header of a name. */
  String header(String name) {
    String tag = name.replaceAll("\\W", "_");
    StringBuilder text = new StringBuilder();
    choice.of(
        text,
        "",
        "#pragma once\n",
        "#ifndef G_" + tag + "\n#define G_" + tag + "\n#endif\n",
        "#pragma GCC system_header\n");
    text.append("#undef V_").append(tag).append("\n#define V_").append(tag);
    text.append(' ').append(digit()).append('\n');
    if (random.nextInt(3) == 0) {
      text.append(NOT_TOO_DEEP).append(include()).append("#endif\n");
    }
    if (random.nextInt(8) == 0) {
      text.append("#ifndef __ASSEMBLER__\nstatic int unused_")
          .append(tag)
          .append("(void);\n#endif\n");
    }
    return text.append(sometimes()).toString();
  }

  /** A directive that takes in a header, one way or another. */
  private String include() {
    String name = header();
    return random.nextInt(3) != 0
        ? choice.of("#include \"" + name + "\"\n", "#include <" + name + ">\n")
        : choice.of(
            "#if __has_include_next(<" + name + ">)\n#include_next <" + name + ">\n#endif\n",
            random.nextInt(4) == 0 ? "#include_next <" + name + ">\n" : "",
            "#define NAMED \"" + name + "\"\n#include NAMED\n#undef NAMED\n",
            "#define HOOK <" + name + ">\n#include HOOK\n#undef HOOK\n",
            "#if __has_include(\"" + name + "\")\n#include \"" + name + "\"\n#endif\n",
            "#if __has_include(<" + name + ">)\n#define HAS 1\n#else\n#define HAS 2\n#endif\n",
            "#ifdef D1\n#include \"" + name + "\"\n#endif\n",
            "#import \"" + name + "\"\n",
            random.nextInt(4) == 0 ? "#include \"../" + name + "\"\n" : "",
            random.nextInt(4) == 0 ? "#include \"deep/" + name + "\"\n" : "");
  }

  private String sometimes() {
    if (random.nextInt(8) != 0) {
      return "";
    }
    return "#if !defined __ASSEMBLER__ && !defined ONCE\n#define ONCE\n"
        + choice.of(
            "static const char *file_name(void) { return __FILE__; }\n",
            "static const char *date(void) { return __DATE__; }\n",
            "static const char *when(void) { return __TIME__; }\n",
            "static const char *stamp(void) { return __TIMESTAMP__; }\n",
            "enum { COUNTED = __COUNTER__ };\n",
            "#warning \"careful\"\n",
            "#pragma message \"a note\"\n",
            "#line 100 \"other.c\"\n",
            "#pragma GCC dependency \"h1.h\"\n",
            "#pragma GCC diagnostic ignored \"-Wunused\"\n",
            random.nextInt(4) == 0 ? "#error stop\n" : "",
            random.nextInt(4) == 0 ? "extern int broken(;\n" : "",
            "__asm__(\".pushsection .rodata\\n.incbin \\\"blob.bin\\\"\\n.popsection\");\n",
            "__asm__(\".pushsection .rodata\\n.include \\\"part.inc\\\"\\n.popsection\");\n",
            "static const char *base(void) { return __BASE_FILE__; }\n")
        + "#endif\n";
  }

  /** A C or C++ source. */
  String source(String name) {
    StringBuilder text = new StringBuilder();
    int includes = random.nextInt(3) + 1;
    for (int i = 0; i < includes; i++) {
      text.append(include());
    }
    for (String header : HEADERS) {
      String value = "V_" + header.replaceAll("\\W", "_");
      text.append("#ifndef ").append(value).append("\n#define ").append(value).append(" 0\n");
      text.append("#endif\n");
    }
    text.append("#ifndef D0\n#define D0 0\n#endif\n#ifndef HAS\n#define HAS 0\n#endif\n");
    text.append("int seen[] = { V_h0_h, V_h1_h, V_h2_h, V_h3_h, D0, HAS, ").append(digit());
    text.append(", __LINE__ };\n");
    text.append(sometimes());
    if (random.nextBoolean()) {
      text.append("int f(int x) { int y; for (int i = 0; i < D0; i++) x += seen[i]; return x; }\n");
    }
    if (random.nextInt(30) == 0) {
      text.append(
          name.endsWith(".c") ? "#include <stddef.h>\nsize_t z;\n" : "#include <cstddef>\n");
    }
    return text.toString();
  }

  /** An assembler source that is preprocessed. */
  String assembler() {
    return include()
        + "#ifdef V_h0_h\n.byte V_h0_h\n#endif\n#ifdef D0\n.byte D0\n#endif\n"
        + "#ifdef V_h1_h\n.byte V_h1_h\n#endif\n"
        + plainAssembler();
  }

  /** An assembler source that is not. */
  String plainAssembler() {
    return ".data\n.globl at\nat: .byte "
        + digit()
        + "\n"
        + choice.of(
            "", ".incbin \"blob.bin\"\n", ".include \"part.inc\"\n", ".ifdef Q\n.byte Q\n.endif\n");
  }

  /** What an assembler includes. */
  String part() {
    return ".byte " + digit() + "\n";
  }

  /** What is embedded. */
  String blob() {
    return "blob" + digit();
  }

  /** A response file. */
  String response() {
    return choice.of(
        "-DD0=1\n",
        "-DD0=2\n",
        "-O1 -DD1\n",
        "-Iinc2 -Iinc\n",
        "'-DD0=3' \"-DX=a b\"\n",
        "@nested.rsp\n",
        "-MD @nested.rsp\n",
        "@opts.rsp\n",
        "-DD0=\\\n3\n",
        "");
  }

  /** A nested response file. */
  String nested() {
    return choice.of("-DD0=4\n", "-DD0=5 -Iinc\n", "-include h0.h\n", "-O2");
  }

  /** A compiler that is a script; the first line makes it a program. */
  String script(String real) {
    return "#!/bin/sh\nexec " + real + " " + choice.of("-DD0=1", "-DD0=2") + " \"$@\"\n";
  }

  /** An assembler that is a script. */
  String assemblerScript() {
    return "#!/bin/sh\nexec /usr/bin/as --defsym Q=" + digit() + " \"$@\"\n";
  }

  /** A specs file. */
  String specs() {
    return "*cc1_options:\n+ -DD0=" + digit() + "\n\n";
  }
}
