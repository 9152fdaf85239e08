/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;

/** The options, variables and names that commands are made of; a line is one choice. */
final class Words {
  /** Tools by the kinds of sources they are called for. */
  static final List<String> TOOLS =
      """
      gcc
      gcc
      gcc
      gcc
      gcc
      gcc
      gcc
      g++
      cc
      clang
      clang++
      /usr/bin/gcc
      x86_64-linux-gnu-gcc
      tools/script
      """
          .lines()
          .toList();

  /** Options of every kind, each line one option with its value; common ones stand twice. */
  static final List<String> OPTIONS =
      """
      -O0
      -O1
      -O2
      -O2
      -Os
      -Og
      -g
      -g
      -g1
      -g3
      -g0
      -ggdb
      -gdwarf-4
      -gz
      -gsplit-dwarf
      -gno-column-info
      -grecord-gcc-switches
      -gno-record-gcc-switches
      -DD0=1
      -DD0=2
      -DD0=3
      -D D0=4
      -DD1
      -UD0
      -UD1
      -DX=Y
      -D__TIME__="x"
      -Iinc
      -Iinc
      -Iinc2
      -Iinc2
      -I inc
      -Isub
      -I.
      -Icur
      -Icur/deep
      -Inowhere
      -I@T@/inc
      -iquote inc
      -iquoteinc2
      -isystem sys
      -isystem inc
      -isystem @T@/sys
      -idirafter inc2
      -I=inc
      -I-
      -iprefix inc/ -iwithprefix deep
      --sysroot=@T@
      -isysroot @T@
      -nostdinc
      -include h0.h
      -include h1.h
      -include inc/h2.h
      -imacros h2.h
      -imacros inc/h0.h
      -include nowhere.h
      --include=h3.h
      -MD
      -MD
      -MMD
      -MMD
      -MP
      -MG
      -MD -MFout/x.d
      -MD -MF out/y.d
      -MMD -MF y.d
      -MD -MT tgt
      -MD -MQ a$b
      -MMD -MT one -MT two
      -MD -MP -MF out/z.d
      -MF alone.d
      -Wp,-MD,wp.d
      -Wp,-MMD,out/wp.d
      -Wp,-MD,wp.d,-MP
      -Wp,-DD0=5
      -Wp,-DD0=5,-Iinc
      -Wp,-MD,wp.d -MT tgt
      -Xpreprocessor -DD1
      -Xpreprocessor -MD -Xpreprocessor xp.d
      -Wall
      -Wall
      -Wextra
      -Werror
      -Wno-unused
      -Wno-nosuch
      -Wnosuch
      -Wundef
      -Wsystem-headers
      -Wunused-macros
      -Wdate-time
      -w
      -pedantic
      -pedantic-errors
      -fPIC
      -fpic
      -fno-common
      -fstack-protector-all
      -ffunction-sections
      -fdata-sections
      -fvisibility=hidden
      -fverbose-asm
      -fno-asynchronous-unwind-tables
      -frandom-seed=1
      -ffile-prefix-map=@T@=x
      -fdebug-prefix-map=@T@=y
      -fmacro-prefix-map=inc=z
      -ffile-prefix-map=sub=w
      -fdebug-compilation-dir=@T@
      -fdiagnostics-color=always
      -fdiagnostics-color=auto
      -fno-diagnostics-show-caret
      -fdiagnostics-format=json
      -fdiagnostics-format=sarif-file
      -fdiagnostics-plain-output
      -fdiagnostics-show-template-tree
      -fmax-errors=1
      -fmessage-length=40
      -fsyntax-only
      -fpermissive
      -finput-charset=latin1
      -fexec-charset=latin1
      -fdirectives-only
      -fpreprocessed
      -fworking-directory
      -fno-working-directory
      -fno-canonical-system-headers
      -fsanitize=undefined
      -fsanitize=address
      -fopenmp
      -fshort-enums
      -funsigned-char
      -fpack-struct=1
      -fno-builtin
      -ffreestanding
      -ftrack-macro-expansion=0
      -fdebug-types-section
      -fno-eliminate-unused-debug-types
      -fstack-usage
      -fcallgraph-info
      -fdump-tree-original
      -fdump-rtl-final
      -fdump-final-insns
      -fopt-info
      -fopt-info-all=opt.txt
      -fsave-optimization-record
      -fcompare-debug
      -fprofile-arcs
      -ftest-coverage
      --coverage
      -fprofile-generate
      -fprofile-use
      -fprofile-use=nowhere.gcda
      -fprofile-instr-generate
      -fcoverage-mapping
      -flto
      -flto -ffat-lto-objects
      -ftime-trace
      -save-temps
      -save-temps=obj
      -save-temps=cwd
      -dumpbase other
      -dumpdir out/
      -dumpbase-ext .c
      -aux-info aux.txt
      -dD
      -dM
      -frecord-gcc-switches
      -fplugin=nowhere.so
      -pipe
      -H
      -C
      -E
      -S
      -S
      -M
      -MM
      -P
      -v
      -###
      --version
      -dumpversion
      -print-search-dirs
      -Q
      -undef
      -trigraphs
      -traditional-cpp
      -ansi
      -std=c11
      -std=gnu99
      -std=c++17
      -std=gnu++20
      -x c
      -x c++
      -x none
      -x assembler-with-cpp
      -xc
      --language=c
      -m32
      -march=native
      -mtune=native
      -mtune=generic
      -mavx2
      -pthread
      -p
      -pg
      -finstrument-functions
      -B tools
      -Btools/
      -B@T@/tools/
      -specs=my.specs
      -specs my.specs
      -wrapper tools/wrap
      -no-canonical-prefixes
      -no-integrated-cpp
      -integrated-as
      -fno-integrated-as
      @opts.rsp
      @opts.rsp
      @nested.rsp
      @nowhere.rsp
      -Wa,-adhln=listing.lst
      -Wa,--defsym,Q=1
      -Wa,--defsym,Q=2
      -Wa,-Iinc
      -Wa,--noexecstack
      -Wa,--MD,wa.d
      -Wa,@nested.rsp
      -Xassembler --defsym -Xassembler Q=3
      -Wl,-x
      -lm
      -Lnowhere
      --param max-inline-insns-single=5
      --param=max-inline-insns-single=6
      -fnosuch
      -nosuch
      -mnosuch
      -emit-llvm
      -Xclang -fno-validate-pch
      -mllvm -enable-tbaa
      -fcolor-diagnostics
      -fmodules
      -fdiagnostics-show-option
      -Qunused-arguments
      --serialize-diagnostics out/x.dia
      -fansi-escape-codes
      -fdiagnostics-absolute-paths
      -fdebug-macro
      -gline-tables-only
      -fembed-bitcode
      -ftrivial-auto-var-init=zero
      -fsanitize-blacklist=my.list
      -fstack-clash-protection
      -fcf-protection=full
      -D_FORTIFY_SOURCE=2
      -Winvalid-pch
      -fauto-profile=nowhere.afdo
      """
          .lines()
          .toList();

  /** Options with which most compiles succeed and are cached. */
  static final List<String> COMMON =
      """
      -O0
      -O1
      -O2
      -O2
      -Os
      -g
      -g
      -g3
      -gdwarf-4
      -DD0=1
      -DD0=2
      -DD0=3
      -D D0=4
      -DD1
      -UD0
      -Iinc2
      -Iinc2
      -Isub
      -I.
      -Icur
      -Inowhere
      -I@T@/inc2
      -iquote inc2
      -iquote sub
      -isystem sys
      -isystem inc2
      -idirafter sys
      -include h0.h
      -include inc/h1.h
      -imacros h2.h
      -MD
      -MD
      -MMD
      -MMD
      -MP
      -MD -MF out/y.d
      -MD -MT tgt
      -MMD -MQ a$b
      -Wp,-MD,out/wp.d
      -Wp,-DD0=5
      -Wall
      -Wall
      -Wextra
      -w
      -Wunused-macros
      -Wsystem-headers
      -fPIC
      -ffunction-sections
      -fdebug-prefix-map=@T@=y
      -ffile-prefix-map=sub=w
      -fdiagnostics-color=always
      -std=gnu11
      -fno-common
      -pipe
      -x c
      @opts.rsp
      @nested.rsp
      -Wa,--defsym,Q=1
      -S
      """
          .lines()
          .toList();

  /** Variables beside the usual ones. */
  static final List<String> VARIABLES =
      """
      CPATH=inc
      CPATH=inc2:inc
      CPATH=@T@/inc
      CPATH=
      CPATH=:inc
      C_INCLUDE_PATH=inc
      C_INCLUDE_PATH=sys
      CPLUS_INCLUDE_PATH=inc2
      OBJC_INCLUDE_PATH=inc
      SOURCE_DATE_EPOCH=1000000000
      SOURCE_DATE_EPOCH=1200000000
      SOURCE_DATE_EPOCH=nonsense
      LANG=de_DE.UTF-8
      LANG=C.UTF-8
      LANG=C
      LC_ALL=C.UTF-8
      LC_ALL=C
      LC_MESSAGES=C
      LANGUAGE=de
      GCC_COLORS=error=01;35
      GCC_COLORS=
      TERM=xterm-256color
      COLUMNS=40
      NO_COLOR=1
      TMPDIR=@T@/tmp
      TMPDIR=tmp
      TMPDIR=@T@/nowhere
      TMP=@T@/tmp
      PWD=@T@
      PWD=@T@/.
      PWD=@T@/self
      PWD=/nowhere
      DEPENDENCIES_OUTPUT=out/env.d
      DEPENDENCIES_OUTPUT=out/env.d tgt
      SUNPRO_DEPENDENCIES=out/sun.d
      COMPILER_PATH=@T@/tools
      GCC_EXEC_PREFIX=@T@/tools/
      LIBRARY_PATH=@T@/lib
      GCC_COMPARE_DEBUG=-gtoggle
      COLLECT_GCC_OPTIONS=x
      CCC_OVERRIDE_OPTIONS=+-DD0=6
      CCC_ADD_ARGS=-DD0=6
      CC_PRINT_OPTIONS=1
      CC_PRINT_HEADERS=1
      CC_LOG_DIAGNOSTICS=1
      PATH=@T@/tools:/usr/local/bin:/usr/bin:/bin
      MAKEFLAGS=-j2
      CFLAGS=-DD0=9
      POSIXLY_CORRECT=1
      LD_LIBRARY_PATH=@T@/lib
      MALLOC_PERTURB_=5
      GCC_URLS=st
      TERM_URLS=st
      EXPERIMENTAL_URLS=yes
      """
          .lines()
          .toList();

  /** Where outputs go; {@code %} is the unit's name. */
  static final List<String> OUTPUTS =
      """


      -o out/%.o
      -o out/%.o
      -o out/%.o
      -o out/%.o
      -o out/%.o
      -o out/%.o
      -o %.obj
      -oout/%.o
      -o ./out/../out/%.o
      -o @T@/out/%.o
      -o out/a b %.o
      -o out/$%.o
      -o out/link.o
      -o out/folder
      -o missing/%.o
      -o out/%
      """
          .lines()
          .toList();

  /** Working directories. */
  static final List<String> PLACES = List.of("", "", "", "", "", "sub", "self", "self", "inc");

  private Words() {}
}
