/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.port.Ports;

/** The client's ports over the JDK, together. */
public final class JdkPorts {
  private JdkPorts() {}

  /** A set of its own; any thread may use it, one at a time. */
  public static Ports open() {
    return new Ports(
        new JdkTransport(),
        new JdkDaemonStarter(),
        new JdkFolders(),
        new JdkProcesses(),
        new JdkTicker(),
        ProcessHandle.current().pid());
  }
}
