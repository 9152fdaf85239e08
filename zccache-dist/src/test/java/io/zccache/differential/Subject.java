/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/** What most stories are about. */
enum Subject {
  /** Compiles, and now and then what comes after them. */
  ALL,
  /** Archives, links and copies. */
  LINKS,
  /** Compiles such as configure scripts make. */
  PROBES
}
