/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.natives.Posix;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the system tells of other processes in {@code /proc}. Where there is none, or a process
 * cannot be seen in it, nothing is known. Any thread may use it.
 */
final class ProcFolder {
  // pid (comm) state ppid ...; comm may hold anything, so counting starts at the last parenthesis.
  private static final int FIELDS_FROM_STATE_TO_START = 19;
  private static final int ENOUGH = 1024;

  private final Path proc;
  private final Optional<FileView> own;

  /** Tells views faster than the folder does; empty where it cannot. */
  private final Optional<Posix> natives;

  /** A folder like {@code /proc}. */
  ProcFolder(Path proc) {
    this(proc, Optional.empty());
  }

  private ProcFolder(Path proc, Optional<Posix> natives) {
    this.proc = proc;
    Optional<FileView> seen = natives.flatMap(calls -> FileView.of(calls, 0));
    this.natives = seen.isPresent() ? natives : Optional.empty();
    this.own = seen.isPresent() ? seen : FileView.of(proc.resolve("self"));
  }

  /** What this system tells. */
  static ProcFolder system() {
    return new ProcFolder(Path.of("/proc"), Posix.loaded());
  }

  /**
   * Whether a peer finds the same files behind the same paths as this process: it does where there
   * are no mount namespaces, and is taken to where the transport does not tell who it is.
   */
  boolean seesOurFiles(Peer peer) {
    return own.isEmpty() || peer.pid() == 0 || (peer.pid() > 0 && viewOf(peer.pid()).equals(own));
  }

  private Optional<FileView> viewOf(long pid) {
    return natives.isPresent()
        ? FileView.of(natives.get(), pid)
        : FileView.of(proc.resolve(Long.toString(pid)));
  }

  /** The life of the process of that id from now on; for 0 or one not seen it is never over. */
  PeerLife lifeOf(long pid) {
    Stat born = pid <= 0 ? null : stat(pid);
    if (born == null) {
      return () -> false;
    }
    return () -> {
      Stat now = stat(pid);
      return now == null || now.dead() || !now.start().equals(born.start());
    };
  }

  /** Whether there is a process of that id, not counting one that is dead but not yet buried. */
  boolean isThere(long pid) {
    Stat now = stat(pid);
    return now != null && !now.dead();
  }

  /** The umask of the process of that id, if it can be seen. */
  OptionalInt umaskOf(long pid) {
    String status = pid <= 0 ? null : read(pid, "status");
    int at = status == null ? -1 : status.indexOf("\nUmask:\t");
    if (status == null || at < 0) {
      return OptionalInt.empty();
    }
    int umask = 0;
    for (int i = at + "\nUmask:\t".length(); i < status.length(); i++) {
      char c = status.charAt(i);
      if (c < '0' || c > '7') {
        break;
      }
      umask = (umask << 3 | c - '0') & 0777;
    }
    return OptionalInt.of(umask);
  }

  private @Nullable Stat stat(long pid) {
    String text = read(pid, "stat");
    return text == null ? null : Stat.parse(text);
  }

  /** The start of a file about a process; null only if there is no such process. */
  private @Nullable String read(long pid, String name) {
    byte[] bytes = new byte[ENOUGH];
    int length = 0;
    try (FileInputStream in = new FileInputStream(proc.resolve(pid + "/" + name).toFile())) {
      int more;
      while (length < ENOUGH && (more = in.read(bytes, length, ENOUGH - length)) > 0) {
        length += more;
      }
    } catch (FileNotFoundException gone) {
      return null;
    } catch (IOException endedMeanwhile) {
      return null;
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** State and start time of a process; the start time tells it from a later one of the same id. */
  private record Stat(boolean dead, String start) {
    static @Nullable Stat parse(String line) {
      int at = line.lastIndexOf(')') + 2;
      if (at < 2 || at >= line.length()) {
        return null;
      }
      char state = line.charAt(at);
      int from = at;
      for (int field = 0; field < FIELDS_FROM_STATE_TO_START; field++) {
        from = line.indexOf(' ', from) + 1;
        if (from == 0) {
          return null;
        }
      }
      int to = line.indexOf(' ', from);
      return new Stat(
          state == 'Z' || state == 'X', line.substring(from, to < 0 ? line.length() : to));
    }
  }
}
