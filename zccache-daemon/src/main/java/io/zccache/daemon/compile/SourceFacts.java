/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.IncludeScanner;
import io.zccache.daemon.compiler.SourceScan;

/**
 * What the content of one input says about the compile that reads it.
 *
 * @param scan what keeps a compile from being cached
 * @param includes what is asked for
 */
record SourceFacts(SourceScan scan, IncludeScanner.Includes includes) {
  static SourceFacts of(byte[] content) {
    return new SourceFacts(SourceScan.scan(content), IncludeScanner.scan(content));
  }
}
