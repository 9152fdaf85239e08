/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The place of one checkout's link folders under the cache root. It is named by the checkout's root
 * folder, so it is the same in each build: CMake and configure write it into files of their own.
 */
public final class Checkout {

  private final Path links;

  /**
   * The place for a checkout.
   *
   * @param allLinks the cache root's folder of link folders
   * @param root the folder where the checkout begins
   */
  public Checkout(Path allLinks, Path root) {
    this.links = allLinks.resolve(Sha256.name(real(root).toString()));
  }

  /** The links that stand for the tools of a folder; they need not be there. */
  LinkFolder linksFor(Path realTools) {
    return new LinkFolder(links.resolve(Sha256.name(realTools.toString())), realTools);
  }

  /**
   * Where the launcher is under its own name: with the tools of the root folder, which has none.
   */
  LinkFolder launcherLinks() {
    return linksFor(Path.of("/"));
  }

  /** Makes every launcher of this checkout run the real tool; what is not there stays away. */
  public void switchOff() throws IOException {
    if (Files.isDirectory(links)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(links)) {
        for (Path folder : folders) {
          SideFiles.switchOff(folder.resolve(LinkFolder.SIDE_FILE));
        }
      }
    }
  }

  /** The nearest folder around a project's root, or that one, that git keeps; else the root. */
  public static Path rootAround(Path project) {
    Path real = real(project);
    for (Path folder = real; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return real;
  }

  /** The folder without symbolic links, as far as it is there. */
  public static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      return root.toAbsolutePath().normalize();
    }
  }
}
