/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

class JdkTransportTest extends TransportContract {
  @Override
  Transport transport() {
    return new JdkTransport();
  }
}
