/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @Test
  void here_facts_tellProcessorKernelAndCompiler() throws IOException {
    Map<String, String> facts = Machine.here(ENVIRONMENT, Path.of("/usr/bin/gcc")).facts();

    assertThat(facts.keySet())
        .containsExactly("processor", "cores", "kernel", "load at the start", "JDK", "compiler");
    assertThat(facts.get("compiler")).contains("gcc");
    assertThat(facts.values()).noneMatch(String::isBlank);
    assertThat(Machine.load()).matches("(\\d+\\.\\d+ ?){3}");
  }

  @Test
  void of_programThatIsNotThere_isEmpty() {
    assertThat(Output.of(List.of("/nowhere/nothing"), ENVIRONMENT)).isEmpty();
  }

  @Test
  void firstLine_programThatFails_isStillWhatItSaid() {
    List<String> words = List.of("/bin/sh", "-c", "echo $NAME; echo more >&2; exit 3");

    assertThat(Output.firstLine(words, Map.of("NAME", "first"))).isEqualTo("first");
    assertThat(Output.of(words, Map.of("NAME", "first"))).isEqualTo("first\nmore\n");
  }
}
