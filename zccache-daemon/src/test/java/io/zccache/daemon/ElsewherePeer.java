/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that asks a daemon to compile, as our client and as another; run in a namespace. */
final class ElsewherePeer {
  private ElsewherePeer() {}

  /** Asks twice and prints the answers; the one argument is the socket. */
  public static void main(String[] args) throws IOException {
    Path socket = Path.of(args[0]);
    System.out.println(TestClient.ask(socket, Requests.compile(Requests.ours())));
    System.out.println(TestClient.ask(socket, Requests.compile(List.of())));
  }
}
