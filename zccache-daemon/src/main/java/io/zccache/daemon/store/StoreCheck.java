/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.store.StoreReport.Damage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A look at every byte of a store. It takes no lock and changes nothing unless it is to repair, so
 * that it may run beside the daemon that owns the store; what the daemon changes meanwhile is no
 * damage. For one thread.
 *
 * <p>A repair moves what is damaged into the quarantine, which no owner needs to be told of: a
 * record or blob that is not there is a miss.
 */
public final class StoreCheck {
  /** Looks at a file until two looks agree, or this often: an owner may be replacing it. */
  private static final int LOOKS = 3;

  private final StoreFolder folder;
  private final boolean repair;
  private final Progress progress;
  private final StampSource stamps = StampSource.system();
  private final RecordFiles records;
  private final Quarantine quarantine;
  private final List<Damage> damages = new ArrayList<>();
  private final Set<Digest> needed = new HashSet<>();
  private final Set<Digest> wrongBlobs = new HashSet<>();
  private long files;
  private long bytes;

  private StoreCheck(Path folder, boolean repair, Progress progress) {
    this.folder = new StoreFolder(folder);
    this.repair = repair;
    this.progress = progress;
    this.records = new RecordFiles(this.folder);
    this.quarantine = new Quarantine(this.folder);
  }

  /** Hears how far a check has come. */
  @FunctionalInterface
  public interface Progress {
    /** So many of so many files were looked at, which had so many bytes. */
    void at(long files, long ofFiles, long bytes);
  }

  /**
   * Checks a store.
   *
   * @param repair whether damaged files are put into the quarantine
   * @throws IOException if the folder cannot be listed
   */
  public static StoreReport run(Path folder, boolean repair, Progress progress) throws IOException {
    return new StoreCheck(folder, repair, progress).run();
  }

  private StoreReport run() throws IOException {
    checkFormat();
    List<ResultKey> vain = vainInIndex();
    List<Digest> recordNames = Shards.digests(folder.records());
    List<Digest> blobNames = Shards.digests(folder.blobs());
    long all = (long) recordNames.size() + blobNames.size();
    for (Digest blob : blobNames) {
      progress.at(files++, all, bytes);
      check(folder.blob(blob), () -> howBlobIsWrong(blob));
    }
    for (Digest record : recordNames) {
      progress.at(files++, all, bytes);
      check(folder.record(new ResultKey(record)), () -> howRecordIsWrong(record));
    }
    progress.at(files, all, bytes);
    checkIndex(vain);
    long unneeded = blobNames.stream().filter(blob -> !needed.contains(blob)).count();
    return new StoreReport(recordNames.size(), blobNames.size(), bytes, unneeded, damages);
  }

  private void checkFormat() throws IOException {
    String how = "is no format file";
    try {
      if (folder.tellsItsFormat()) {
        return;
      }
    } catch (IOException other) {
      how = "tells of another format, or cannot be read";
    }
    damages.add(new Damage("format", how));
    if (repair) {
      quarantine.take(folder.format());
    }
  }

  /** Results that the index names and that have no record. */
  private List<ResultKey> vainInIndex() throws IOException {
    ResultIndex index = new ResultIndex();
    Journal.look(folder.index(), entry -> Catalog.replay(index, entry));
    return index.all().stream().map(IndexedResult::key).filter(this::hasNoRecord).toList();
  }

  private boolean hasNoRecord(ResultKey key) {
    return Files.notExists(folder.record(key));
  }

  /** An index that is read while its owner writes is looked at again before it is called wrong. */
  private void checkIndex(List<ResultKey> vain) throws IOException {
    Journal.Look look = Journal.look(folder.index(), entry -> {});
    for (int looks = 1; looks < LOOKS && look.unread() > 0; looks++) {
      look = Journal.look(folder.index(), entry -> {});
    }
    if (look.unread() > 0) {
      damages.add(new Damage("index", "its last " + look.unread() + " bytes are no entries"));
    }
    if (!vain.isEmpty()) {
      // An owner writes that it drops a result before it deletes the record.
      long still = vainInIndex().stream().filter(vain::contains).filter(this::hasNoRecord).count();
      if (still > 0) {
        damages.add(new Damage("index", "names " + still + " results that have no record"));
      }
    }
  }

  /** Looks at a file, again if it has changed meanwhile, and takes it away if that is wanted. */
  private void check(Path file, Examination examination) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      Stat before = stamps.at(file);
      Optional<String> wrong = before instanceof Stat.Absent ? Optional.empty() : look(examination);
      if (wrong.isEmpty() || before.equals(stamps.at(file))) {
        wrong.ifPresent(how -> damages.add(new Damage(folder.nameOf(file), how)));
        if (wrong.isPresent() && repair) {
          quarantine.take(file);
        }
        return;
      }
    }
  }

  private static Optional<String> look(Examination examination) {
    try {
      return examination.howItIsWrong();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e);
    }
  }

  private Optional<String> howBlobIsWrong(Digest name) throws IOException {
    try (FileChannel source = FileChannel.open(folder.blob(name), StandardOpenOption.READ)) {
      Copied copied = Copied.copy(source, new Nowhere());
      bytes += copied.size();
      if (copied.digest().equals(name)) {
        return Optional.empty();
      }
    }
    wrongBlobs.add(name);
    return Optional.of("its content has another hash");
  }

  private Optional<String> howRecordIsWrong(Digest name) throws IOException {
    IndexedResult result;
    try {
      result = records.discover(new ResultKey(name)).result();
    } catch (DamagedRecordException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    bytes += result.recordSize();
    for (BlobRef blob : result.blobs()) {
      // What is wrong with a blob was told once; the results that need it go with it.
      if (wrongBlobs.contains(blob.digest())) {
        return Optional.empty();
      }
      if (!(stamps.at(folder.blob(blob.digest())) instanceof Stat.Found found)
          || found.stamp().size() != blob.size()) {
        return Optional.of("needs blob " + blob.digest() + ", which is not there");
      }
    }
    result.blobs().forEach(blob -> needed.add(blob.digest()));
    return Optional.empty();
  }

  /** One way of looking at a file. */
  @FunctionalInterface
  private interface Examination {
    Optional<String> howItIsWrong() throws IOException;
  }
}
