/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the plugin takes from the JVM that it runs in.
 *
 * @param environment the process environment
 * @param realm the class loader that has our jar
 * @param javaHome the JVM's own folder
 * @param osName the property of that name
 * @param osArch the property of that name
 */
record Surroundings(
    Map<String, String> environment,
    ClassLoader realm,
    Path javaHome,
    String osName,
    String osArch) {

  static Surroundings ofThisJvm() {
    return new Surroundings(
        System.getenv(),
        Surroundings.class.getClassLoader(),
        Path.of(System.getProperty("java.home")),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }

  /** The process. */
  long pid() {
    return ProcessHandle.current().pid(); // starts threads of the JDK's, so not before it must be
  }
}
