/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void get_firstOfTheName_emptyCountsAsNotSet() {
    Environment environment = environment("PATHX=no", "PATH=a", "PATH=b", "E=");

    assertThat(environment.get("PATH")).isEqualTo(new byte[] {'a'});
    assertThat(environment.get("E")).isNull();
    assertThat(environment.get("PAT")).isNull();
    assertThat(environment.path("PATH")).isEqualTo(FilePath.of("a"));
  }

  @Test
  void with_knownName_keepsItsPlace() {
    assertThat(texts(environment("A=1", "B=2", "C=3").with("B", new byte[] {'x'})))
        .containsExactly("A=1", "B=x", "C=3");
    assertThat(texts(environment("A=1").with("B", new byte[] {'x'}))).containsExactly("A=1", "B=x");
  }

  @Test
  void variables_inOrder_withoutWhatIsNone() throws Exception {
    assertThat(environment("A=1", "noequals", "", "=odd=x", "B=a=b", "A=2").variables())
        .containsExactly(
            EnvVar.of("A", "1"),
            EnvVar.of("=odd", "x"),
            EnvVar.of("B", "a=b"),
            EnvVar.of("A", "2"));
  }

  @Test
  void variables_notUtf8_saysSo() {
    Environment environment = new Environment(List.of(new byte[] {'A', '=', (byte) 0xFF}));

    assertThatThrownBy(environment::variables).isInstanceOf(MalformedTextException.class);
  }

  private static Environment environment(String... entries) {
    List<byte[]> list = new ArrayList<>();
    for (String entry : entries) {
      list.add(FilePath.of(entry).toBytes());
    }
    return new Environment(list);
  }

  private static List<String> texts(Environment environment) {
    return environment.entries().stream().map(entry -> FilePath.of(entry).text()).toList();
  }
}
