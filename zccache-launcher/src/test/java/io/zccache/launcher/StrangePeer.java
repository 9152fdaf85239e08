/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process at the place of a daemon that is none, or an odd one. It may hold the lock of the
 * place, as a daemon does, and lives until it is ended.
 */
final class StrangePeer implements AutoCloseable {
  /** What it does with its connections. */
  enum Manner {
    /** It serves no socket. */
    ABSENT,
    /** Accepts and closes. */
    CLOSING,
    /** Accepts, and never says a word. */
    MUTE,
    /** A daemon of ours that speaks the first version of the extension. */
    OLDER,
    /** Answers with a message that nobody knows. */
    NEWER
  }

  private final Process process;

  private StrangePeer(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it is there. */
  static StrangePeer at(Path root, Manner manner, boolean locks) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StrangePeer.class.getName(),
                root.toString(),
                manner.name(),
                Boolean.toString(locks))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.getInputStream().read() != '+') {
      throw new AssertionError("the peer has not come up");
    }
    return new StrangePeer(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; 128 and the signal's number if a signal ended it. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws Exception {
    Path run = Path.of(args[0], "run");
    Files.createDirectories(
        run, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel lock = Boolean.parseBoolean(args[2]) ? lock(run.resolve("daemon.lock")) : null;
    Manner manner = Manner.valueOf(args[1]);
    if (manner == Manner.ABSENT) {
      tellReady();
      Thread.currentThread().join();
    }
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(run.resolve("daemon.sock")), 128);
      tellReady();
      List<SocketChannel> kept = new ArrayList<>();
      // Neither the lock nor a connection that it keeps is let go.
      while (lock == null || lock.isOpen() || !kept.isEmpty()) {
        SocketChannel channel = server.accept();
        if (manner == Manner.MUTE) {
          kept.add(channel);
        } else {
          serve(manner, channel);
        }
      }
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      throw new AssertionError("another holds " + file);
    }
    channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + " test\n").getBytes(UTF_8)));
    return channel;
  }

  private static void tellReady() {
    System.out.print('+');
    System.out.flush();
  }

  private static void serve(Manner manner, SocketChannel connection) throws Exception {
    try (SocketChannel channel = connection) {
      Optional<Received<Request>> request =
          manner == Manner.CLOSING ? Optional.empty() : ScriptedDaemon.receive(channel);
      if (request.isPresent() && manner == Manner.OLDER) {
        answer(request.get(), channel, new Response.AtWork());
        answer(request.get(), channel, older(request.get().message()));
      } else if (request.isPresent()) {
        // The frame is whole; the message in it is of field 1999.
        ScriptedDaemon.send(channel, new byte[] {7, 0, 0, 0, 16, 0, 0, 0, (byte) 0xfa, 0x7c, 0});
      }
    }
  }

  private static void answer(
      Received<Request> request, SocketChannel channel, @Nullable Response response)
      throws Exception {
    if (response != null) {
      ScriptedDaemon.send(channel, Frames.encodeAnswer(request, response));
    }
  }

  private static Response older(Request request) {
    if (request instanceof Request.LinkEphemeral) {
      return new Response.Declined("not_a_compile");
    }
    return new Response.CompileResult(0, Bytes.of("compiled by the older\n"), Bytes.EMPTY, true);
  }
}
