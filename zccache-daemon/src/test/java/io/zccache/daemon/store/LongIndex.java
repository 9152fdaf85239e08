/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the index of a store that is closed as long as that of a store in long use. */
public final class LongIndex {
  private LongIndex() {}

  /** Adds results that have no files; the store takes them for stored. */
  public static void lengthen(Path store, int results) throws IOException {
    Path index = new StoreFolder(store).index();
    Journal.Replay replay = Journal.replay(index, entry -> {});
    try (Journal journal = replay.journal()) {
      for (int from = 0; from < results; from += 1_000) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = from; i < Math.min(results, from + 1_000); i++) {
          entries.add(new JournalEntry.Put(result(i)));
        }
        journal.append(entries);
      }
      journal.append(List.of(new JournalEntry.Closed()));
    }
  }

  private static IndexedResult result(int number) {
    return new IndexedResult(
        new UnitKey(digest("unit " + number)),
        new ResultKey(digest("result " + number)),
        6_000,
        List.of(
            new BlobRef(digest("object " + number), 20_000),
            new BlobRef(digest("depfile " + number), 900)));
  }

  private static Digest digest(String text) {
    return Digest.ofContent(text.getBytes(StandardCharsets.UTF_8));
  }
}
