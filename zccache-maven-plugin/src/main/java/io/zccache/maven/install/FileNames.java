/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import io.zccache.client.FilePath;
import io.zccache.protocol.Bytes;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Names of files as bytes and back, the way this JVM does it for the system. */
public final class FileNames {

  private FileNames() {}

  /** The bytes by which the system knows a path. */
  public static FilePath filePath(Path path) {
    return FilePath.of(path.toString().getBytes(charset()));
  }

  /** The bytes of a path that is given as text. */
  public static Bytes bytes(String path) {
    return Bytes.wrap(path.getBytes(charset()));
  }

  /** The path that these bytes spell. */
  public static Path path(Bytes bytes) {
    return Path.of(new String(bytes.toByteArray(), charset()));
  }

  static Charset charset() {
    String name = System.getProperty("sun.jnu.encoding", "UTF-8");
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }
}
