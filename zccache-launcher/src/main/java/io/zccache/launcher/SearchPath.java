/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.Folders;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of PATH without those that lead to us: our link folders, which hold a side file, and
 * where the name that is searched is this very program. A compiler that is found, or looks for its
 * parts, in them would find us; so would another cache or a wrapper that looks for the next
 * compiler, and both would call each other for ever.
 */
final class SearchPath {
  private static final String DEFAULT = "/usr/local/bin:/usr/bin:/bin";

  private final FilePath sideFile = FilePath.of(SideFile.NAME);
  private final Environment environment;
  private final List<FilePath> folders = new ArrayList<>();

  /** All folders but those with a side file. */
  SearchPath(Environment given, Folders files) {
    this(given, files, null, null);
  }

  /**
   * @param name the name that this program was called by
   * @param self this program
   */
  SearchPath(Environment given, Folders files, @Nullable FilePath name, @Nullable FileFacts self) {
    byte[] path = given.get("PATH");
    byte[] searched = path == null ? FilePath.of(DEFAULT).toBytes() : path;
    boolean changed = false;
    int start = 0;
    for (int i = 0; i <= searched.length; i++) {
      if (i == searched.length || searched[i] == ':') {
        byte[] entry = new byte[i - start];
        System.arraycopy(searched, start, entry, 0, entry.length);
        FilePath folder = FilePath.of(entry);
        if (hasSideFile(folder, files) || leadsTo(self, folder, name, files)) {
          changed = true;
        } else {
          folders.add(folder);
        }
        start = i + 1;
      }
    }
    this.environment = changed ? given.with("PATH", joined()) : given;
  }

  /** The environment with this PATH; the one given if nothing had to be taken out. */
  Environment environment() {
    return environment;
  }

  /** The folders in their order; an empty one is the current folder. */
  List<FilePath> folders() {
    return folders;
  }

  private boolean hasSideFile(FilePath folder, Folders files) {
    return folder.length() > 0 && files.follow(folder.join(sideFile)) != null;
  }

  private static boolean leadsTo(
      @Nullable FileFacts self, FilePath folder, @Nullable FilePath name, Folders files) {
    if (self == null || name == null) {
      return false;
    }
    FileFacts facts = files.follow(at(folder, name));
    return facts != null && facts.same(self);
  }

  /** The file {@code name} in a folder of PATH. */
  static FilePath at(FilePath folder, FilePath name) {
    return folder.length() == 0 ? FilePath.of(".").join(name) : folder.join(name);
  }

  private byte[] joined() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    for (int i = 0; i < folders.size(); i++) {
      byte[] folder = folders.get(i).toBytes();
      if (i > 0) {
        out.write(':');
      }
      out.write(folder, 0, folder.length);
    }
    return out.toByteArray();
  }
}
