/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** What one build is told, in Maven's log. Levels are Maven's affair. Any thread. */
final class Voice {

  private static final String PREFIX = "zccache: ";

  private final Logger logger;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  Voice(Logger logger) {
    this.logger = logger;
  }

  void tell(String text) {
    logger.info(PREFIX + text);
  }

  void tellOnce(String text) {
    if (said.add(text)) {
      tell(text);
    }
  }

  void detail(String text) {
    if (logger.isDebugEnabled()) {
      logger.debug(PREFIX + text);
    }
  }

  void detailOnce(String text) {
    if (said.add(text)) {
      detail(text);
    }
  }

  /** The one warning of a build; what comes after it is a detail. */
  void warnOnce(String text) {
    if (said.add("a warning")) {
      logger.warn(PREFIX + text);
    } else {
      detail(text);
    }
  }
}
