/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A stand-in for the objcopy by which gcc moves debug records out of an object. gcc gives it the
 * name that the object holds as that of the new file; the stand-in writes the file elsewhere.
 *
 * @param folder its own folder, where gcc finds it first
 * @param objcopy what gcc would run
 * @param output where the debug records go
 */
record Splitter(Path folder, Path objcopy, Path output) {
  /** Makes it; without the right to run programs in the folder there is no sense in going on. */
  void write() throws IOException {
    Files.createDirectory(folder);
    Path script = folder.resolve("objcopy");
    Files.writeString(
        script,
        """
        #!/bin/sh
        if [ "$1" = --extract-dwo ]; then
          exec %1$s --extract-dwo "$2" %2$s
        fi
        exec %1$s "$@"
        """
            .formatted(quoted(objcopy), quoted(output)));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    if (!Files.isExecutable(script)) {
      throw new IOException("programs do not run in " + folder);
    }
  }

  /** The options that lead gcc to it. */
  List<String> options() {
    return List.of("-B", folder + "/");
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
