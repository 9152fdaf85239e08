/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dialogues that documents show, as they stand there: the lines after {@code $} are run by a
 * shell, and what they say is as the document says, but for ids, times and numbers.
 */
@Timeout(120)
class DocumentedCommandsIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final String FENCE = "```";

  private static final String MAKEFILE =
      """
      all: a.o b.o c.o
      %.o: %.c
      \t@$(CC) -O2 -c $< -o $@
      """;

  private static final String HEADERS =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <math.h>
      #include <time.h>
      """;

  @TempDir private Path parent;

  @Test
  void explain_ofTheReadme_saysWhatTheReadmeSays() throws Exception {
    List<String> dialogue = dialogue("README.md", "$ zccache explain gcc -O2 -Iinclude -c main.c");
    try (Site site = Site.of(parent)) {
      site.settle(site.write("include/a.h", "#define A 1\n"));
      site.settle(site.write("main.c", "#include \"a.h\"\nint main(void) { return A; }\n"));
      assertThat(site.zccache("gcc", "-O1", "-Iinclude", "-c", "main.c").exit()).isZero();
      awaitStored(site, 1);
      assertThat(said(site, dialogue.subList(0, 4))).isEqualTo(shapes(dialogue.subList(1, 4)));

      site.settle(site.write("include/a.h", "#define A 2\n"));
      List<String> later = dialogue.subList(4, dialogue.size());
      assertThat(said(site, later)).isEqualTo(shapes(answers(later)));
    }
  }

  @Test
  void run_ofTheCommandLine_saysWhatTheDocumentSays() throws Exception {
    List<String> dialogue = dialogue("docs/commands.md", "$ zccache run -- make -j8");
    try (Site site = makefile()) {
      assertThat(site.zccache("run", "--", "make", "-j8").exit()).isZero();
      awaitStored(site, 3);
      assertThat(site.run(List.of("rm", "a.o", "b.o", "c.o")).exit()).isZero();

      List<String> expected = new ArrayList<>(shapes(answers(dialogue)));
      assertThat(expected.remove(0)).isEqualTo("...");
      assertThat(said(site, dialogue)).endsWith(expected.toArray(String[]::new));
    }
  }

  @Test
  void session_ofTheCommandLine_saysWhatTheDocumentSays() throws Exception {
    List<String> dialogue = dialogue("docs/commands.md", "$ zccache session-start --stats");
    try (Site site = makefile()) {
      assertThat(site.run(List.of("make", "CC=" + site.launcher() + " gcc")).exit()).isZero();
      awaitStored(site, 3);
      assertThat(site.run(List.of("rm", "a.o", "b.o", "c.o")).exit()).isZero();
      String documented = id(dialogue.get(1));

      Site.Ended start = site.zccache("session-start", "--stats");
      assertThat(shapes(List.of(start.stdout().strip()))).isEqualTo(shapes(dialogue.subList(1, 2)));
      String real = id(start.stdout().strip());
      List<String> rest =
          dialogue.subList(2, dialogue.size()).stream()
              .map(line -> line.replace(documented, real))
              .toList();

      assertThat(said(site, rest)).isEqualTo(shapes(answers(rest)));
    }
  }

  private static void awaitStored(Site site, int results) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.status("artifact_count")).isEqualTo(results));
  }

  private Site makefile() throws Exception {
    Site site = Site.of(parent);
    site.write("Makefile", MAKEFILE);
    for (String name : List.of("a", "b", "c")) {
      site.settle(site.write(name + ".c", HEADERS + "int " + name + "(void) { return 1; }\n"));
    }
    return site;
  }

  private static String id(String started) {
    String id = started.replaceFirst(".*\"session_id\":\"([^\"]*)\".*", "$1");
    assertThat(id).hasSize(36);
    return id;
  }

  /** The lines of a block between fences, by its first one. */
  private static List<String> dialogue(String document, String first) throws Exception {
    List<String> lines = Files.readAllLines(PROJECT.resolve(document));
    int from = lines.indexOf(first);
    assertThat(from).as("%s in %s", first, document).isPositive();
    int to = from;
    while (!lines.get(to).equals(FENCE)) {
      to++;
    }
    return lines.subList(from, to);
  }

  private static List<String> answers(List<String> dialogue) {
    return dialogue.stream().filter(line -> !line.startsWith("$ ")).toList();
  }

  /** What the commands of a dialogue say on both streams, in its shape. */
  private static List<String> said(Site site, List<String> dialogue) throws Exception {
    StringBuilder script = new StringBuilder("exec 2>&1\n");
    script.append("PATH=").append(Path.of(site.launcher()).getParent()).append(":$PATH\n");
    for (String line : dialogue) {
      if (line.startsWith("$ ")) {
        script.append(line.substring(2)).append(" || exit 1\n");
      }
    }
    Site.Ended ended = site.run(List.of("sh", "-c", script.toString()));
    assertThat(ended.exit()).as("%s", ended).isZero();
    return shapes(ended.stdout().lines().toList());
  }

  /** Lines without what differs from run to run. */
  private static List<String> shapes(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"))
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "MOMENT"))
        .map(line -> line.replaceAll("saved: ~.*|[(][\\d.ms ]+[)]", "TIME"))
        .map(line -> line.replaceAll("(?<![-\\w])\\d+(\\.\\d+)?", "N"))
        .toList();
  }
}
