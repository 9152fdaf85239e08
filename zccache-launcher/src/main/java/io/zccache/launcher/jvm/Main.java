/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.jvm;

import io.zccache.client.jvm.JdkPorts;
import io.zccache.client.jvm.JdkToolRunner;
import io.zccache.launcher.Launcher;

/**
 * The same launcher on a JVM. The system properties {@code zccache.name} and {@code
 * zccache.program} say what argv[0] and the program's file are meant to be.
 */
public final class Main {
  private Main() {}

  /** Runs the launcher and ends the JVM with its exit code. */
  public static void main(String[] args) {
    JvmHost host =
        new JvmHost(
            args,
            System.getProperty("zccache.name", "zccache"),
            System.getProperty("zccache.program"));
    System.exit(new Launcher(host, JdkPorts.open(), new JdkToolRunner()).run());
  }
}
