/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/** What a user can set, and where he can: {@code -D}, POM, environment, in this order. */
enum Option {
  SKIP("skip", "ZCCACHE_DISABLE"),
  FAIL_ON_ERROR("failOnError", "ZCCACHE_STRICT"),
  EXPLAIN("explain", "ZCCACHE_EXPLAIN"),
  INCLUDES("includes", "ZCCACHE_INCLUDES"),
  EXCLUDES("excludes", "ZCCACHE_EXCLUDES"),
  VERBOSE("verbose", "ZCCACHE_VERBOSE"),
  READ_ONLY("readOnly", "ZCCACHE_READONLY"),
  PATH_REMAP("pathRemap", "ZCCACHE_PATH_REMAP"),
  STOP_AT_END("stopAtEnd", "ZCCACHE_STOP_AT_END"),
  CACHE_DIR("cacheDir", "ZCCACHE_CACHE_DIR"),
  IDLE_TIMEOUT("idleTimeout", "ZCCACHE_IDLE_TIMEOUT"),
  MAX_SIZE("maxSize", "ZCCACHE_MAX_SIZE"),
  REPORT_FILE("reportFile", "ZCCACHE_REPORT_FILE"),
  FORMAT("format", "ZCCACHE_FORMAT");

  private final String parameter;
  private final String variable;

  Option(String parameter, String variable) {
    this.parameter = parameter;
    this.variable = variable;
  }

  /** The name in the plugin's configuration. */
  String parameter() {
    return parameter;
  }

  /** The name of the user property and of the project's property. */
  String property() {
    return "zccache." + parameter;
  }

  /** The name of the environment variable. */
  String variable() {
    return variable;
  }
}
