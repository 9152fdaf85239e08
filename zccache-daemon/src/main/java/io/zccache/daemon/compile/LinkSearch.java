/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.List;
import java.util.Optional;

/**
 * Where a link will look for files that are not named as they are.
 *
 * @param folders where the driver and the linker look for libraries, start files and specs
 * @param programs where the driver looks for programs and plugins, each with a slash at its end
 * @param libraries the names of libraries that are searched
 * @param plugin the plugin that the linker loads, if it loads one
 */
record LinkSearch(
    List<String> folders, List<String> programs, List<String> libraries, Optional<String> plugin) {
  LinkSearch {
    folders = List.copyOf(folders);
    programs = List.copyOf(programs);
    libraries = List.copyOf(libraries);
  }
}
