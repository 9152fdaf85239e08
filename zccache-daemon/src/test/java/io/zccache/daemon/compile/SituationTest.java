/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everyday situations in which some compiler cache gives the wrong bytes, or none. A semicolon ends
 * a line of the script.
 */
@Timeout(120)
class SituationTest extends WorkplaceTestBase {
  @BeforeEach
  void writeSources() throws Exception {
    work.write("inc/h.h", "#define N 1\n");
    work.write("a.c", "#include \"h.h\"\nstatic int unused;\nint f(void) { return N; }\n");
    work.write("v.c", "#ifdef V\nint v = V;\n#endif\nchar b[9];\nint g(int i) { return b[i]; }\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "debug records|- gcc -c v.c;- gcc -g -c v.c;- gcc -g1 -c v.c;+ gcc -c v.c",
        "order|- gcc -O2 -O0 -c v.c;- gcc -O0 -O2 -c v.c;- gcc -DV=1 -UV -DV=2 -c v.c;"
            + "- gcc -DV=2 -UV -DV=1 -c v.c",
        "two words|- gcc -O3 --param max-unroll-times=2 -c v.c;"
            + "- gcc -O3 --param max-unroll-times=8 -c v.c;- gcc -D V -c v.c;- gcc -U V -c v.c",
        "clang's target|- clang -target x86_64-linux-gnu -c v.c;- clang -target i386-linux-gnu -c v.c",
        "assembler text|- gcc -c v.c -o x;- gcc -c -S v.c -o x;- gcc -S v.c -o x",
        "warnings|- gcc -Wall -c -Iinc a.c;- gcc -Wall -w -c -Iinc a.c;- gcc -c -Iinc a.c;"
            + "+ gcc -Wall -c -Iinc a.c",
        "compile only|! gcc -fsyntax-only -c v.c;! gcc -E -c v.c -o x;! gcc -M -c v.c -o x",
        "spelling|- gcc -c v.c;$ mkdir b;cd b;- gcc -c ../v.c;cd /;+ gcc -c v.c",
        "directory in debug records|$ mkdir b; cp v.c b;- gcc -g -c v.c;cd b;- gcc -g -c v.c",
        "directory in messages|$ mkdir b; cp -r a.c inc b;- gcc -Wall -c -Iinc a.c;cd b;"
            + "? gcc -Wall -c -Iinc a.c;cd /;+ gcc -Wall -c -Iinc a.c;cd b;"
            + "+ gcc -Wall -c -Iinc a.c;? gcc -Wall -c -I../inc ../a.c;"
            + "? gcc -Wall -g -c -Iinc a.c;cd /;- gcc -Wall -g -c -Iinc a.c",
        "same name elsewhere|$ mkdir b; echo 'int b;' > b/v.c;- gcc -c v.c;cd b;- gcc -c v.c;"
            + "cd /;+ gcc -c v.c;cd b;+ gcc -c v.c",
        "nested response files|$ echo '@b' > r; echo '-DV=1 -c' > b;- gcc @r v.c;+ gcc @r v.c;"
            + "$ echo '-DV=2 -c' > b;- gcc @r v.c",
        "diagnostics in a file|! gcc -Wall -fdiagnostics-format=sarif-file -c -Iinc a.c;"
            + "! gcc -Wall -fdiagnostics-format=json-file -c -Iinc a.c;"
            + "! gcc -Wall -fdiagnostics-set-output=sarif:file=x -c -Iinc a.c",
        "diagnostics as data|- gcc -Wall -fdiagnostics-format=json -c -Iinc a.c;"
            + "+ gcc -Wall -fdiagnostics-format=json -c -Iinc a.c;- gcc -Wall -c -Iinc a.c",
        "language of messages|LC_ALL=C;- gcc -Wall -c -Iinc a.c;LC_ALL=C.UTF-8;"
            + "- gcc -Wall -c -Iinc a.c;LC_ALL=C;+ gcc -Wall -c -Iinc a.c",
        "LANG|LANG=C;- gcc -Wall -c -Iinc a.c;LANG=C.UTF-8;- gcc -Wall -c -Iinc a.c;"
            + "LANG=C;+ gcc -Wall -c -Iinc a.c",
        "LC_MESSAGES|LC_MESSAGES=C;- gcc -Wall -c -Iinc a.c;LC_MESSAGES=de_DE;"
            + "- gcc -Wall -c -Iinc a.c;LC_MESSAGES=C;+ gcc -Wall -c -Iinc a.c",
        "age of the target system|MACOSX_DEPLOYMENT_TARGET=10.14;"
            + "- clang -target x86_64-apple-darwin -c v.c;MACOSX_DEPLOYMENT_TARGET=10.15;"
            + "- clang -target x86_64-apple-darwin -c v.c;MACOSX_DEPLOYMENT_TARGET=10.14;"
            + "+ clang -target x86_64-apple-darwin -c v.c",
        "another random seed|- gcc -frandom-seed=1 -c v.c;- gcc -frandom-seed=2 -c v.c",
        "another prefix|- gcc -g -ffile-prefix-map=/=/a/ -c v.c;- gcc -g -ffile-prefix-map=/=/b/ -c v.c",
      })
  void commands_thatWriteOtherBytes(ArgumentsAccessor row) throws Exception {
    play(row);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "C_INCLUDE_PATH|$ mkdir x y; echo '#define N 2' > x/h.h; echo '#define N 3' > y/h.h;"
            + "C_INCLUDE_PATH=x;- gcc -c a.c;C_INCLUDE_PATH=y;- gcc -c a.c;C_INCLUDE_PATH=x;+ gcc -c a.c",
        "CPLUS_INCLUDE_PATH|$ mkdir x y; echo '#define N 2' > x/h.h; echo '#define N 3' > y/h.h;"
            + "CPLUS_INCLUDE_PATH=x;- g++ -c a.c;CPLUS_INCLUDE_PATH=y;- g++ -c a.c",
        "CPATH, appears|$ mkdir x y; echo '#define N 3' > y/h.h;CPATH=x:y;- gcc -c a.c;+ gcc -c a.c;"
            + "$ echo '#define N 2' > x/h.h;- gcc -c a.c",
        "two names of one folder|$ mkdir y z; cp inc/h.h y; cp inc/h.h z; ln -s y l;"
            + "- gcc -MD -c a.c -Il -Iinc -isystem y;+ gcc -MD -c a.c -Il -Iinc -isystem y;"
            + "$ ln -sfn z l;- gcc -MD -c a.c -Il -Iinc -isystem y;"
            + "$ ln -sfn y l;+ gcc -MD -c a.c -Il -Iinc -isystem y;"
            + "$ ln -sfn z l;+ gcc -MD -c a.c -Il -Iinc -isystem y",
        "two names that come together|$ cp -r inc z; ln -s z l;- clang -MD -c a.c -Il -isystem inc;"
            + "$ ln -sfn inc l;- clang -MD -c a.c -Il -isystem inc;"
            + "$ ln -sfn z l;+ clang -MD -c a.c -Il -isystem inc",
        "DEPENDENCIES_OUTPUT|DEPENDENCIES_OUTPUT=deps;! gcc -c -Iinc a.c",
        "SUNPRO_DEPENDENCIES|SUNPRO_DEPENDENCIES=deps;! gcc -c -Iinc a.c",
        "another compiler earlier on the PATH|$ mkdir tools; ln -s $(gcc -print-prog-name=cc1) tools;"
            + "COMPILER_PATH=tools;PATH=bin:/usr/bin:/bin;- gcc -c v.c;+ gcc -c v.c;"
            + "$ mkdir bin; cp /usr/bin/gcc bin/gcc; echo >> bin/gcc;- gcc -c v.c;"
            + "$ rm bin/gcc;+ gcc -c v.c",
        "compiler proper of the same date and size|COMPILER_PATH=tools;"
            + "$ mkdir tools; cp $(gcc -print-prog-name=cc1) tools/cc1; cp -p tools/cc1 tools/old;"
            + "- gcc -c v.c;+ gcc -c v.c;"
            + "$ printf X > x; dd if=x of=tools/cc1 bs=1 seek=$(($(stat -c %s tools/cc1)-1)) conv=notrunc"
            + " 2>/dev/null; touch -r tools/old tools/cc1;- gcc -c v.c",
        "CC_LOG_DIAGNOSTICS|CC_LOG_DIAGNOSTICS=1;CC_LOG_DIAGNOSTICS_FILE=log;! clang -c v.c",
        "CC_PRINT_PROC_STAT|CC_PRINT_PROC_STAT=1;CC_PRINT_PROC_STAT_FILE=log;! clang -c v.c",
        "CCC_OVERRIDE_OPTIONS|CCC_OVERRIDE_OPTIONS=+-g;! clang -c v.c",
        "COMPILER_PATH|COMPILER_PATH=tools;$ mkdir tools;- gcc -c v.c;+ gcc -c v.c;"
            + "$ cp $(gcc -print-prog-name=cc1) tools/cc1; echo >> tools/cc1;"
            + "- gcc -c v.c;$ rm tools/cc1;+ gcc -c v.c;"
            + "$ cp /bin/true tools/cc1; chmod -x tools/cc1;! gcc -c v.c;$ rm tools/cc1;+ gcc -c v.c",
        "COMPILER_PATH from here|COMPILER_PATH=tools;- gcc -c v.c;"
            + "$ mkdir -p b/tools; cp v.c b; cp $(gcc -print-prog-name=cc1) b/tools;"
            + "echo >> b/tools/cc1;cd b;- gcc -c v.c;cd /;+ gcc -c v.c;cd b;+ gcc -c v.c",
        "compiler proper of C++|COMPILER_PATH=tools;$ mkdir tools;- g++ -c v.c;+ g++ -c v.c;"
            + "$ cp $(g++ -print-prog-name=cc1plus) tools/cc1plus; echo >> tools/cc1plus;"
            + "- g++ -c v.c;+ g++ -c v.c;$ rm tools/cc1plus;+ g++ -c v.c",
        "program that splits debug records|COMPILER_PATH=tools;$ mkdir tools;"
            + "- gcc -g -gsplit-dwarf -c v.c;+ gcc -g -gsplit-dwarf -c v.c;"
            + "$ cp /usr/bin/objcopy tools/objcopy; echo >> tools/objcopy;"
            + "- gcc -g -gsplit-dwarf -c v.c;+ gcc -g -gsplit-dwarf -c v.c;"
            + "$ rm tools/objcopy;+ gcc -g -gsplit-dwarf -c v.c",
        "script as assembler|COMPILER_PATH=tools;- gcc -c v.c;$ mkdir tools;"
            + "printf '#!/bin/sh\\nexec as --defsym x=1 \"$@\"' > tools/as; chmod +x tools/as;"
            + "! gcc -c v.c",
        "GCC_EXEC_PREFIX|- gcc -c v.c;GCC_EXEC_PREFIX=/usr/lib/gcc/;- gcc -c v.c;+ gcc -c v.c",
        "behind GCC_EXEC_PREFIX|$ d=x/gcc/$(gcc -dumpmachine)/$(gcc -dumpversion); mkdir -p $d;"
            + " ln -s $(gcc -print-prog-name=cc1) $d; ln -s $d d;GCC_EXEC_PREFIX=x/gcc/;"
            + "- gcc -c v.c;+ gcc -c v.c;$ cp /usr/bin/as d/as; echo >> d/as;- gcc -c v.c;+ gcc -c v.c;"
            + "$ rm d/as; printf '*cpp_unique_options:\\n+ -DV=7\\n\\n' > d/specs;! gcc -c v.c;"
            + "$ rm d/specs;+ gcc -c v.c",
        "LIBRARY_PATH|LIBRARY_PATH=lib;- gcc -c v.c;+ gcc -c v.c;"
            + "$ mkdir lib; printf '*cpp_unique_options:\\n+ -DV=7\\n\\n' > lib/specs;! gcc -c v.c;"
            + "$ rm lib/specs;+ gcc -c v.c",
        "COMPILER_PATH with headers|COMPILER_PATH=b:c;$ mkdir c; mv inc late;- gcc -c a.c -idirafter late;"
            + "+ gcc -c a.c -idirafter late;$ mkdir -p b/include; echo '#define N 2' > b/include/h.h;"
            + "- gcc -c a.c -idirafter late;$ echo '#define N 3' > b/include/h.h;"
            + "- gcc -c a.c -idirafter late;$ rm -r b;+ gcc -c a.c -idirafter late;"
            + "$ mkdir -p c/include-fixed; echo '#define N 4' > c/include-fixed/h.h;"
            + "? gcc -c a.c -idirafter late",
        "-B with an assembler|- gcc -B tools -c v.c;+ gcc -B tools -c v.c;$ mkdir tools;"
            + "? gcc -B tools -c v.c;+ gcc -B tools -c v.c;"
            + "$ cp /usr/bin/as tools/as; echo >> tools/as;- gcc -B tools -c v.c;"
            + "+ gcc -B tools -c v.c;$ echo >> tools/as;- gcc -B tools -c v.c;"
            + "$ rm tools/as;+ gcc -B tools -c v.c;+ gcc -B tools -c v.c",
        "-B of a folder that goes|$ mkdir tools;- gcc -B tools -c v.c;+ gcc -B tools -c v.c;"
            + "$ cp /usr/bin/as toolsas; echo >> toolsas;! gcc -B tools -c v.c;$ rmdir tools;"
            + "- gcc -B tools -c v.c;+ gcc -B tools -c v.c;$ rm toolsas;? gcc -B tools -c v.c",
        "-B with a compiler proper|$ mkdir tools;- gcc -B tools -c v.c;+ gcc -B tools -c v.c;"
            + "$ cp $(gcc -print-prog-name=cc1) tools/cc1; echo >> tools/cc1;- gcc -B tools -c v.c;"
            + "+ gcc -B tools -c v.c;$ rm tools/cc1;+ gcc -B tools -c v.c;+ gcc -B tools -c v.c",
        "-B with a script|$ mkdir tools;- gcc -B tools -c v.c;"
            + "$ printf '#!/bin/sh\\nexec as \"$@\"\\n' > tools/as; chmod +x tools/as;"
            + "! gcc -B tools -c v.c;$ rm tools/as;+ gcc -B tools -c v.c;"
            + "$ cp /bin/true tools/as; chmod -x tools/as;! gcc -B tools -c v.c",
        "-B, a beginning of names|- gcc --prefix my- -c v.c;+ gcc --prefix my- -c v.c;"
            + "$ cp /usr/bin/as my-as; echo >> my-as;- gcc --prefix my- -c v.c;"
            + "$ mkdir my-;! gcc --prefix my- -c v.c;$ rmdir my-;+ gcc --prefix my- -c v.c;"
            + "$ echo > my-;! gcc --prefix my- -c v.c;$ rm my-;"
            + "- gcc --prefix=my- -c v.c;+ gcc --prefix=my- -c v.c;- g++ -Bmy- -c v.c;+ g++ -Bmy- -c v.c",
        "-B from here|- gcc -B tools -c v.c;$ mkdir -p b/tools; cp v.c b; cp /usr/bin/as b/tools;"
            + "$ echo >> b/tools/as;cd b;- gcc -B tools -c v.c;cd /;+ gcc -B tools -c v.c;"
            + "cd b;+ gcc -B tools -c v.c",
        "-B with headers|$ mkdir b; mv inc late;- gcc -B b -MD -c a.c -idirafter late;"
            + "+ gcc -B b -MD -c a.c -idirafter late;$ mkdir b/include; echo '#define N 2' > b/include/h.h;"
            + "- gcc -B b -MD -c a.c -idirafter late;+ gcc -B b -MD -c a.c -idirafter late;"
            + "$ echo '#define N 3' > b/include/h.h;- gcc -B b -MD -c a.c -idirafter late;"
            + "$ d=b/$(gcc -dumpmachine)/include; mkdir -p $d; echo '#define N 4' > $d/h.h;"
            + "- gcc -B b -MD -c a.c -idirafter late;$ rm -r b/*;"
            + "+ gcc -B b -MD -c a.c -idirafter late",
        "-B with specs|$ mkdir b;- gcc -B b -c v.c;+ gcc -B b -c v.c;"
            + "$ printf '*cpp_unique_options:\\n+ -DV=7\\n\\n' > b/specs;! gcc -B b -c v.c;"
            + "! gcc -B b -c v.c;$ rm b/specs;+ gcc -B b -c v.c",
        "-B with headers that comes|$ mv inc late;- gcc -B b -c a.c -idirafter late;"
            + "+ gcc -B b -c a.c -idirafter late;$ mkdir -p b/include; echo '#define N 2' > b/include/h.h;"
            + "- gcc -B b -c a.c -idirafter late;$ mv b c;+ gcc -B b -c a.c -idirafter late;"
            + "$ mkdir binclude; echo '#define N 3' > binclude/h.h;- gcc -B b -c a.c -idirafter late;"
            + "+ gcc -B b -c a.c -idirafter late;$ mkdir b;- gcc -B b -c a.c -idirafter late",
        "-B in other words|$ mkdir b; echo '-B b' > r;! gcc @r -c v.c;"
            + "! gcc -B b -g -gsplit-dwarf -c v.c",
        "-B of clang|$ mkdir b;- clang -B b -c a.c -Iinc;+ clang -B b -c a.c -Iinc;"
            + "$ mkdir b/include; echo '#define N 2' > b/include/h.h;? clang -B b -c a.c -Iinc;"
            + "$ echo '#define N 3' > inc/h.h;- clang -B b -c a.c -Iinc",
        "profile of samples|$ printf 'adcg\\002\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\252\\001\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\254\\001\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\256\\001\\0\\0\\0\\0\\0\\0\\0'"
            + " > p; if ! gcc -O2 -fauto-profile=p -c v.c; then exit 77; fi; rm v.o;"
            + "- gcc -O2 -fauto-profile=p -c v.c;+ gcc -O2 -fauto-profile=p -c v.c;$ echo >> p;"
            + "- gcc -O2 -fauto-profile=p -c v.c;$ rm p;! gcc -O2 -fauto-profile=p -c v.c",
        "lists for clang's profiles|$ echo 'fun:g' > l; echo 'name 1a 1b' > r;"
            + "- clang -fprofile-instr-generate -fprofile-list=l -c v.c;"
            + "+ clang -fprofile-instr-generate -fprofile-list=l -c v.c;$ echo 'fun:h' > l;"
            + "- clang -fprofile-instr-generate -fprofile-list=l -c v.c;$ echo 'fun:g' > l;"
            + "+ clang -fprofile-instr-generate -fprofile-list=l -c v.c;"
            + "- clang -fprofile-remapping-file=r -c v.c;+ clang -fprofile-remapping-file=r -c v.c;"
            + "$ echo >> r;- clang -fprofile-remapping-file=r -c v.c",
        "samples for clang|$ printf 'g:100:10\\n 1: 10\\n' > p;- clang -O2 -fprofile-sample-use=p -c v.c;"
            + "+ clang -O2 -fprofile-sample-use=p -c v.c;$ printf 'g:900:90\\n 1: 90\\n' > p;"
            + "- clang -O2 -fprofile-sample-use=p -c v.c;$ rm p;! clang -O2 -fprofile-sample-use=p -c v.c",
        "profile's folder that is a file|$ echo > p;? gcc -O2 -fprofile-use=p -c v.c;"
            + "? gcc -O2 -fprofile-use=p -c v.c;$ echo x > p;? gcc -O2 -fprofile-use=p -c v.c;"
            + "$ echo 'int v(int i) { return i > 3 ? i * 2 : i; } int main(void) { return v(7) & 1; }' > v.c;"
            + "$ gcc -fprofile-generate -O2 v.c -o v.exe; ./v.exe; rm p; mkdir p;"
            + " pwd > w; mv *.gcda p/$(tr / '#' < w)'#v.gcda'; rm v.exe w;"
            + "- gcc -O2 -fprofile-use=p -c v.c;+ gcc -O2 -fprofile-use=p -c v.c;"
            + "$ mv p q; echo > p;? gcc -O2 -fprofile-use=p -c v.c;? gcc -O2 -fprofile-use=p -c v.c",
        "response file in another that goes|$ mkdir d b; echo '@d/r -DW=1' > r; echo '-DV=1' > d/r;"
            + "- gcc @r -c v.c;+ gcc @r -c v.c;$ rm d/r;! gcc @r -c v.c;$ echo '-DV=2' > d/r;- gcc @r -c v.c;"
            + "$ echo '-DV=1' > d/r;+ gcc @r -c v.c;$ cp v.c b; mkdir b/d; echo '-DV=3' > b/d/r;"
            + "cd b;- gcc @../r -c v.c;$ rm d/r;! gcc @../r -c v.c;$ echo '-DV=3' > d/r;+ gcc @../r -c v.c",
        "another gcc of the same date and size|COMPILER_PATH=tools;"
            + "$ mkdir bin tools; ln -s $(gcc -print-prog-name=cc1) tools; cp $(readlink -f /usr/bin/gcc) bin/gcc;"
            + "- bin/gcc -c v.c;+ bin/gcc -c v.c;+ bin/gcc -c v.c;$ cp -p bin/gcc new; printf x > x;"
            + " dd if=x of=new bs=1 conv=notrunc seek=$(($(stat -c %s new) - 1)) status=none;"
            + " touch -r bin/gcc new; mv new bin/gcc;- bin/gcc -c v.c;+ bin/gcc -c v.c",
        "-idirafter|$ mkdir x; mv inc late;- gcc -c a.c -Ix -idirafter late;"
            + "+ gcc -c a.c -Ix -idirafter late;$ echo '#define N 2' > x/h.h;"
            + "- gcc -c a.c -Ix -idirafter late;$ rm x/h.h;+ gcc -c a.c -Ix -idirafter late",
        "-isysroot|$ mkdir -p r/usr/include s/usr/include; echo '#define N 4' > r/usr/include/h.h;"
            + "$ echo '#define N 5' > s/usr/include/h.h;- gcc -c a.c -isysroot r;"
            + "- gcc -c a.c -isysroot s;+ gcc -c a.c -isysroot r;$ cp s/usr/include/h.h r/usr/include;"
            + "- gcc -c a.c -isysroot r;$ mkdir -p r/usr/local/include;"
            + "$ echo '#define N 6' > r/usr/local/include/h.h;- gcc -c a.c -isysroot r;"
            + "$ rm -r r/usr/local;+ gcc -c a.c -isysroot r",
        "clang, earlier on the path|$ mkdir x;- clang -c a.c -Ix -Iinc;+ clang -c a.c -Ix -Iinc;"
            + "$ echo '#define N 2' > x/h.h;- clang -c a.c -Ix -Iinc;$ rm x/h.h;"
            + "+ clang -c a.c -Ix -Iinc;$ echo '#define N 3' > h.h;- clang -c a.c -Ix -Iinc",
        "clang, beyond the one and the question|$ mkdir p q r; echo '#include_next <k.h>' > p/k.h;"
            + "$ printf '#if __has_include(<o.h>)\\nint o;\\n#endif\\nint r;\\n' > r/k.h;"
            + "$ echo '#include <k.h>' > m.c;- clang -c m.c -Ip -Iq -Ir;+ clang -c m.c -Ip -Iq -Ir;"
            + "$ echo > q/o.h;- clang -c m.c -Ip -Iq -Ir;$ rm q/o.h;+ clang -c m.c -Ip -Iq -Ir;"
            + "$ echo 'int q;' > q/k.h;- clang -c m.c -Ip -Iq -Ir",
        "beside the including file|$ mkdir p q; echo '#include \"k.h\"' > p/m.h; echo 'int q;' > q/k.h;"
            + "$ echo '#include <m.h>' > m.c;- gcc -c m.c -Ip -Iq;$ echo 'int p;' > p/k.h;"
            + "- gcc -c m.c -Ip -Iq;$ rm p/k.h;+ gcc -c m.c -Ip -Iq",
        "#include_next|$ mkdir p q r; echo '#include_next <k.h>' > p/k.h; echo 'int r;' > r/k.h;"
            + "$ echo '#include <k.h>' > m.c;- gcc -c m.c -Ip -Iq -Ir;$ echo 'int q;' > q/k.h;"
            + "- gcc -c m.c -Ip -Iq -Ir;$ rm q/k.h;+ gcc -c m.c -Ip -Iq -Ir",
        "__has_include_next|$ mkdir p q; printf '#if __has_include_next(<k.h>)\\nint y;\\n#endif\\n' > p/k.h;"
            + "$ echo '#include <k.h>' > m.c;- gcc -c m.c -Ip -Iq;$ echo > q/k.h;- gcc -c m.c -Ip -Iq;"
            + "$ rm q/k.h;+ gcc -c m.c -Ip -Iq",
        "folder that appears|$ echo '#include \"sub/h.h\"' > m.c; mkdir -p y/sub x;"
            + "$ echo 'int y;' > y/sub/h.h;- gcc -c m.c -Ix -Iy;$ mkdir x/sub;- gcc -c m.c -Ix -Iy;"
            + "$ echo 'int x;' > x/sub/h.h;- gcc -c m.c -Ix -Iy",
        "file in a folder's place|$ echo > x;- gcc -c a.c -Iinc -Ix;- gcc -c a.c -Iinc -Ix;$ rm x;"
            + "- gcc -c a.c -Iinc -Ix;+ gcc -c a.c -Iinc -Ix;$ mkdir x;? gcc -c a.c -Iinc -Ix;"
            + "+ gcc -c a.c -Iinc -Ix;$ rmdir x; echo > x;- gcc -c a.c -Iinc -Ix;- gcc -c a.c -Iinc -Ix;"
            + "$ rm x;+ gcc -c a.c -Iinc -Ix;$ echo > x;- gcc -c a.c -Iinc -Ix;CPATH=y;$ rm x; echo > y;"
            + "- gcc -c a.c -Iinc;$ rm y;- gcc -c a.c -Iinc;+ gcc -c a.c -Iinc",
        "folders swapped|$ mkdir x y; echo '#define N 2' > x/h.h; echo '#define N 3' > y/h.h;"
            + "- gcc -c a.c -Ix;$ mv x z; mv y x; mv z y;- gcc -c a.c -Ix;"
            + "$ mv x z; mv y x; mv z y;+ gcc -c a.c -Ix",
        "replaced by rename|- gcc -c -Iinc a.c;$ echo '#define N 9' > n; touch -r inc/h.h n; mv n inc/h.h;"
            + "- gcc -c -Iinc a.c",
        "replaced by a link|- gcc -c -Iinc a.c;$ echo '#define N 9' > n; touch -r inc/h.h n;"
            + " ln -sf ../n inc/h.h;- gcc -c -Iinc a.c;$ echo '#define N 8' > n;- gcc -c -Iinc a.c",
        "header deleted|- gcc -c -Iinc a.c;$ rm inc/h.h;? gcc -c -Iinc a.c;$ echo '#define N 1' > inc/h.h;"
            + "+ gcc -c -Iinc a.c",
        "folder given twice|$ mkdir x y; echo '#define N 2' > y/h.h; echo '#include <h.h>' > m.c;"
            + "$ echo 'int n = N;' >> m.c;- gcc -MD -c m.c -iquote y -Ix -isystem y;"
            + "- gcc -MD -c m.c -Iy -Ix -isystem y;C_INCLUDE_PATH=y;- gcc -MD -c m.c -Iy -Ix;"
            + "$ echo '#define N 3' > x/h.h;- gcc -MD -c m.c -Iy -Ix;C_INCLUDE_PATH=;"
            + "- gcc -MD -c m.c -iquote y -Ix -isystem y;- gcc -MD -c m.c -Iy -Ix -isystem y;"
            + "$ rm x/h.h;- gcc -MD -c m.c -Iy -Ix -isystem y;"
            + "+ gcc -MD -c m.c -Iy -Ix -isystem y",
        "system header with -MMD|$ mkdir s; mv inc/h.h s;- gcc -MMD -c a.c -isystem s;"
            + "+ gcc -MMD -c a.c -isystem s;$ echo '#define N 6' > s/h.h;- gcc -MMD -c a.c -isystem s",
        "below target|$ mkdir -p target/native/include; mv inc/h.h target/native/include;"
            + "- gcc -c a.c -Itarget/native/include;$ echo '#define N 6' > target/native/include/h.h;"
            + "- gcc -c a.c -Itarget/native/include",
        "-include through -I|$ echo '#define V 4' > inc/cfg.h;- gcc -c v.c -Iinc -include cfg.h;"
            + "+ gcc -c v.c -Iinc -include cfg.h;$ echo '#define V 5' > inc/cfg.h;"
            + "- gcc -c v.c -Iinc -include cfg.h;$ echo '#define V 6' > cfg.h;"
            + "- gcc -c v.c -Iinc -include cfg.h",
        "-imacros|$ echo '#define V 4' > m.h;- gcc -c v.c -imacros m.h;+ gcc -c v.c -imacros m.h;"
            + "$ echo '#define V 5' > m.h;- gcc -c v.c -imacros m.h",
        "dollar in a name|$ echo 'int d;' > 'd$x.h'; echo '#include \"d$x.h\"' > m.c;"
            + "- gcc -MD -c m.c;+ gcc -MD -c m.c;$ echo 'int e;' > 'd$x.h';- gcc -MD -c m.c",
        ".incbin in C++|$ echo 'asm(\".incbin \\\"blob\\\"\");' > m.cc; echo one > blob;- g++ -c m.cc;"
            + "+ g++ -c m.cc;$ echo two > blob;- g++ -c m.cc",
        "compiler of the same date and size|$ mkdir bin;"
            + "$ if ! cp $(readlink -f /usr/bin/clang) bin/clang; then exit 77; fi;"
            + "- bin/clang -c v.c;+ bin/clang -c v.c;$ cp -p bin/clang old; printf x > x;"
            + " dd if=x of=bin/clang bs=1 conv=notrunc seek=$(($(stat -c %s old) - 1)) status=none;"
            + " touch -r old bin/clang;- bin/clang -c v.c",
        "configuration file of clang|$ mkdir bin;"
            + "$ if ! cp $(readlink -f /usr/bin/clang) bin/my-clang; then exit 77; fi;"
            + "- bin/my-clang -c v.c;+ bin/my-clang -c v.c;+ bin/my-clang -c v.c;$ echo -DV=7 > bin/my-clang.cfg;"
            + "! bin/my-clang -c v.c;! bin/my-clang -c v.c;$ rm bin/my-clang.cfg;"
            + "+ bin/my-clang -c v.c;$ echo -DV=8 > opts; ln -s ../opts bin/my.cfg;"
            + "! bin/my-clang -c v.c;$ rm bin/my.cfg;+ bin/my-clang -c v.c",
        "configuration file that is named|$ echo -DV=7 > o.cfg;! clang --config ./o.cfg -c v.c;"
            + "$ echo '--config ./o.cfg' > r;! clang @r -c v.c",
        "script as compiler|$ mkdir bin; printf '#!/bin/sh\\nexec gcc -DV=1 \"$@\"' > bin/gcc;"
            + "$ chmod +x bin/gcc;! bin/gcc -c v.c;$ sed -i s/=1/=2/ bin/gcc;! bin/gcc -c v.c",
      })
  void inputs_thatChange(ArgumentsAccessor row) throws Exception {
    play(row);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "depfile later|- gcc -c -Iinc a.c;- gcc -MD -c -Iinc a.c;+ gcc -MD -c -Iinc a.c",
        "depfile's target|- gcc -MD -c -Iinc a.c -o x.o;- gcc -MD -c -Iinc a.c -o y.o;"
            + "+ gcc -MD -c -Iinc a.c -o x.o;- gcc -MD -MT z -c -Iinc a.c -o x.o;"
            + "+ gcc -MD -MT z -c -Iinc a.c -o y.o",
        "depfile's place|- gcc -MD -MFone.d -c -Iinc a.c;+ gcc -MD -MF two.d -c -Iinc a.c;"
            + "- gcc -Wp,-MD,three.d -c -Iinc a.c;+ gcc -Wp,-MD,four.d -c -Iinc a.c",
        "phony targets|- gcc -MD -MP -c -Iinc a.c;+ gcc -MD -MP -c -Iinc a.c;- gcc -MD -c -Iinc a.c",
        "both kinds of depfile|- gcc -MD -MMD -c a.c -isystem inc;+ gcc -MD -MMD -c a.c -isystem inc;"
            + "- gcc -MMD -MD -c a.c -isystem inc;- gcc -MD -c a.c -isystem inc",
        "no depfile of what is preprocessed|$ echo 'int p;' > p.i; cp p.i q.ii; echo 'r:' > r.s;"
            + "- gcc -MD -c p.i;+ gcc -MD -c p.i;- g++ -MD -MP -c q.ii;+ g++ -MD -MP -c q.ii;"
            + "- gcc -MMD -c r.s;+ gcc -MMD -c r.s;- gcc -MD -MF x -c r.s;+ gcc -MD -MF x -c r.s",
        "depfile of what is missing|! gcc -MD -MG -c a.c;! gcc -MG -c v.c",
        "stripped, appended to, edited|- gcc -g -c v.c;$ strip v.o;+ gcc -g -c v.c;$ echo x >> v.o;"
            + "+ gcc -g -c v.c;$ printf x > one; dd if=one of=v.o conv=notrunc status=none;+ gcc -g -c v.c",
        "other name kept|- gcc -c v.c;$ ln v.o kept.o;+ gcc -c v.c;$ sed -i s/9/8/ v.c;- gcc -c v.c",
        "read-only output|- gcc -c v.c;$ chmod 444 v.o;+ gcc -c v.c;$ chmod 444 v.o;- gcc -g -c v.c",
        "missing folder|- gcc -c v.c;! gcc -c v.c -o no/v.o",
        "folder|- gcc -c v.c;$ mkdir x;! gcc -c v.c -o x",
        "link|- gcc -c v.c;$ echo > real; ln -s real x;! gcc -c v.c -o x",
        "link to nowhere|- gcc -c v.c;$ ln -s real x;! gcc -c v.c -o x",
        "device|- gcc -c v.c;$ if ! mknod x c 1 3; then exit 77; fi;! gcc -c v.c -o x;$ test -c x",
        "depfile on a device|- gcc -MD -c v.c;$ if ! mknod x c 1 3; then exit 77; fi;! gcc -MD -MF x -c v.c;$ test -c x",
        "old output of a failure|- gcc -c v.c;$ echo 'int f(){' > v.c;? gcc -c v.c",
      })
  void outputs_asTheCompilerLeavesThem(ArgumentsAccessor row) throws Exception {
    play(row);
  }

  /** Only asked for: a fault would cost the machine its device. */
  @ParameterizedTest
  @ValueSource(strings = {"-c v.c -o /dev/null", "-c v.c -MD -MF /dev/null", "-S v.c -o/dev/null"})
  void output_toTheNullDevice_wouldBeLeftToTheCompiler(String arguments) {
    Response.Explanation said = work.explain("gcc", arguments.split(" "));
    assertThat(said.verdict()).isEqualTo(Response.Explanation.BYPASS);
    assertThat(said.reason()).isEqualTo("output_not_a_file");
  }

  @Test
  void inputSets_sixteen_areAllRemembered() throws Exception {
    String[] arguments = "-c -Iinc a.c".split(" ");
    for (boolean cached : new boolean[] {false, true}) {
      for (int i = 0; i < 16; i++) {
        work.write("inc/h.h", "#define N " + i + "\n");
        assertThat(work.compile("gcc", arguments).cached()).as("set %s", i).isEqualTo(cached);
        work.counts();
      }
    }
  }

  @Test
  void hit_forAnotherOutput_hasItsOwnFileOfNow() throws Exception {
    work.compile("gcc", "-c", "v.c", "-o", "one.o");
    work.counts();
    Path one = work.path("one.o");
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(one, old);
    Instant before = Instant.now().minusSeconds(2);
    assertThat(work.compile("gcc", "-c", "v.c", "-o", "two.o").cached()).isTrue();

    assertThat(Files.getLastModifiedTime(one)).isEqualTo(old);
    assertThat(Files.getAttribute(one, "unix:nlink")).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(work.path("two.o")).toInstant()).isAfter(before);
    assertThat(Files.getAttribute(work.path("two.o"), "unix:nlink")).isEqualTo(1);
  }

  @Test
  void environment_isWrittenNowhere() throws Exception {
    work.environment.put("TOKEN", "swordfish-20");
    work.compile("gcc", "-c", "v.c");
    work.counts();
    work.restart();
    try (Stream<Path> all = Files.walk(work.root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("swordfish-20");
      }
    }
  }

  private void play(ArgumentsAccessor row) throws Exception {
    assertThat(row.size()).as("a bar ends the script").isEqualTo(2);
    String script = Objects.requireNonNull(row.getString(1));
    if (script.contains(" clang ") || script.contains("/clang")) {
      Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    }
    new Situation(work).play(script.replaceAll(";(?=[-+?!$] |cd |[A-Z_]+=)", "\n"));
  }
}
