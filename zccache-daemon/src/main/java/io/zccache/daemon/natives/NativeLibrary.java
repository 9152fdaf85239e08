/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library of natives: a resource, named by the processor, that is written to a private file for
 * the moment it is loaded.
 */
final class NativeLibrary {
  /** Set to {@code false} to do without natives. */
  static final String PROPERTY = "zccache.natives";

  private static final @Nullable String TROUBLE = load();

  private NativeLibrary() {}

  /** Loads it into this process, once; tells why that cannot be done. */
  static Optional<String> trouble() {
    return Optional.ofNullable(TROUBLE);
  }

  private static @Nullable String load() {
    if (System.getProperty(PROPERTY, "true").equals("false")) {
      return "switched off by " + PROPERTY;
    }
    String name = "zccache-" + machine() + ".so";
    try (InputStream library = NativeLibrary.class.getResourceAsStream(name)) {
      if (library == null) {
        return "none was built for " + System.getProperty("os.name") + " on " + machine();
      }
      load(library);
      return null;
    } catch (IOException | UnsatisfiedLinkError | IllegalCallerException cannot) {
      return cannot.toString();
    }
  }

  private static void load(InputStream library) throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    Path file = FreshFiles.file(folder.resolve("zccache-"), ".so");
    try {
      Files.write(file, library.readAllBytes());
      System.load(file.toString());
    } finally {
      Files.delete(file);
    }
  }

  /** The processor, as the system names it. */
  private static String machine() {
    String jdk = System.getProperty("os.arch", "");
    return jdk.equals("amd64") ? "x86_64" : jdk;
  }
}
