/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What is the same in every page: how it looks, the script that sorts, what a browser may do. */
final class PageFrame {

  // No colour of its own in print and in the light: the browser's are black on white.
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #c8ccd0; --soft: #5b6369; --rest: #d5dade;
        --good: #1a7f4b; --time: #2563b0; --size: #8a5a00; }
      @media (prefers-color-scheme: dark) {
        :root { --line: #444b52; --soft: #a3abb3; --rest: #3a4148; --good: #43b97c; --time: #6ba5ee;
          --size: #d9a441; }
      }
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem;
        overflow-wrap: anywhere; }
      h1 { font-size: 1.4rem; margin: 0; }
      h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
      .soft, figcaption, .axis { color: var(--soft); font-size: .875rem; }
      .lead { font-size: 1.25rem; }
      .tiles { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
      .tiles div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; }
      .tiles dt { font-size: .875rem; font-weight: normal; } .tiles dd { margin: 0; }
      .tiles .value { font-size: 1.6rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
      nav ul { list-style: none; padding: 0; margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
      nav a { color: inherit; font-size: .875rem; line-height: 2; }
      .charts { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
      figure { margin: 0; }
      svg { display: block; width: 100%; height: 9rem; border-bottom: 1px solid var(--line); }
      .axis { display: flex; justify-content: space-between; }
      .rest { fill: var(--rest); } .good { fill: var(--good); } .time { fill: var(--time); }
      .size { fill: var(--size); }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0;
        border-bottom: 1px solid var(--line); }
      th { font-size: .875rem; }
      th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
      td.number { white-space: nowrap; } th { overflow-wrap: normal; vertical-align: bottom; }
      td.when { white-space: nowrap; }
      td.name { overflow-wrap: anywhere; min-width: 9rem; } td.words { overflow-wrap: break-word; }
      th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
        text-align: inherit; text-decoration: underline dotted; }
      th[aria-sort=ascending] button::after { content: " \\25b2"; }
      th[aria-sort=descending] button::after { content: " \\25bc"; }
      pre { overflow-x: auto; border: 1px solid var(--line); padding: .6rem; }
      dt { font-weight: bold; } dd { margin: 0 0 .5rem 1rem; }
      @media (max-width: 34rem) {
        .tiles { gap: .5rem; } .tiles .value { font-size: 1.3rem; }
        th, td { font-size: .8125rem; padding-right: .5rem; }
        td.name { min-width: 7rem; }
      }
      @media print {
        body { max-width: none; padding: 0; }
        nav { display: none; }
        svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        figure, tr { break-inside: avoid; } .scroll { overflow: visible; }
      }
      """;

  // Without a character that XML would want to be written otherwise.
  private static final String SCRIPT =
      """
      document.querySelectorAll('table.sortable').forEach(function (table) {
        var heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach(function (head, column) {
          var button = document.createElement('button');
          button.type = 'button';
          button.textContent = head.textContent;
          head.replaceChildren(button);
          button.addEventListener('click', function () {
            var order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
            heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
            head.setAttribute('aria-sort', order);
            var value = function (row) {
              var cell = row.cells[column];
              return cell.dataset.value || cell.textContent;
            };
            var rows = Array.from(table.tBodies[0].rows).sort(function (one, other) {
              return value(one).localeCompare(value(other), 'en', { numeric: true });
            });
            if (order === 'descending') rows.reverse();
            table.tBodies[0].append(...rows);
          });
        });
      });
      """;

  private PageFrame() {}

  /** A whole page; browsers load nothing for it and run no script but ours. */
  static String around(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s<script>%s</script>
    </body>
    </html>
    """
        .formatted(hash(SCRIPT), Markup.text(title), STYLE, body, SCRIPT);
  }

  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
