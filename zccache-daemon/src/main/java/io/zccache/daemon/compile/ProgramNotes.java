/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the content of compilers' programs from one daemon to the next, since they are tens of
 * megabytes and seldom change. A note counts only as long as the program has the noted stamp, so a
 * lost or stale file of notes costs time and nothing else. Any thread may call.
 *
 * <pre>
 * notes := line*
 * line  := device ' ' inode ' ' size ' ' mtime ' ' ctime ' ' digest ' ' path '\n'
 * </pre>
 *
 * <p>Numbers are decimal, times nanoseconds since 1970, the digest 64 hex digits, all in UTF-8. A
 * line of another form is passed over.
 */
final class ProgramNotes {
  private static final int FIELDS = 8;
  private static final String ALWAYS = "always";

  private final Path file;
  private final MountTable mounts;
  private final Log log;
  private final Map<String, String> lines = new LinkedHashMap<>();

  ProgramNotes(Path file, MountTable mounts, Log log) {
    this.file = file;
    this.mounts = mounts;
    this.log = log;
  }

  /**
   * A program whose content was known.
   *
   * @param settled false if the stamp tells no more once something else is mounted
   */
  record Note(String path, FileStamp stamp, Digest digest, boolean settled) {}

  /** What an earlier daemon has noted. */
  synchronized List<Note> read() {
    List<Note> notes = new ArrayList<>();
    String here = mounts.identity().orElse(ALWAYS);
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file, UTF_8)) {
          Optional<Note> note = note(line, here);
          if (note.isPresent()) {
            notes.add(note.get());
            lines.put(note.get().path(), line);
          }
        }
      }
    } catch (IOException e) {
      log.trouble("the notes of compilers cannot be read", e);
    }
    return notes;
  }

  /**
   * Notes a program whose stamp will show any later change.
   *
   * @param known with a stamp that is settled, or is so while nothing else is mounted
   */
  synchronized void write(Path program, FileState.Known known) {
    String path = program.toString();
    Optional<String> until = known.settled() ? Optional.of(ALWAYS) : mounts.identity();
    FileStamp stamp = known.stamp();
    String line =
        stamp.device()
            + " "
            + stamp.inode()
            + " "
            + stamp.size()
            + " "
            + stamp.mtimeNanos()
            + " "
            + stamp.ctimeNanos()
            + " "
            + known.digest().hex()
            + " "
            + until.orElse("")
            + " "
            + path;
    if (until.isEmpty() || path.indexOf('\n') >= 0 || line.equals(lines.put(path, line))) {
      return;
    }
    try {
      NoteFile.replace(file, (String.join("\n", lines.values()) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      log.trouble("the notes of compilers cannot be written", e);
    }
  }

  private static Optional<Note> note(String line, String here) {
    String[] fields = line.split(" ", FIELDS);
    if (fields.length < FIELDS || !(fields[6].equals(ALWAYS) || fields[6].equals(here))) {
      return Optional.empty();
    }
    try {
      FileStamp stamp =
          new FileStamp(
              Long.parseLong(fields[0]),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[4]));
      return Optional.of(
          new Note(fields[7], stamp, Digest.parse(fields[5]), fields[6].equals(ALWAYS)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
