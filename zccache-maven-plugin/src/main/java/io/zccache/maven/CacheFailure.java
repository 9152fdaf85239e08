/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/** Ends the build because of trouble of ours, where the user wants that. */
final class CacheFailure extends RuntimeException {

  CacheFailure(String trouble) {
    super("zccache: " + trouble + " (the build fails because of zccache.failOnError)");
  }
}
