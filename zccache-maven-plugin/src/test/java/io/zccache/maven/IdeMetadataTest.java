/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What Eclipse's Maven support (m2e) reads of a plugin's jar. */
class IdeMetadataTest {

  private static final String FILE = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

  @Test
  void goalsThatAreBoundToPhases_areIgnoredByTheIde() throws Exception {
    try (InputStream file = IdeMetadataTest.class.getResourceAsStream(FILE)) {
      assertThat(file).as(FILE).isNotNull();
      Document metadata = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);

      assertThat(metadata.getDocumentElement().getTagName()).isEqualTo("lifecycleMappingMetadata");
      assertThat(metadata.getElementsByTagName("pluginExecution").getLength()).isEqualTo(1);
      assertThat(texts(metadata.getElementsByTagName("goal"))).containsExactly("start", "stop");
      NodeList actions = metadata.getElementsByTagName("action").item(0).getChildNodes();
      assertThat(names(actions)).containsExactly("ignore");
    }
  }

  private static List<String> texts(NodeList nodes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }

  private static List<String> names(NodeList nodes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (!nodes.item(i).getNodeName().startsWith("#")) {
        names.add(nodes.item(i).getNodeName());
      }
    }
    return names;
  }
}
