/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.client.port.Folders;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of PATH without our link folders: those that hold a side file, and the one that this
 * call came through. A compiler that is found, or looks for its parts, in them would find us.
 */
final class SearchPath {
  private static final String DEFAULT = "/usr/local/bin:/usr/bin:/bin";

  private final FilePath sideFile = FilePath.of(SideFile.NAME);
  private final Environment environment;
  private final List<FilePath> folders = new ArrayList<>();

  /**
   * @param through the link folder that this call came through, if any
   */
  SearchPath(Environment given, Folders files, @Nullable FilePath through) {
    byte[] path = given.get("PATH");
    byte[] searched = path == null ? FilePath.of(DEFAULT).toBytes() : path;
    boolean changed = false;
    int start = 0;
    for (int i = 0; i <= searched.length; i++) {
      if (i == searched.length || searched[i] == ':') {
        byte[] entry = new byte[i - start];
        System.arraycopy(searched, start, entry, 0, entry.length);
        FilePath folder = FilePath.of(entry);
        if (isLinkFolder(folder, files, through)) {
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

  private boolean isLinkFolder(FilePath folder, Folders files, @Nullable FilePath through) {
    return folder.length() > 0
        && (folder.equals(through) || files.follow(folder.join(sideFile)) != null);
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
