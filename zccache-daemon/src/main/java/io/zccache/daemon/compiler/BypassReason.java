/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/**
 * Why a call is run by the real tool and not cached: the name is the counter, the text is for
 * users.
 */
public enum BypassReason {
  EXCLUDED("the user wants this tool left alone"),
  NOT_A_COMPILER("the tool is no C or C++ compiler"),
  UNKNOWN_COMPILER("the compiler is neither gcc nor clang"),
  COMPILER_SCRIPT("the compiler is a script"),
  COMPILER_CONFIGURED("a configuration file (.cfg) may give the compiler options"),
  NOT_A_COMPILE("the call compiles nothing to an object (no -c or -S)"),
  PREPROCESS_ONLY("the call only preprocesses (-E)"),
  DEPENDENCIES_ONLY("the call only lists dependencies (-M, -MM)"),
  INFORMATION_QUERY("the call asks the compiler about itself"),
  NO_SOURCE("the call names no source file"),
  SEVERAL_SOURCES("the call compiles several sources at once"),
  STDIN_SOURCE("the source comes from standard input"),
  UNSUPPORTED_LANGUAGE("the language is not C, C++ or assembler"),
  UNSUPPORTED_OPTION("an option is not known to be safe to cache"),
  RESPONSE_FILE("a response file cannot be read or is nested too deep"),
  NOT_TEXT("an argument or response file is not UTF-8"),
  FILE_VALUED_OPTION("an option names a file that the compiler reads or writes"),
  TOOL_FOLDER("an option chooses the compiler's own programs (-wrapper)"),
  SPECS("an option or a folder changes the compiler's specs"),
  PLUGIN("the compiler loads a plugin"),
  NATIVE_TUNING("the code is tuned for this processor (-march=native)"),
  PROFILE("the compile writes or reads a profile"),
  COVERAGE("the compile is instrumented for coverage"),
  SPLIT_DWARF("the debug records go to a file of their own (-gsplit-dwarf)"),
  SAVE_TEMPS("intermediate files are kept (-save-temps)"),
  DUMP("the compiler dumps its internals"),
  SIDE_OUTPUT("the compiler writes another file beside the object"),
  LISTING("the assembler's listing may quote files that no list tells of"),
  REPORT("the compiler reports times or memory, which differ in each run"),
  COMMAND_RECORDED("the command line is written into the output"),
  PRECOMPILED_HEADER("a precompiled header is made or used"),
  MODULES("modules are made or used"),
  LTO("the object is for link-time optimisation"),
  DEPENDENCY_OPTIONS("the dependency options do not fit together"),
  OUTPUT_NOT_A_FILE("the output is no regular file"),
  OUTPUT_KEPT("an output is left as it is, or written into a file with other names or owner"),
  OUTPUT_IS_INPUT("an output has the name of another file of the call"),
  OUTPUT_FOLDER_MISSING("the folder of the output does not exist"),
  TIME_MACRO("the source uses __DATE__, __TIME__ or __TIMESTAMP__"),
  COMPUTED_INCLUDE("macros may name the first header, and a precompiled one may take its place"),
  HAS_INCLUDE("the source asks which headers exist (__has_include)"),
  EMBEDDED_FILE("the source embeds a file (.incbin, #embed)"),
  ASSEMBLER_INPUT("the assembler includes a file (.include)"),
  FILE_TIMES("times of files decide (#pragma GCC dependency, twins of once-only headers)"),
  UNKNOWN_ARCHIVER("the archiver is neither GNU's nor LLVM's"),
  ARCHIVE_OPERATION("the archiver is not asked to add members or to make an index"),
  ARCHIVE_TIMES("times and owners of files get into the archive, or decide what does"),
  ARCHIVE_THIN("the archive is thin, or what is in its place is no archive"),
  ARCHIVE_PLUGIN("a plugin decides what the index of the archive holds"),
  UNKNOWN_COPIER("the strip or objcopy is neither GNU's nor LLVM's"),
  COPY_IN_PLACE("an object is changed in its place, or keeps its times (strip, objcopy)"),
  COPY_FORMAT("what is copied is no ELF object, and may hold names or times"),
  LINKER("the linker is not GNU's, or does not tell what it reads"),
  LINKER_SCRIPT("a linker script names files in a way that is not understood"),
  LINKER_SPEAKS("the linker warns, maybe of a library that it has not found"),
  LINK_MAP("the linker's map names its output in a way that is not understood"),
  OUTPUT_NAMED("what is linked names itself as its name is given"),
  LOADER_CONFIGURED("the loader's configuration includes files from elsewhere"),
  BUILD_ID("the linker invents a build id (--build-id=uuid)"),
  OUTPUT_ANNOUNCED("the tool prints its own name or that of what it makes"),
  OUTPUT_TOUCHED("the file that is to be changed was changed by somebody else"),
  TOOL_FAILED("the tool failed, and runs again in place to leave what it leaves"),
  STORE_UNAVAILABLE("the store cannot be used");

  private final String text;

  BypassReason(String text) {
    this.text = text;
  }

  /** Whether the reason is what the call is for, not how it does it. */
  boolean isPurpose() {
    return switch (this) {
      case NOT_A_COMPILE, PREPROCESS_ONLY, DEPENDENCIES_ONLY, INFORMATION_QUERY -> true;
      default -> false;
    };
  }

  /** One line for users, without a full stop. */
  public String text() {
    return text;
  }
}
