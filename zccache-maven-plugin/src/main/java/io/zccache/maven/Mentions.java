/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user has written any setting for a whole build: if so all are read and checked when the
 * build begins, else there is nothing to check. The folder of the cache does not count, as no name
 * of a folder is wrong. Loads no other class of ours.
 */
final class Mentions {

  private Mentions() {}

  static boolean any(MavenSession session, Map<String, String> environment) {
    Path root = session.getRequest().getMultiModuleProjectDirectory().toPath();
    return anyName(session.getUserProperties(), "zccache.", "cacheDir")
        || anyName(environment, "ZCCACHE_", "CACHE_DIR")
        || Files.exists(root.resolve(SettingFile.NAME))
        || inPom(session.getTopLevelProject());
  }

  private static boolean inPom(@Nullable MavenProject project) {
    if (project == null) {
      return false;
    }
    Plugin plugin = project.getPlugin(SettingSources.PLUGIN);
    return (plugin != null && plugin.getConfiguration() != null)
        || anyName(project.getProperties(), "zccache.", "cacheDir");
  }

  private static boolean anyName(Map<?, ?> values, String prefix, String place) {
    for (Object key : values.keySet()) {
      if (key instanceof String name
          && name.startsWith(prefix)
          && !name.substring(prefix.length()).equals(place)) {
        return true;
      }
    }
    return false;
  }
}
