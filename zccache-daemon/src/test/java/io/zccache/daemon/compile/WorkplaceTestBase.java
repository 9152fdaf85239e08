/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workplace for each test. */
abstract class WorkplaceTestBase {
  Workplace work;

  @BeforeEach
  void openWorkplace(@TempDir Path parent) throws Exception {
    work = new Workplace(parent);
  }

  @AfterEach
  void closeWorkplace() {
    work.close();
  }
}
