/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPathReportTest {
  @Test
  void parse_fullReport_givesAllFourLists() {
    String report =
        """
        Using built-in specs.
        ignoring nonexistent directory "/usr/local/include/x86"
        ignoring duplicate directory "/usr/include"
          as it is a non-system directory that duplicates a system directory
        #include "..." search starts here:
         q dir
        #include <...> search starts here:
         inc
         /usr/include
        End of search list.
        more
        """;

    assertThat(SearchPathReport.parse(report))
        .contains(
            new SearchPathReport(
                List.of("q dir"),
                List.of("inc", "/usr/include"),
                List.of("/usr/local/include/x86"),
                List.of("/usr/include")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#include <...> search starts here:\n /usr/include\n",
        "#include \"...\" search starts here:\n /usr/include\nEnd of search list.\n",
        "#include <...> search starts here:\n /x (framework directory)\nEnd of search list.\n",
        "#include <...> search starts here:\n x.hmap (headermap)\nEnd of search list.\n",
        "#include <...> search starts here:\nfoo\nEnd of search list.\n",
        "End of search list.\n"
      })
  void parse_incompleteOrForeignReport_isEmpty(String report) {
    assertThat(SearchPathReport.parse(report)).isEmpty();
  }

  static List<RealTool> tools() {
    return RealTool.all().toList();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void parse_realReport_holdsTheFoldersOfTheCommandLine(RealTool tool, @TempDir Path folder)
      throws Exception {
    Files.createDirectory(folder.resolve("a b"));
    Files.createDirectory(folder.resolve("quote"));
    Files.createDirectory(folder.resolve("after"));
    Files.writeString(folder.resolve("x.c"), "");
    CompileCommand command =
        (CompileCommand)
            tool.read(
                List.of(
                    "-DX",
                    "-Ia b",
                    "-I",
                    "gone",
                    "-iquote",
                    "quote",
                    "-idirafterafter",
                    "-Ia b",
                    "-O2",
                    "-Wall",
                    "-c",
                    "x.c",
                    "-o",
                    "x.o"));
    List<String> probe = new java.util.ArrayList<>(command.searchPathArguments());
    probe.addAll(List.of("-E", "-v", "-x", command.language().option(), "/dev/null"));

    SearchPathReport report =
        SearchPathReport.parse(tool.run(folder, probe).stderr()).orElseThrow();

    assertThat(report.quoteFolders()).containsExactly("quote");
    assertThat(report.angleFolders()).startsWith("a b").endsWith("after").contains("/usr/include");
    assertThat(report.missingFolders()).contains("gone");
    assertThat(report.duplicateFolders()).contains("a b");
  }
}
