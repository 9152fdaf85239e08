/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a command writes, by the names that the user finds them under.
 *
 * @param object the file that the command is for
 * @param depfile the dependency file that the user will get, if any
 * @param sides what the compiler writes beside
 * @param named whether the name of the object is part of some file's bytes
 */
record Outputs(
    String object, Optional<DepfileRequest> depfile, List<SideOutput> sides, boolean named) {
  Outputs {
    sides = List.copyOf(sides);
  }

  /** The same with the object under another name. */
  Outputs withObject(String another) {
    return new Outputs(another, depfile, sides, named);
  }

  /** Whether the user wants the dependency file without system headers. */
  boolean wantsShortList() {
    return depfile.filter(it -> it.scope() == DepfileRequest.Scope.USER_ONLY).isPresent();
  }

  /** Whether two of the files have one name, or one has the name of the source. */
  boolean clashWith(String source) {
    List<String> names = new ArrayList<>(List.of(source, object));
    depfile.ifPresent(wanted -> names.add(wanted.file()));
    sides.forEach(side -> names.add(side.file()));
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        if (FileNames.same(names.get(i), names.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
