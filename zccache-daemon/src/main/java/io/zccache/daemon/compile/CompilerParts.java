/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.Digest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a driver is made of, while it is being found out. For one thread.
 *
 * @param present the programs that are there, by content, in the order of the identity
 * @param absent places where there must be none
 */
record CompilerParts(Map<Path, Digest> present, Set<Path> absent) {
  CompilerParts() {
    this(new LinkedHashMap<>(), new LinkedHashSet<>());
  }
}
