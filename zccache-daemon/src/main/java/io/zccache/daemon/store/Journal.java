/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The index's file: what happened to results, one entry after the other. One thread at a time may
 * call it; the catalog's lock sees to that.
 *
 * <p>Nothing is synced to the disk. A process that is killed loses nothing that was appended; a
 * machine that loses power loses at most the tail, and what it lost is found again from the records
 * or costs a compile.
 */
final class Journal implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int BATCH = 1_000;

  private final Path file;

  /** Not a channel: an interrupt of the thread that uses a channel closes it for all others. */
  private RandomAccessFile out;

  private long end;

  private Journal(Path file, RandomAccessFile out, long end) {
    this.file = file;
    this.out = out;
    this.end = end;
  }

  /**
   * How a replay ended.
   *
   * @param journal the journal, ready for the next entry; what was damaged is cut off
   * @param inStep whether the last entry closed the store and nothing came after it
   */
  record Replay(Journal journal, boolean inStep) {}

  /**
   * What a look at a journal has found.
   *
   * @param good how many bytes of it are entries, or its head
   * @param unread how many bytes come after them
   * @param closed whether the last entry closed the store
   */
  record Look(long good, long unread, boolean closed) {}

  /**
   * Reads the journal from its beginning, or starts a new one if there is none or it is no journal.
   */
  static Replay replay(Path file, Consumer<JournalEntry> entries) throws IOException {
    Files.deleteIfExists(unfinished(file));
    Look look = look(file, entries);
    if (look.good() == 0) {
      return new Replay(create(file, List.of()), false);
    }
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    if (look.unread() > 0) {
      out.setLength(look.good());
    }
    return new Replay(new Journal(file, out, look.good()), look.closed() && look.unread() == 0);
  }

  /** Reads a journal from its beginning to where it ends, and changes nothing. */
  static Look look(Path file, Consumer<JournalEntry> entries) throws IOException {
    if (!isJournal(file)) {
      return new Look(0, Files.exists(file) ? Files.size(file) : 0, false);
    }
    long good = JournalCodec.MAGIC_LENGTH;
    boolean closed = false;
    try (DataInputStream in = open(file)) {
      in.skipNBytes(good);
      for (Optional<JournalEntry> next = JournalCodec.decode(in);
          next.isPresent();
          next = JournalCodec.decode(in)) {
        JournalEntry entry = next.get();
        entries.accept(entry);
        good += JournalCodec.length(entry);
        closed = entry instanceof JournalEntry.Closed;
      }
    }
    return new Look(good, Math.max(0, Files.size(file) - good), closed);
  }

  /** Adds entries: all of them, or none if that fails. */
  void append(List<JournalEntry> entries) throws IOException {
    // A failed append may have left a torn entry: what came behind it would never be read.
    if (out.length() > end) {
      out.setLength(end);
    }
    write(JournalCodec.encode(entries));
  }

  private void write(byte[] bytes) throws IOException {
    out.seek(end);
    out.write(bytes);
    end += bytes.length;
  }

  /** Length of the journal in bytes. */
  long length() {
    return end;
  }

  /** Puts a new journal with these entries in the place of this one. */
  void rewrite(List<JournalEntry> entries) throws IOException {
    Journal fresh = create(file, entries);
    RandomAccessFile old = out;
    out = fresh.out;
    end = fresh.end;
    old.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static Journal create(Path file, List<JournalEntry> entries) throws IOException {
    Path fresh = unfinished(file);
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, StoreFolder.PRIVATE_FILE);
    Journal journal = new Journal(file, new RandomAccessFile(fresh.toFile(), "rw"), 0);
    try {
      journal.write(JournalCodec.magic());
      for (int i = 0; i < entries.size(); i += BATCH) {
        journal.append(entries.subList(i, Math.min(entries.size(), i + BATCH)));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return journal;
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static boolean isJournal(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(JournalCodec.MAGIC_LENGTH), JournalCodec.magic());
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }
}
