/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An object that was made only to be linked, as a driver makes it in a temporary file.
 *
 * @param name stands for it in the arguments of the link
 * @param file where it is
 * @param content what is in it
 */
record MadeObject(String name, Path file, Digest content) {
  /** Where a run that writes into a folder has it. */
  Path in(PrivateFolder folder) {
    return folder.file(String.valueOf(file.getFileName()));
  }

  /** Puts it into the folder of a run: what the linker says of it then names that folder. */
  void putInto(PrivateFolder folder) throws IOException {
    Path unused = Files.createLink(in(folder), file);
  }

  /** In the key of what it is linked to. */
  String key() {
    return "object: " + name + ' ' + content.hex();
  }
}
