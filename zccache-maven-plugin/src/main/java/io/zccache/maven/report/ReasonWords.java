/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The reasons of misses and of declined calls in words, which are the daemon's own: the plugin does
 * not load the daemon, but its tests compare.
 */
final class ReasonWords {

  /** A line for each reason: its name, a colon, the words. */
  private static final String TABLE =
      """
      first_seen: never compiled this way before
      input_changed: an input changed
      input_gone: an input is gone
      header_shadowed: another header comes first on the search path
      search_changed: a folder on the search path leads elsewhere
      entry_damaged: the stored entry is damaged
      blob_gone: a stored payload is gone
      delivery_failed: the stored result could not be delivered
      store_failed: the store could not be read
      excluded: the user wants this tool left alone
      not_a_compiler: the tool is no C or C++ compiler
      unknown_compiler: the compiler is neither gcc nor clang
      compiler_script: the compiler is a script
      compiler_configured: a configuration file (.cfg) may give the compiler options
      not_a_compile: the call compiles nothing to an object (no -c or -S)
      preprocess_only: the call only preprocesses (-E)
      dependencies_only: the call only lists dependencies (-M, -MM)
      information_query: the call asks the compiler about itself
      no_source: the call names no source file
      several_sources: the call compiles several sources at once
      stdin_source: the source comes from standard input
      unsupported_language: the language is not C, C++ or assembler
      unsupported_option: an option is not known to be safe to cache
      response_file: a response file cannot be read or is nested too deep
      not_text: an argument or response file is not UTF-8
      file_valued_option: an option names a file that the compiler reads or writes
      tool_folder: an option chooses the compiler's own programs (-wrapper)
      specs: an option or a folder changes the compiler's specs
      plugin: the compiler loads a plugin
      native_tuning: the code is tuned for this processor (-march=native)
      profile: the compile writes or reads a profile
      coverage: the compile is instrumented for coverage
      split_dwarf: the debug records go to a file of their own (-gsplit-dwarf)
      save_temps: intermediate files are kept (-save-temps)
      dump: the compiler dumps its internals
      side_output: the compiler writes another file beside the object
      listing: the assembler's listing may quote files that no list tells of
      report: the compiler reports times or memory, which differ in each run
      command_recorded: the command line is written into the output
      precompiled_header: a precompiled header is made or used
      modules: modules are made or used
      lto: the object is for link-time optimisation
      dependency_options: the dependency options do not fit together
      output_not_a_file: the output is no regular file
      output_kept: an output is left as it is, or written into a file with other names or owner
      output_is_input: an output has the name of another file of the call
      output_folder_missing: the folder of the output does not exist
      time_macro: the source uses __DATE__, __TIME__ or __TIMESTAMP__
      computed_include: macros may name the first header, and a precompiled one may take its place
      has_include: the source asks which headers exist (__has_include)
      embedded_file: the source embeds a file (.incbin, #embed)
      assembler_input: the assembler includes a file (.include)
      file_times: times of files decide (#pragma GCC dependency, twins of once-only headers)
      unknown_archiver: the archiver is neither GNU's nor LLVM's
      archive_operation: the archiver is not asked to add members or to make an index
      archive_times: times and owners of files get into the archive, or decide what does
      archive_thin: the archive is thin, or what is in its place is no archive
      archive_plugin: a plugin decides what the index of the archive holds
      unknown_copier: the strip or objcopy is neither GNU's nor LLVM's
      copy_in_place: an object is changed in its place, or keeps its times (strip, objcopy)
      copy_format: what is copied is no ELF object, and may hold names or times
      linker: the linker is not GNU's, or does not tell what it reads
      linker_script: a linker script names files in a way that is not understood
      linker_speaks: the linker warns, maybe of a library that it has not found
      link_map: the linker's map names its output in a way that is not understood
      output_named: what is linked names itself as its name is given
      loader_configured: the loader's configuration includes files from elsewhere
      build_id: the linker invents a build id (--build-id=uuid)
      output_announced: the tool prints its own name or that of what it makes
      output_touched: the file that is to be changed was changed by somebody else
      tool_failed: the tool failed, and runs again in place to leave what it leaves
      store_unavailable: the store cannot be used
      """;

  private static final Map<String, String> WORDS =
      TABLE
          .lines()
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private ReasonWords() {}

  /** The words for a reason's name; the name itself, made readable, for one of another version. */
  static String of(String name) {
    return WORDS.getOrDefault(name, name.replace('_', ' '));
  }
}
