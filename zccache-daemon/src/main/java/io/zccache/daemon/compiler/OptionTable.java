/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static io.zccache.daemon.compiler.BypassReason.COMMAND_RECORDED;
import static io.zccache.daemon.compiler.BypassReason.COVERAGE;
import static io.zccache.daemon.compiler.BypassReason.DEPENDENCIES_ONLY;
import static io.zccache.daemon.compiler.BypassReason.DEPENDENCY_OPTIONS;
import static io.zccache.daemon.compiler.BypassReason.DUMP;
import static io.zccache.daemon.compiler.BypassReason.FILE_VALUED_OPTION;
import static io.zccache.daemon.compiler.BypassReason.INFORMATION_QUERY;
import static io.zccache.daemon.compiler.BypassReason.LTO;
import static io.zccache.daemon.compiler.BypassReason.MODULES;
import static io.zccache.daemon.compiler.BypassReason.NOT_A_COMPILE;
import static io.zccache.daemon.compiler.BypassReason.PLUGIN;
import static io.zccache.daemon.compiler.BypassReason.PRECOMPILED_HEADER;
import static io.zccache.daemon.compiler.BypassReason.PREPROCESS_ONLY;
import static io.zccache.daemon.compiler.BypassReason.PROFILE;
import static io.zccache.daemon.compiler.BypassReason.REPORT;
import static io.zccache.daemon.compiler.BypassReason.SAVE_TEMPS;
import static io.zccache.daemon.compiler.BypassReason.SIDE_OUTPUT;
import static io.zccache.daemon.compiler.BypassReason.SPECS;
import static io.zccache.daemon.compiler.BypassReason.SPLIT_DWARF;
import static io.zccache.daemon.compiler.BypassReason.STDIN_SOURCE;
import static io.zccache.daemon.compiler.BypassReason.TOOL_FOLDER;
import static io.zccache.daemon.compiler.BypassReason.UNSUPPORTED_LANGUAGE;
import static io.zccache.daemon.compiler.BypassReason.UNSUPPORTED_OPTION;
import static io.zccache.daemon.compiler.Option.Attachment.JOINED;
import static io.zccache.daemon.compiler.Option.Attachment.JOINED_OR_SEPARATE;
import static io.zccache.daemon.compiler.Option.Attachment.NONE;
import static io.zccache.daemon.compiler.Option.Attachment.OPEN;
import static io.zccache.daemon.compiler.Option.Attachment.SEPARATE;
import static io.zccache.daemon.compiler.Option.Effect.ALL_DEPENDENCIES;
import static io.zccache.daemon.compiler.Option.Effect.ASSEMBLY;
import static io.zccache.daemon.compiler.Option.Effect.CALL_GRAPH;
import static io.zccache.daemon.compiler.Option.Effect.DEBUG;
import static io.zccache.daemon.compiler.Option.Effect.DEFINITION;
import static io.zccache.daemon.compiler.Option.Effect.DEPENDENCY_FILE;
import static io.zccache.daemon.compiler.Option.Effect.DEPENDENCY_TARGET;
import static io.zccache.daemon.compiler.Option.Effect.DIAGNOSTICS_FILE;
import static io.zccache.daemon.compiler.Option.Effect.FILE_INPUT;
import static io.zccache.daemon.compiler.Option.Effect.HEADER_INPUT;
import static io.zccache.daemon.compiler.Option.Effect.INTERMEDIATES;
import static io.zccache.daemon.compiler.Option.Effect.LANGUAGE;
import static io.zccache.daemon.compiler.Option.Effect.NATIVE;
import static io.zccache.daemon.compiler.Option.Effect.OBJECT;
import static io.zccache.daemon.compiler.Option.Effect.OUTPUT;
import static io.zccache.daemon.compiler.Option.Effect.PHONY_DEPENDENCIES;
import static io.zccache.daemon.compiler.Option.Effect.PLAIN;
import static io.zccache.daemon.compiler.Option.Effect.PLUGIN_ARGUMENT;
import static io.zccache.daemon.compiler.Option.Effect.PROFILE_COUNTERS;
import static io.zccache.daemon.compiler.Option.Effect.PROFILE_INPUT;
import static io.zccache.daemon.compiler.Option.Effect.PROFILE_OF_OUTPUT;
import static io.zccache.daemon.compiler.Option.Effect.QUOTED_DEPENDENCY_TARGET;
import static io.zccache.daemon.compiler.Option.Effect.SEARCH;
import static io.zccache.daemon.compiler.Option.Effect.SPLIT_DEBUG;
import static io.zccache.daemon.compiler.Option.Effect.STACK_USAGE;
import static io.zccache.daemon.compiler.Option.Effect.TIME_TRACE;
import static io.zccache.daemon.compiler.Option.Effect.TO_ASSEMBLER;
import static io.zccache.daemon.compiler.Option.Effect.TO_PREPROCESSOR;
import static io.zccache.daemon.compiler.Option.Effect.USER_DEPENDENCIES;

import io.zccache.daemon.compiler.Option.Attachment;
import io.zccache.daemon.compiler.Option.Effect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the options of gcc and clang, a row an option, sorted by spelling. The row with
 * the longest spelling that matches a word is the one that counts; a word that begins with a dash
 * and matches none is declined. An option has a row other than a declining one only if the compiler
 * then reads and writes no file that the dependency file or the command line's reading does not
 * tell; such options may be families. A family of {@code -f} holds only words without an equals
 * sign, because behind one a file may be named.
 */
final class OptionTable {
  /** All rows. */
  static final List<Option> ROWS =
      List.of(
          row("-", NONE, STDIN_SOURCE),
          row("-###", NONE, INFORMATION_QUERY),
          row("--coverage", NONE, Effect.COVERAGE),
          row("--help", JOINED, INFORMATION_QUERY),
          row("--param", SEPARATE, PLAIN),
          row("--param=", JOINED, PLAIN),
          row("--precompile", NONE, MODULES),
          row("--prefix", SEPARATE, SEARCH),
          row("--prefix=", JOINED, SEARCH),
          row("--print-", JOINED, INFORMATION_QUERY),
          row("--save-temps", JOINED, SAVE_TEMPS),
          row("--serialize-diagnostics", SEPARATE, DIAGNOSTICS_FILE),
          row("--specs", SEPARATE, Effect.SPECS),
          row("--specs=", JOINED, Effect.SPECS),
          row("--std=", JOINED, SEARCH),
          row("--stdlib=", JOINED, SEARCH),
          row("--sysroot", SEPARATE, SEARCH),
          row("--sysroot=", JOINED, SEARCH),
          row("--target", SEPARATE, SEARCH),
          row("--target-help", NONE, INFORMATION_QUERY),
          row("--target=", JOINED, SEARCH),
          row("--version", NONE, INFORMATION_QUERY),
          row("-B", JOINED_OR_SEPARATE, SEARCH),
          row("-C", NONE, PLAIN),
          row("-CC", NONE, PLAIN),
          row("-D", JOINED_OR_SEPARATE, DEFINITION),
          row("-E", NONE, PREPROCESS_ONLY),
          row("-F", JOINED_OR_SEPARATE, SEARCH),
          row("-H", JOINED, DUMP),
          row("-I", JOINED_OR_SEPARATE, SEARCH),
          row("-I-", NONE, UNSUPPORTED_OPTION),
          row("-L", JOINED_OR_SEPARATE, PLAIN),
          row("-M", NONE, DEPENDENCIES_ONLY),
          row("-MD", NONE, ALL_DEPENDENCIES),
          row("-MF", JOINED_OR_SEPARATE, DEPENDENCY_FILE),
          row("-MG", NONE, DEPENDENCY_OPTIONS),
          row("-MJ", JOINED_OR_SEPARATE, SIDE_OUTPUT),
          row("-MM", NONE, DEPENDENCIES_ONLY),
          row("-MMD", NONE, USER_DEPENDENCIES),
          row("-MP", NONE, PHONY_DEPENDENCIES),
          row("-MQ", JOINED_OR_SEPARATE, QUOTED_DEPENDENCY_TARGET),
          row("-MT", JOINED_OR_SEPARATE, DEPENDENCY_TARGET),
          row("-Mmodules", JOINED, MODULES),
          row("-O", NONE, PLAIN),
          row("-O0", NONE, PLAIN),
          row("-O1", NONE, PLAIN),
          row("-O2", NONE, PLAIN),
          row("-O3", NONE, PLAIN),
          row("-ObjC", NONE, UNSUPPORTED_LANGUAGE),
          row("-ObjC++", NONE, UNSUPPORTED_LANGUAGE),
          row("-Ofast", NONE, PLAIN),
          row("-Og", NONE, PLAIN),
          row("-Os", NONE, PLAIN),
          row("-Oz", NONE, PLAIN),
          row("-P", NONE, PLAIN),
          row("-Q", NONE, REPORT),
          row("-Qunused-arguments", NONE, PLAIN),
          row("-S", NONE, ASSEMBLY),
          row("-T", SEPARATE, PLAIN),
          row("-U", JOINED_OR_SEPARATE, DEFINITION),
          row("-W", JOINED, PLAIN),
          row("-Wa,", JOINED, TO_ASSEMBLER),
          row("-Wl,", JOINED, PLAIN),
          row("-Wp,", JOINED, TO_PREPROCESSOR),
          row("-Xassembler", SEPARATE, TO_ASSEMBLER),
          row(FrontEndWords.PASS, SEPARATE, UNSUPPORTED_OPTION),
          row("-Xlinker", SEPARATE, PLAIN),
          row("-Xpreprocessor", SEPARATE, UNSUPPORTED_OPTION),
          row("-ansi", NONE, SEARCH),
          row("-aux-info", SEPARATE, SIDE_OUTPUT),
          row("-aux-info=", JOINED, SIDE_OUTPUT),
          row("-c", NONE, OBJECT),
          row("-canonical-prefixes", NONE, TOOL_FOLDER),
          row("-coverage", NONE, Effect.COVERAGE),
          row("-d", JOINED, DUMP),
          row("-dumpbase", SEPARATE, DUMP),
          row("-dumpdir", SEPARATE, DUMP),
          row("-dumpfullversion", NONE, INFORMATION_QUERY),
          row("-dumpmachine", NONE, INFORMATION_QUERY),
          row("-dumpspecs", NONE, INFORMATION_QUERY),
          row("-dumpversion", NONE, INFORMATION_QUERY),
          row("-e", SEPARATE, PLAIN),
          row("-emit-llvm", JOINED, LTO),
          row("-emit-module", JOINED, MODULES),
          row("-emit-pch", NONE, PRECOMPILED_HEADER),
          row("-f", OPEN, SEARCH),
          row("-fabi-compat-version=", JOINED, PLAIN),
          row("-fabi-version=", JOINED, PLAIN),
          row("-falign-functions=", JOINED, PLAIN),
          row("-falign-jumps=", JOINED, PLAIN),
          row("-falign-labels=", JOINED, PLAIN),
          row("-falign-loops=", JOINED, PLAIN),
          row("-fapinotes", JOINED, MODULES),
          row("-fauto-profile", JOINED, PROFILE),
          row("-fauto-profile=", JOINED, FILE_INPUT),
          row("-fbasic-block-sections=", JOINED, FILE_VALUED_OPTION),
          row("-fbranch-probabilities", NONE, PROFILE_OF_OUTPUT),
          row("-fbuiltin-module-map", JOINED, MODULES),
          row("-fcache-compile-job", JOINED, UNSUPPORTED_OPTION),
          row("-fcallgraph-info", NONE, CALL_GRAPH),
          row("-fcallgraph-info=", JOINED, CALL_GRAPH),
          row("-fcas-", JOINED, UNSUPPORTED_OPTION),
          row("-fcf-protection=", JOINED, PLAIN),
          row("-fclang-abi-compat=", JOINED, PLAIN),
          row("-fcompare-debug", JOINED, SIDE_OUTPUT),
          row("-fcondition-coverage", JOINED, COVERAGE),
          row("-fconstexpr-depth=", JOINED, PLAIN),
          row("-fconstexpr-loop-limit=", JOINED, PLAIN),
          row("-fcoverage-", JOINED, COVERAGE),
          row("-fcoverage-mapping", NONE, DEBUG),
          row("-fcs-profile", JOINED, PROFILE),
          row("-fcxx-modules", JOINED, MODULES),
          row("-fdbg-cnt", JOINED, DUMP),
          row("-fdebug-info-for-profiling", NONE, DEBUG),
          row("-fdebug-macro", NONE, DEBUG),
          row("-fdebug-prefix-map=", JOINED, PLAIN),
          row("-fdebug-types-section", NONE, DEBUG),
          row("-fdeps", JOINED, MODULES),
          row("-fdepscan", JOINED, UNSUPPORTED_OPTION),
          row("-fdiagnostics-absolute-paths", NONE, UNSUPPORTED_OPTION),
          row("-fdiagnostics-color=", JOINED, PLAIN),
          row("-fdiagnostics-column-origin=", JOINED, PLAIN),
          row("-fdiagnostics-column-unit=", JOINED, PLAIN),
          row("-fdiagnostics-escape-format=", JOINED, PLAIN),
          row("-fdiagnostics-format=clang", NONE, PLAIN),
          row("-fdiagnostics-format=json", NONE, PLAIN),
          row("-fdiagnostics-format=json-stderr", NONE, PLAIN),
          row("-fdiagnostics-format=text", NONE, PLAIN),
          row("-fdiagnostics-minimum-margin-width=", JOINED, PLAIN),
          row("-fdiagnostics-path-format=", JOINED, PLAIN),
          row("-fdiagnostics-show-location=", JOINED, PLAIN),
          row("-fdiagnostics-urls=", JOINED, PLAIN),
          row("-fdirectives-only", JOINED, UNSUPPORTED_OPTION),
          row("-fdisable-", JOINED, DUMP),
          row("-fdump", JOINED, DUMP),
          row("-fembed-bitcode", JOINED, COMMAND_RECORDED),
          row("-fembed-offload-object", JOINED, COMMAND_RECORDED),
          row("-fenable-", JOINED, DUMP),
          row("-fexcess-precision=", JOINED, PLAIN),
          row("-fexec-charset=", JOINED, PLAIN),
          row("-ffile-prefix-map=", JOINED, PLAIN),
          row("-ffp-contract=", JOINED, PLAIN),
          row("-ffp-exception-behavior=", JOINED, PLAIN),
          row("-ffp-model=", JOINED, PLAIN),
          row("-fhelp", JOINED, INFORMATION_QUERY),
          row("-fimplicit-module", JOINED, MODULES),
          row("-finline-limit=", JOINED, PLAIN),
          row("-finput-charset=", JOINED, UNSUPPORTED_OPTION),
          row("-finput-charset=UTF-8", NONE, PLAIN),
          row("-finput-charset=utf-8", NONE, PLAIN),
          row("-flang-info-", JOINED, MODULES),
          row("-flifetime-dse=", JOINED, PLAIN),
          row("-flimit-debug-info", NONE, DEBUG),
          row("-flto", JOINED, LTO),
          row("-fmacro-prefix-map=", JOINED, PLAIN),
          row("-fmax-errors=", JOINED, PLAIN),
          row("-fmem-report", JOINED, REPORT),
          row("-fmemory-profile", JOINED, PROFILE),
          row("-fmessage-length=", JOINED, PLAIN),
          row("-fmin-function-alignment=", JOINED, PLAIN),
          row("-fmodule", JOINED, MODULES),
          row("-fnew-alignment=", JOINED, PLAIN),
          row("-fno-", OPEN, SEARCH),
          row("-fno-implicit-modules", JOINED, MODULES),
          row("-fno-integrated-as", NONE, TOOL_FOLDER),
          row("-fno-sanitize-recover=", JOINED, PLAIN),
          row("-fno-sanitize=", JOINED, PLAIN),
          row("-foffload", JOINED, UNSUPPORTED_OPTION),
          row("-fopenmp=", JOINED, PLAIN),
          row("-fopt-info", JOINED, SIDE_OUTPUT),
          row("-forder-file-instrumentation", JOINED, PROFILE),
          row("-fpack-struct=", JOINED, PLAIN),
          row("-fpass-plugin", JOINED, PLUGIN),
          row("-fpass-plugin=", JOINED, Effect.PLUGIN),
          row("-fpatchable-function-entry=", JOINED, PLAIN),
          row("-fpath-coverage", JOINED, COVERAGE),
          row("-fpch-", JOINED, PRECOMPILED_HEADER),
          row("-fpch-instantiate-templates", NONE, PLAIN),
          row("-fplugin", JOINED, PLUGIN),
          row("-fplugin-arg-", JOINED, PLUGIN_ARGUMENT),
          row("-fplugin=", JOINED, Effect.PLUGIN),
          row("-fpost-ipa-mem-report", JOINED, REPORT),
          row("-fpre-ipa-mem-report", JOINED, REPORT),
          row("-fprebuilt-", JOINED, MODULES),
          row("-fpreprocessed", JOINED, UNSUPPORTED_OPTION),
          row("-fproc-stat-report", JOINED, REPORT),
          row("-fprofile", JOINED, PROFILE),
          row("-fprofile-abs-path", NONE, PLAIN),
          row("-fprofile-arcs", NONE, PROFILE_COUNTERS),
          row("-fprofile-correction", NONE, PLAIN),
          row("-fprofile-dir=", JOINED, PLAIN),
          row("-fprofile-generate", NONE, PROFILE_COUNTERS),
          row("-fprofile-generate=", JOINED, PROFILE_COUNTERS),
          row("-fprofile-instr-generate", NONE, DEBUG),
          row("-fprofile-instr-generate=", JOINED, DEBUG),
          row("-fprofile-instr-use=", JOINED, FILE_INPUT),
          row("-fprofile-list=", JOINED, FILE_INPUT),
          row("-fprofile-partial-training", NONE, PLAIN),
          row("-fprofile-remapping-file=", JOINED, FILE_INPUT),
          row("-fprofile-reorder-functions", NONE, PLAIN),
          row("-fprofile-sample-use=", JOINED, FILE_INPUT),
          row("-fprofile-update=", JOINED, PLAIN),
          row("-fprofile-use", NONE, PROFILE_OF_OUTPUT),
          row("-fprofile-use=", JOINED, PROFILE_INPUT),
          row("-fprofile-values", NONE, PLAIN),
          row("-frandom-seed=", JOINED, Effect.RANDOM_SEED),
          row("-frecord-command-line", NONE, COMMAND_RECORDED),
          row("-frecord-gcc-switches", NONE, COMMAND_RECORDED),
          row("-frepo", JOINED, SIDE_OUTPUT),
          row("-frewrite-", JOINED, UNSUPPORTED_OPTION),
          row("-fsanitize-blacklist=", JOINED, FILE_INPUT),
          row("-fsanitize-coverage-allowlist=", JOINED, FILE_INPUT),
          row("-fsanitize-coverage-ignorelist=", JOINED, FILE_INPUT),
          row("-fsanitize-coverage=", JOINED, PLAIN),
          row("-fsanitize-ignorelist=", JOINED, FILE_INPUT),
          row("-fsanitize-recover=", JOINED, PLAIN),
          row("-fsanitize-sections=", JOINED, PLAIN),
          row("-fsanitize-undefined-strip-path-components=", JOINED, PLAIN),
          row("-fsanitize=", JOINED, PLAIN),
          row("-fsave-optimization-record", JOINED, SIDE_OUTPUT),
          row("-fsearch-include-path", JOINED, UNSUPPORTED_OPTION),
          row("-fsimd-cost-model=", JOINED, PLAIN),
          row("-fsplit-lto-unit", JOINED, LTO),
          row("-fstack-check=", JOINED, PLAIN),
          row("-fstack-reuse=", JOINED, PLAIN),
          row("-fstack-usage", NONE, STACK_USAGE),
          row("-fstandalone-debug", NONE, DEBUG),
          row("-fstats", JOINED, REPORT),
          row("-fstrict-flex-arrays=", JOINED, PLAIN),
          row("-fstrong-eval-order=", JOINED, PLAIN),
          row("-fsyntax-only", NONE, NOT_A_COMPILE),
          row("-fsystem-module", JOINED, MODULES),
          row("-ftabstop=", JOINED, PLAIN),
          row("-ftarget-help", NONE, INFORMATION_QUERY),
          row("-ftemplate-backtrace-limit=", JOINED, PLAIN),
          row("-ftemplate-depth=", JOINED, PLAIN),
          row("-ftest-coverage", NONE, Effect.COVERAGE),
          row("-fthin", JOINED, LTO),
          row("-ftime-report", JOINED, REPORT),
          row("-ftime-trace", NONE, TIME_TRACE),
          row("-ftime-trace-", JOINED, SIDE_OUTPUT),
          row("-ftime-trace-granularity=", JOINED, PLAIN),
          row("-ftime-trace=", JOINED, SIDE_OUTPUT),
          row("-ftls-model=", JOINED, PLAIN),
          row("-ftrack-macro-expansion=", JOINED, PLAIN),
          row("-ftree-parallelize-loops=", JOINED, PLAIN),
          row("-ftrivial-auto-var-init=", JOINED, PLAIN),
          row("-fuse-ld=", JOINED, PLAIN),
          row("-fuse-pch", JOINED, PRECOMPILED_HEADER),
          row("-fveclib=", JOINED, PLAIN),
          row("-fvect-cost-model=", JOINED, PLAIN),
          row("-fverbose-asm", NONE, COMMAND_RECORDED),
          row("-fversion", NONE, INFORMATION_QUERY),
          row("-fvisibility=", JOINED, PLAIN),
          row("-fvpt", NONE, PLAIN),
          row("-fvtable-verify=", JOINED, SIDE_OUTPUT),
          row("-fvtv-", JOINED, SIDE_OUTPUT),
          row("-fwhole-program-vtables", JOINED, LTO),
          row("-fwide-exec-charset=", JOINED, PLAIN),
          row("-fworking-directory", JOINED, UNSUPPORTED_OPTION),
          row("-fzero-call-used-regs=", JOINED, PLAIN),
          row("-g", NONE, DEBUG),
          row("-g0", NONE, DEBUG),
          row("-g1", NONE, DEBUG),
          row("-g2", NONE, DEBUG),
          row("-g3", NONE, DEBUG),
          row("-gcolumn-info", NONE, DEBUG),
          row("-gdwarf", OPEN, DEBUG),
          row("-ggdb", OPEN, DEBUG),
          row("-ggnu-pubnames", NONE, DEBUG),
          row("-gline-tables-only", NONE, DEBUG),
          row("-gmlt", NONE, DEBUG),
          row("-gmodules", NONE, MODULES),
          row("-gno-", OPEN, DEBUG),
          row("-gpubnames", NONE, DEBUG),
          row("-grecord-command-line", NONE, COMMAND_RECORDED),
          row("-grecord-gcc-switches", NONE, COMMAND_RECORDED),
          row("-gsplit-dwarf", NONE, SPLIT_DEBUG),
          row("-gsplit-dwarf=", JOINED, SPLIT_DWARF),
          row("-gstabs", OPEN, DEBUG),
          row("-gstatement-frontiers", NONE, DEBUG),
          row("-gstrict-dwarf", NONE, DEBUG),
          row("-gtoggle", NONE, DEBUG),
          row("-gvariable-location-views", NONE, DEBUG),
          row("-gvariable-location-views=", JOINED, DEBUG),
          row("-gz", NONE, DEBUG),
          row("-gz=", JOINED, DEBUG),
          row("-help", JOINED, INFORMATION_QUERY),
          row("-idirafter", JOINED_OR_SEPARATE, SEARCH),
          row("-iframework", JOINED_OR_SEPARATE, SEARCH),
          row("-imacros", JOINED_OR_SEPARATE, PLAIN),
          row("-imultiarch", JOINED_OR_SEPARATE, SEARCH),
          row("-imultilib", JOINED_OR_SEPARATE, SEARCH),
          row("-include", JOINED_OR_SEPARATE, PLAIN),
          row("-include-pch", SEPARATE, HEADER_INPUT),
          row("-integrated-as", NONE, PLAIN),
          row("-iprefix", JOINED_OR_SEPARATE, SEARCH),
          row("-iquote", JOINED_OR_SEPARATE, SEARCH),
          row("-isysroot", JOINED_OR_SEPARATE, SEARCH),
          row("-isystem", JOINED_OR_SEPARATE, SEARCH),
          row("-iwithprefix", JOINED_OR_SEPARATE, SEARCH),
          row("-iwithprefixbefore", JOINED_OR_SEPARATE, SEARCH),
          row("-l", JOINED_OR_SEPARATE, PLAIN),
          row("-m", JOINED, SEARCH),
          row("-march=native", NONE, NATIVE),
          row("-mcpu=native", NONE, NATIVE),
          row("-mllvm", SEPARATE, UNSUPPORTED_OPTION),
          row("-mmcu=", JOINED, SPECS),
          row("-module", JOINED, MODULES),
          row("-mtune=native", NONE, NATIVE),
          row("-no-canonical-prefixes", NONE, TOOL_FOLDER),
          row("-no-integrated-as", NONE, TOOL_FOLDER),
          row("-no-integrated-cpp", NONE, TOOL_FOLDER),
          row("-no-pie", NONE, PLAIN),
          row("-nodefaultlibs", NONE, PLAIN),
          row("-nolibc", NONE, PLAIN),
          row("-nostartfiles", NONE, PLAIN),
          row("-nostdinc", NONE, SEARCH),
          row("-nostdinc++", NONE, SEARCH),
          row("-nostdlib", NONE, PLAIN),
          row("-nostdlibinc", NONE, SEARCH),
          row("-o", JOINED_OR_SEPARATE, OUTPUT),
          row("-p", NONE, PLAIN),
          row("-pass-exit-codes", NONE, PLAIN),
          row("-pedantic", NONE, PLAIN),
          row("-pedantic-errors", NONE, PLAIN),
          row("-pg", NONE, PLAIN),
          row("-pie", NONE, PLAIN),
          row("-pipe", NONE, PLAIN),
          row("-print-", JOINED, INFORMATION_QUERY),
          row("-pthread", NONE, SEARCH),
          row("-rdynamic", NONE, PLAIN),
          row("-remap", NONE, UNSUPPORTED_OPTION),
          row("-rtlib=", JOINED, PLAIN),
          row("-s", NONE, PLAIN),
          row("-save-temps", NONE, INTERMEDIATES),
          row("-save-temps=", JOINED, SAVE_TEMPS),
          row("-save-temps=obj", NONE, INTERMEDIATES),
          row("-serialize-diagnostics", SEPARATE, DIAGNOSTICS_FILE),
          row("-shared", NONE, PLAIN),
          row("-specs", SEPARATE, Effect.SPECS),
          row("-specs=", JOINED, Effect.SPECS),
          row("-static", NONE, PLAIN),
          row("-static-libgcc", NONE, PLAIN),
          row("-static-libstdc++", NONE, PLAIN),
          row("-static-pie", NONE, PLAIN),
          row("-std=", JOINED, SEARCH),
          row("-stdlib=", JOINED, SEARCH),
          row("-symbolic", NONE, PLAIN),
          row("-target", SEPARATE, SEARCH),
          row("-time", JOINED, REPORT),
          row("-traditional", NONE, UNSUPPORTED_OPTION),
          row("-traditional-cpp", NONE, UNSUPPORTED_OPTION),
          row("-trigraphs", NONE, PLAIN),
          row("-u", JOINED_OR_SEPARATE, PLAIN),
          row("-undef", NONE, PLAIN),
          row("-unwindlib=", JOINED, PLAIN),
          row("-v", NONE, INFORMATION_QUERY),
          row("-w", NONE, PLAIN),
          row("-wrapper", SEPARATE, TOOL_FOLDER),
          row("-x", JOINED_OR_SEPARATE, LANGUAGE),
          row("-z", JOINED_OR_SEPARATE, PLAIN));

  private static final Map<String, Option> BY_SPELLING = new HashMap<>();
  private static final int LONGEST;

  static {
    int longest = 0;
    for (Option option : ROWS) {
      BY_SPELLING.put(option.spelling(), option);
      longest = Math.max(longest, option.spelling().length());
    }
    LONGEST = longest;
  }

  private OptionTable() {}

  /** The row for a word that begins with a dash, {@link Option#UNKNOWN} if there is none. */
  static Option find(String word) {
    for (int length = Math.min(LONGEST, word.length()); length > 0; length--) {
      Option option = BY_SPELLING.get(word.substring(0, length));
      if (option != null && option.matches(word)) {
        return option;
      }
    }
    return Option.UNKNOWN;
  }

  private static Option row(String spelling, Attachment attachment, Effect effect) {
    return new Option(spelling, attachment, effect, Optional.empty());
  }

  private static Option row(String spelling, Attachment attachment, BypassReason reason) {
    return new Option(spelling, attachment, Effect.DECLINE, Optional.of(reason));
  }
}
