/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that tells the loader, and so the linker, where needed libraries may be.
 *
 * @param folders the folders that it names
 * @param odd whether it includes other files than the usual ones, or says more than folders
 */
public record LoaderConfig(List<String> folders, boolean odd) {
  /** The file that is read first. */
  public static final String FILE = "/etc/ld.so.conf";

  /** Where linkers look for another one first, by the folder that they were built for. */
  public static final List<String> BEFORE =
      List.of("/usr/etc/ld.so.conf", "/usr/local/etc/ld.so.conf");

  /** The folder of those that it usually includes. */
  public static final String FOLDER = "/etc/ld.so.conf.d";

  /** How the names of those end. */
  public static final String ENDING = ".conf";

  private static final String INCLUDE = "include";
  private static final List<String> USUAL =
      List.of(FOLDER + "/*" + ENDING, "ld.so.conf.d/*" + ENDING);

  /** Copies the list. */
  public LoaderConfig {
    folders = List.copyOf(folders);
  }

  /** Reads such a file. */
  public static LoaderConfig of(String text) {
    List<String> folders = new ArrayList<>();
    boolean odd = false;
    for (String line : text.lines().toList()) {
      int hash = line.indexOf('#');
      String said = (hash < 0 ? line : line.substring(0, hash)).strip();
      if (said.startsWith(INCLUDE)) {
        odd |= !USUAL.contains(said.substring(INCLUDE.length()).strip());
      } else if (said.contains("=")) {
        odd = true;
      } else if (!said.isEmpty() && !said.startsWith("hwcap")) {
        folders.addAll(List.of(said.split("[:,\\s]+", -1)));
      }
    }
    return new LoaderConfig(folders, odd);
  }
}
