/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.Folders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A launcher's surroundings, faked: what is written, what children say, which files there are. */
final class Stage implements Host, Workshop, Folders {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream error = new ByteArrayOutputStream();
  final Map<String, Long> sizes = new HashMap<>();
  final Map<String, FileFacts.Kind> kinds = new HashMap<>();
  final List<String> done = new ArrayList<>();
  final List<Command> ran = new ArrayList<>();
  private final Deque<Play> plays = new ArrayDeque<>();
  boolean room = true;
  boolean renames = true;
  @Nullable String unheard;

  /** What the command of one run says and how it ends. */
  interface Play {
    int play(Listener listener);
  }

  /** The next run goes so. */
  void next(Play play) {
    plays.add(play);
  }

  static void say(Listener listener, int stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    listener.hear(stream, bytes, bytes.length);
  }

  String outText() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  String errorText() {
    return error.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public int run(Command command, List<byte[]> environment, Listener listener) {
    ran.add(command);
    return plays.remove().play(listener);
  }

  @Override
  public long size(FilePath file) {
    return sizes.getOrDefault(file.text(), -1L);
  }

  @Override
  public boolean rename(FilePath from, FilePath to) {
    done.add("rename " + from + " " + to);
    return renames;
  }

  @Override
  public boolean place(FilePath from, FilePath to, int mode) {
    done.add("place " + from + " " + to + " " + Integer.toOctalString(mode));
    return room;
  }

  @Override
  public @Nullable FileFacts look(FilePath path) {
    FileFacts.Kind kind = kinds.get(path.text());
    return kind == null ? null : new FileFacts(kind, 0, 0644, 0, 0);
  }

  @Override
  public @Nullable FileFacts follow(FilePath path) {
    return look(path);
  }

  @Override
  public long user() {
    return 0;
  }

  @Override
  public boolean create(FilePath folder) {
    return false;
  }

  @Override
  public boolean close(FilePath folder) {
    return false;
  }

  @Override
  public List<byte[]> arguments() {
    return List.of();
  }

  @Override
  public List<byte[]> environment() {
    return List.of();
  }

  @Override
  public @Nullable FilePath workingFolder() {
    return null;
  }

  @Override
  public @Nullable FilePath program() {
    return null;
  }

  @Override
  public long processId() {
    return 1;
  }

  @Override
  public long parentId() {
    return 0;
  }

  @Override
  public int umask() {
    return 022;
  }

  @Override
  public boolean errorIsTerminal() {
    return false;
  }

  @Override
  public boolean mayExecute(FilePath file) {
    return false;
  }

  @Override
  public @Nullable FilePath real(FilePath folder) {
    return folder;
  }

  @Override
  public @Nullable FilePath target(FilePath path) {
    return null;
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    return null;
  }

  @Override
  public @Nullable String write(int stream, byte[] bytes, int offset, int length) {
    if (unheard == null) {
      (stream == OUT ? out : error).write(bytes, offset, length);
    }
    return unheard;
  }

  @Override
  public @Nullable Spool spool() {
    return room ? new KeptSpool() : null;
  }

  @Override
  public Workshop workshop() {
    return this;
  }

  /** A spool in memory. */
  private final class KeptSpool implements Spool {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public boolean write(byte[] bytes, int offset, int length) {
      kept.write(bytes, offset, length);
      return true;
    }

    @Override
    public void clear() {
      kept.reset();
    }

    @Override
    public @Nullable String copyTo(int stream) {
      return Stage.this.write(stream, kept.toByteArray(), 0, kept.size());
    }
  }
}
