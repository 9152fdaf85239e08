/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.lifecycle.StateCoordinator;
import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves one connection on one thread: its requests one after the other, each answered in the
 * format it came in, until the client leaves or sends what is no message.
 */
final class Connection {
  private static final int PIECE = 16 * 1024;

  private final PeerSocket socket;
  private final Dispatcher dispatcher;
  private final ServerContext context;
  private final ServerLimits limits;
  private final Timers timers;
  private final Waiting waiting;
  private final Rooms rooms;
  private final FrameReader frames = new FrameReader();
  private final byte[] piece = new byte[PIECE];

  /** How much room the present request takes. */
  private long taken;

  Connection(
      PeerSocket socket,
      Dispatcher dispatcher,
      ServerContext context,
      ServerLimits limits,
      Timers timers,
      Waiting waiting,
      Rooms rooms) {
    this.socket = socket;
    this.dispatcher = dispatcher;
    this.context = context;
    this.limits = limits;
    this.timers = timers;
    this.waiting = waiting;
    this.rooms = rooms;
  }

  /** Serves to the end and closes. Whatever goes wrong ends this connection and no other. */
  void serve() {
    try (socket) {
      Frame frame = nextFrame();
      while (frame != null && answer(frame)) {
        giveRoom();
        frame = nextFrame();
      }
    } catch (IOException clientLeft) {
      // Clients come and go; one that needs an answer asks again.
      return;
    } catch (Throwable bug) {
      context.log().trouble("a connection ended by a bug", bug);
    } finally {
      giveRoom();
    }
  }

  /** The next whole frame; null if the client has left or sent none, which has been answered. */
  private @Nullable Frame nextFrame() throws IOException {
    try {
      Optional<Frame> whole = frames.next();
      if (whole.isPresent()) {
        return whole.get();
      }
      waiting.began(socket);
      return frames.isEmpty() ? firstPiece() : restOfFrame();
    } catch (MalformedMessageException malformed) {
      if (malformed.kind() == MalformedMessageException.Kind.VERSION_MISMATCH) {
        refuseVersion(malformed.receivedVersion());
      }
      return null;
    } finally {
      waiting.ended(socket);
    }
  }

  /**
   * What the client says after it was given a plan. Until it begins to speak nothing is waited for
   * in its stead, and no bound is kept: it runs a compiler.
   */
  private Received<Request> nextReport() throws ClientLeftException, InterruptedException {
    try {
      Optional<Frame> whole = frames.next();
      Frame frame = whole.isPresent() ? whole.get() : firstPiece();
      if (frame == null) {
        throw new ClientLeftException("no report");
      }
      return Frames.decodeRequest(frame);
    } catch (IOException gone) {
      // A daemon that ends closes its connections, or interrupts this thread, which does the same.
      if (Thread.interrupted() || context.state().stopping()) {
        throw new InterruptedException("the daemon is ending");
      }
      throw new ClientLeftException(gone);
    } catch (MalformedMessageException malformed) {
      throw new ClientLeftException(malformed);
    }
  }

  private @Nullable Frame firstPiece() throws IOException, MalformedMessageException {
    if (!readPiece()) {
      return null;
    }
    Optional<Frame> whole = frames.next();
    return whole.isPresent() ? whole.get() : restOfFrame();
  }

  private @Nullable Frame restOfFrame() throws IOException, MalformedMessageException {
    context.idle().began();
    try {
      Optional<Frame> whole = readWhile(() -> frames.promised() == 0);
      if (whole.isEmpty() && frames.promised() > Capacity.SMALL && !takeRoom()) {
        turnAway();
        return null;
      }
      return whole.isPresent() ? whole.get() : readWhile(() -> true).orElse(null);
    } finally {
      rooms.requests().moved(socket);
      context.idle().ended();
    }
  }

  private Optional<Frame> readWhile(BooleanSupplier more)
      throws IOException, MalformedMessageException {
    Timers.Cancel deadline = timers.closeAfter(limits.frameTime(), socket);
    try {
      Optional<Frame> whole = Optional.empty();
      while (whole.isEmpty() && more.getAsBoolean() && readPiece()) {
        whole = frames.next();
      }
      return whole;
    } finally {
      deadline.now();
    }
  }

  /** Takes room for the frame that has begun. Meanwhile it is us who are waited for. */
  private boolean takeRoom() throws IOException {
    waiting.ended(socket);
    try {
      boolean took = rooms.requests().take(socket, frames.promised(), limits.frameTime());
      taken += took ? frames.promised() : 0;
      return took;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", ending);
    } finally {
      waiting.began(socket);
    }
  }

  private void giveRoom() {
    if (taken > 0) {
      rooms.requests().give(taken);
      taken = 0;
    }
  }

  /** Lets the rest of a frame pass by, so that its sender comes to read why it gets no answer. */
  private void turnAway() throws IOException {
    WireFormat format = frames.begun();
    long missing = (long) frames.promised() - frames.held();
    Timers.Cancel deadline = timers.closeAfter(limits.frameTime(), socket);
    try {
      int count = 0;
      while (missing > 0 && count >= 0) {
        count = socket.read(ByteBuffer.wrap(piece));
        missing -= count;
      }
    } finally {
      deadline.now();
    }
    write(format, Busy.RESIDENT_MEMORY_HIGH.answer(context), "", 0);
  }

  private boolean readPiece() throws IOException {
    int count = socket.read(ByteBuffer.wrap(piece));
    if (count > 0) {
      frames.push(piece, 0, count);
    }
    return count >= 0;
  }

  private void refuseVersion(long version) throws IOException {
    context.log().trouble("a client spoke version " + version + " of the protocol");
    write(WireFormat.BINCODE_V15, Frames.versionMismatch(version), "", 0);
  }

  /** Answers one request; false if the connection is to be closed. */
  private boolean answer(Frame frame) throws IOException {
    StateCoordinator state = context.state();
    if (!state.begin()) {
      return false;
    }
    context.idle().began();
    try {
      Received<Request> received = Frames.decodeRequest(frame);
      return answer(received);
    } catch (MalformedMessageException malformed) {
      if (malformed.kind() != MalformedMessageException.Kind.UNCONVERTIBLE) {
        return false;
      }
      Response error = new Response.Error(String.valueOf(malformed.getMessage()));
      write(frame.format(), error, malformed.requestId(), frame.requestId());
      return true;
    } finally {
      context.idle().ended();
      state.end();
    }
  }

  private boolean answer(Received<Request> received) throws IOException {
    Request request = received.message();
    Exchange exchange = new Exchange(received, socket, timers, rooms.answers(), this::nextReport);
    Response response = responseTo(request, exchange);
    // A stop interrupts those that take too long; what they had to say is still sent.
    boolean unused = Thread.interrupted();
    try {
      send(exchange, request, response);
    } finally {
      if (response instanceof Response.ShuttingDown) {
        context.state().stop(StopReason.SHUTDOWN_REQUESTED);
      }
    }
    return !(response instanceof Response.ShuttingDown);
  }

  private Response responseTo(Request request, Exchange exchange) {
    try {
      return dispatcher.answer(request, socket.peer(), exchange);
    } catch (RuntimeException | StackOverflowError bug) {
      // A bug of ours costs this request's hit, not the client's build.
      context.log().trouble("a bug while answering " + request.kind(), bug);
      return dispatcher.afterBug(request);
    }
  }

  private void send(Exchange exchange, Request request, Response response) throws IOException {
    try {
      exchange.answer(response, limits.writeTime());
    } catch (MessageTooLargeException tooLarge) {
      context.log().trouble("an answer was too large: " + tooLarge.getMessage());
      try {
        exchange.answer(dispatcher.insteadOfTooLarge(request, response), limits.writeTime());
      } catch (MessageTooLargeException impossible) {
        throw new IllegalStateException("a short answer is too large", impossible);
      }
    }
  }

  private void write(WireFormat format, Response response, String requestId, long frameId)
      throws IOException {
    Timers.Cancel deadline = timers.closeAfter(limits.writeTime(), socket);
    try {
      socket.write(Frames.encode(format, response, requestId, frameId));
    } catch (MessageTooLargeException impossible) {
      throw new IllegalStateException("an error text is too large", impossible);
    } finally {
      deadline.now();
    }
  }
}
