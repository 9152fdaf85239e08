/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Ports;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import io.zccache.protocol.frame.WireFormat;
import org.jspecify.annotations.Nullable;

/** All that surrounds a client, faked: the cache root is /cache, its daemon /bin/daemon. */
final class World {
  final FakeTicker ticker = new FakeTicker();
  final FakeFolders folders = new FakeFolders();
  final FakeStarter starter = new FakeStarter(folders);
  final FakeTransport transport = new FakeTransport(ticker);
  final FakeProcesses processes = new FakeProcesses();

  World() {
    folders.put("/cache", Kind.FOLDER, FakeFolders.USER, 0700);
    folders.put("/cache/run", Kind.FOLDER, FakeFolders.USER, 0700);
    folders.put("/cache/run/daemon.sock", Kind.SOCKET, FakeFolders.USER, 0600);
    folders.put("/bin/daemon", Kind.FILE, 0, 0755);
  }

  Ports ports() {
    return new Ports(transport, starter, folders, processes, ticker, 42);
  }

  DaemonPlace place(@Nullable String program) {
    CacheRoot root = CacheRoot.of("/cache");
    return new DaemonPlace(
        root, Endpoint.of(root, FakeFolders.USER), program == null ? null : FilePath.of(program));
  }

  DaemonClient client() {
    return client(WireFormat.PROTOBUF_V16);
  }

  DaemonClient client(WireFormat format) {
    return client(format, WedgePolicy.standard());
  }

  DaemonClient client(WireFormat format, WedgePolicy wedge) {
    return new DaemonClient(ports(), place("/bin/daemon"), format, wedge);
  }
}
