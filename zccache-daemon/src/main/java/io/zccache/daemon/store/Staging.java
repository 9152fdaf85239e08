/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.store.Staged.StagedBlob;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the bytes of one result under temporary names; closing it deletes those that were not
 * renamed. For one thread.
 *
 * <p>Nothing is synced: a file that a power loss tears is found out by its checksum or digest when
 * it is next used, and costs a compile.
 */
final class Staging implements Closeable {
  private final StoreFolder folder;
  private final List<Path> temps = new ArrayList<>();
  private final List<StagedBlob> blobs = new ArrayList<>();
  private final List<BlobRef> kept = new ArrayList<>();

  Staging(StoreFolder folder) {
    this.folder = folder;
  }

  /** Writes all that belongs to a result. */
  Staged stage(NewResult result, Instant now) throws IOException {
    List<StoredOutput> outputs = new ArrayList<>();
    for (NewOutput output : result.outputs()) {
      BlobRef blob = blob(output.content());
      outputs.add(new StoredOutput(output.role(), output.mode(), blob.digest(), blob.size()));
    }
    ToolRun run = result.run();
    ToolRun stored =
        new ToolRun(run.exitCode(), printed(run.stdout()), printed(run.stderr()), run.nanos());
    return record(
        new StoredResult(result.unit(), result.key(), result.inputs(), outputs, stored, now),
        result.recipe());
  }

  @Override
  public void close() throws IOException {
    for (Path temp : temps) {
      Files.deleteIfExists(temp);
    }
  }

  private Staged record(StoredResult result, Optional<Recipe> recipe) throws IOException {
    byte[] record = RecordCodec.encode(result, recipe);
    Path temp = newTemp();
    try (FileChannel target = create(temp)) {
      Copied.write(record, target);
    }
    IndexedResult indexed = IndexedResult.of(result, record.length);
    if (indexed.blobs().size() > JournalCodec.MAX_BLOBS) {
      throw new IOException("a result of " + indexed.blobs().size() + " files");
    }
    return new Staged(indexed, result, temp, blobs, kept);
  }

  private Printed printed(Printed printed) throws IOException {
    if (printed instanceof Printed.Inline inline && inline.length() > Printed.INLINE_LIMIT) {
      BlobRef blob = blob(Content.of(inline.bytes()));
      return new Printed.AsBlob(blob.digest(), blob.size());
    }
    if (printed instanceof Printed.AsBlob blob) {
      kept.add(new BlobRef(blob.blob(), blob.size()));
    }
    return printed;
  }

  private BlobRef blob(Content content) throws IOException {
    if (content instanceof Content.InStore stored) {
      BlobRef blob = new BlobRef(stored.blob(), stored.size());
      kept.add(blob);
      return blob;
    }
    Path temp = newTemp();
    Copied copied;
    try (FileChannel target = create(temp)) {
      copied = copy(content, target);
    }
    BlobRef blob = new BlobRef(copied.digest(), copied.size());
    blobs.add(new StagedBlob(blob, temp));
    return blob;
  }

  private Path newTemp() {
    Path temp = folder.temp();
    temps.add(temp);
    return temp;
  }

  private static Copied copy(Content content, FileChannel target) throws IOException {
    if (content instanceof Content.InFile file) {
      try (FileChannel source = FileChannel.open(file.path(), StandardOpenOption.READ)) {
        return Copied.copy(source, target);
      }
    }
    return Copied.copy(((Content.InMemory) content).bytes(), target);
  }

  private static FileChannel create(Path temp) throws IOException {
    return FileChannel.open(
        temp,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        StoreFolder.READ_ONLY_FILE);
  }
}
