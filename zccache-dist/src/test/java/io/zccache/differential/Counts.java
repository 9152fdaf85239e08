/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks a daemon for all that it has counted; the outcomes of all answered calls are in it. */
final class Counts {
  private Counts() {}

  /** Each count by its name; empty if no daemon listens. */
  static SortedMap<String, Long> at(Path socket) throws IOException {
    SortedMap<String, Long> counts = new TreeMap<>();
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer question =
          ByteBuffer.wrap(Frames.encode(WireFormat.PROTOBUF_V16, new Request.Report("")));
      while (question.hasRemaining()) {
        int unused = channel.write(question);
      }
      if (answer(channel) instanceof Response.ReportResult report) {
        report.counts().forEach(count -> counts.put(count.name(), count.value()));
      }
    } catch (SocketException nobody) {
      return counts;
    } catch (MalformedMessageException | MessageTooLargeException e) {
      throw new IOException(e);
    }
    return counts;
  }

  private static Response answer(SocketChannel channel)
      throws IOException, MalformedMessageException {
    FrameReader frames = new FrameReader();
    Optional<Frame> frame = frames.next();
    byte[] piece = new byte[4_096];
    while (frame.isEmpty()) {
      int count = channel.read(ByteBuffer.wrap(piece));
      if (count < 0) {
        throw new IOException("the daemon closed the connection");
      }
      frames.push(piece, 0, count);
      frame = frames.next();
    }
    return Frames.decodeResponse(frame.get()).message();
  }
}
