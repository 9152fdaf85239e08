/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Finding;
import io.zccache.protocol.Response.Explanation;
import java.util.List;

/** An explanation for programs: two blanks of indentation, keys in ascending order. */
final class ExplainJson {
  private ExplainJson() {}

  static String of(Explanation said) {
    StringBuilder out = new StringBuilder(1024);
    out.append("{\n  \"compared\": ")
        .append(said.compared().isEmpty() ? "null" : Json.quoted(said.compared()))
        .append(",\n  \"findings\": [");
    List<Finding> findings = said.findings();
    for (int i = 0; i < findings.size(); i++) {
      out.append(i == 0 ? "\n    {" : ",\n    {");
      finding(out, findings.get(i));
      out.append("\n    }");
    }
    out.append(findings.isEmpty() ? "],\n" : "\n  ],\n");
    return out.append("  \"reason\": ")
        .append(Json.quoted(said.reason()))
        .append(",\n  \"status\": \"ok\",\n  \"text\": ")
        .append(Json.quoted(said.text()))
        .append(",\n  \"verdict\": ")
        .append(Json.quoted(said.verdict()))
        .append("\n}\n")
        .toString();
  }

  private static void finding(StringBuilder out, Finding finding) {
    part(out, "before", finding.before()).append(',');
    part(out, "kind", finding.kind()).append(',');
    part(out, "name", finding.name()).append(',');
    part(out, "now", finding.now()).append(',');
    part(out, "text", finding.text());
  }

  private static StringBuilder part(StringBuilder out, String key, String value) {
    return out.append("\n      \"").append(key).append("\": ").append(Json.quoted(value));
  }
}
