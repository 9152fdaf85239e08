/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Finding;
import io.zccache.protocol.Response.Explanation;

/** An explanation for people. */
final class ExplainText {
  private ExplainText() {}

  static String of(Explanation said) {
    StringBuilder out = new StringBuilder(512);
    out.append(said.verdict()).append(": ").append(said.text()).append('\n');
    for (Finding finding : said.findings()) {
      out.append("  ").append(finding.text()).append('\n');
    }
    if (!said.compared().isEmpty() && !said.findings().isEmpty()) {
      out.append("compared with the result of ").append(said.compared()).append('\n');
    }
    return out.toString();
  }
}
