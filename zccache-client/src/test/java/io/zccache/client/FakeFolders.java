/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file system of facts; the user is 1000. */
final class FakeFolders implements Folders {
  static final long USER = 1000;

  private final Map<FilePath, FileFacts> files = new HashMap<>();
  private final Map<FilePath, FilePath> links = new HashMap<>();
  private final Map<FilePath, byte[]> contents = new HashMap<>();
  private boolean readOnly;
  private int reads;

  FakeFolders() {
    put("/", Kind.FOLDER, 0, 0755);
  }

  void put(String path, Kind kind, long owner, int mode) {
    files.put(FilePath.of(path), new FileFacts(kind, owner, mode, 1, files.size() + 1));
  }

  void link(String path, long owner, String target) {
    put(path, Kind.LINK, owner, 0777);
    links.put(FilePath.of(path), FilePath.of(target));
  }

  void makeReadOnly() {
    readOnly = true;
  }

  int modeOf(String path) {
    FileFacts facts = follow(FilePath.of(path));
    return facts == null ? -1 : facts.mode();
  }

  /** How often a file was read. */
  int reads() {
    return reads;
  }

  void write(FilePath file, byte[] content) {
    contents.put(file, content);
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    reads++;
    byte[] content = contents.get(file);
    return content == null || content.length > limit ? null : content;
  }

  @Override
  public long user() {
    return USER;
  }

  @Override
  public @Nullable FileFacts look(FilePath path) {
    return files.get(path);
  }

  @Override
  public @Nullable FileFacts follow(FilePath path) {
    FilePath target = links.get(path);
    return target == null ? files.get(path) : follow(target);
  }

  @Override
  public boolean create(FilePath folder) {
    if (readOnly || files.containsKey(folder) || follow(folder.folder()) == null) {
      return false;
    }
    put(folder.text(), Kind.FOLDER, USER, 0700);
    return true;
  }

  @Override
  public boolean close(FilePath folder) {
    put(folder.text(), Kind.FOLDER, USER, 0700);
    return !readOnly;
  }
}
