/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.util.Locale;
import java.util.Map;

/**
 * The kind of machine a launcher is made for, named as Maven builds name it: {@code linux-x86_64}.
 */
public record Platform(String name) {

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch_64", "arm64", "aarch_64");

  /** The platform of a JVM by its properties {@code os.name} and {@code os.arch}. */
  public static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).replace(" ", "");
    String family = os.startsWith("mac") ? "osx" : os.startsWith("windows") ? "windows" : os;
    String arch = osArch.toLowerCase(Locale.ROOT);
    return new Platform(family + "-" + ARCHITECTURES.getOrDefault(arch, arch));
  }
}
