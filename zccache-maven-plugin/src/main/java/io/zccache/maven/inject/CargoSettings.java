/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What cargo is told by its own files, for which a variable would count more. */
final class CargoSettings {

  private CargoSettings() {}

  /** Whether a file that cargo reads in a folder names a program that is put in front of rustc. */
  static boolean nameWrapper(Path folder, MojoCall call) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (namesWrapper(at.resolve(".cargo"))) {
        return true;
      }
    }
    return call.property("env.CARGO_HOME")
        .or(() -> call.property("user.home").map(home -> home + "/.cargo"))
        .filter(home -> namesWrapper(Path.of(home)))
        .isPresent();
  }

  private static boolean namesWrapper(Path settings) {
    return mention(settings.resolve("config.toml")) || mention(settings.resolve("config"));
  }

  private static boolean mention(Path file) {
    try {
      return Files.readString(file, ISO_8859_1).contains("rustc-wrapper");
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true; // it may: then it stays
    }
  }
}
