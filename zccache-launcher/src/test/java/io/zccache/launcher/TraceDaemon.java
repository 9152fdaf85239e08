/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A daemon that does what a {@link Trace} says, on any number of connections at once. */
final class TraceDaemon implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Map<String, List<String>> behaviours;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Received<Request>> requests = new ArrayList<>();
  private final List<Throwable> troubles = new ArrayList<>();

  private TraceDaemon(ServerSocketChannel server, Map<String, List<String>> behaviours) {
    this.server = server;
    this.behaviours = behaviours;
  }

  static TraceDaemon at(Path socket, Map<String, List<String>> behaviours) throws IOException {
    Files.createDirectories(socket.getParent());
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket), 128);
    TraceDaemon daemon = new TraceDaemon(server, behaviours);
    start(daemon::accept);
    return daemon;
  }

  /** The number of the connection and the name of each request, in their order. */
  synchronized List<String> names() {
    return List.copyOf(names);
  }

  synchronized List<Received<Request>> requests() {
    return List.copyOf(requests);
  }

  /** What went wrong here, and not at the other end. */
  synchronized List<Throwable> troubles() {
    return List.copyOf(troubles);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "trace-daemon");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    int connections = 0;
    try {
      while (true) {
        SocketChannel channel = server.accept();
        int number = ++connections;
        start(() -> serve(number, channel));
      }
    } catch (ClosedChannelException e) {
      return;
    } catch (IOException e) {
      trouble(e);
    }
  }

  private void serve(int number, SocketChannel channel) {
    try (channel) {
      boolean open = true;
      while (open) {
        Optional<Received<Request>> request = ScriptedDaemon.receive(channel);
        open = request.isPresent() && play(behaviour(number, request.get()), request, channel);
      }
    } catch (Exception e) {
      trouble(e);
    }
  }

  private synchronized void trouble(Exception e) {
    troubles.add(e);
  }

  private synchronized String behaviour(int number, Received<Request> request) {
    String name = request.message().getClass().getSimpleName();
    names.add(number + " " + name);
    requests.add(request);
    List<String> all = behaviours.getOrDefault(name, List.of("close"));
    int turn = seen.merge(name, 1, Integer::sum);
    return all.get(Math.min(turn, all.size()) - 1);
  }

  /** False if the connection is to be closed. */
  private static boolean play(
      String behaviour, Optional<Received<Request>> request, SocketChannel channel)
      throws Exception {
    String[] parts = behaviour.split(":", 2);
    switch (parts[0]) {
      case "close" -> {
        return false;
      }
      case "hang" -> {
        return ScriptedDaemon.receive(channel).isPresent();
      }
      case "send" -> ScriptedDaemon.send(channel, HexFormat.of().parseHex(parts[1]));
      case "send-close" -> {
        ScriptedDaemon.send(channel, HexFormat.of().parseHex(parts[1]));
        return false;
      }
      case "send-hang" -> {
        ScriptedDaemon.send(channel, HexFormat.of().parseHex(parts[1]));
        return ScriptedDaemon.receive(channel).isPresent();
      }
      default ->
          ScriptedDaemon.send(channel, Frames.encodeAnswer(request.orElseThrow(), answer(parts)));
    }
    return true;
  }

  private static Response answer(String[] behaviour) {
    return switch (behaviour[0]) {
      case "status" -> new Response.Status(status(behaviour[1]));
      case "pong" -> new Response.Pong();
      case "shutting-down" -> new Response.ShuttingDown();
      case "cleared" -> new Response.Cleared(1, 2, 3, 2048);
      default -> throw new IllegalArgumentException(behaviour[0]);
    };
  }

  private static DaemonStatus status(String version) {
    return new DaemonStatus(
        version,
        "default",
        "",
        PrivateDaemonStatus.NONE,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        WirePath.of("/c"),
        0,
        0,
        false);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
