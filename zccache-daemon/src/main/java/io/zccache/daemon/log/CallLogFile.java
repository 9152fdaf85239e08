/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file of a client's choice that the lines of a session are appended to. It is opened for each
 * batch, so that no descriptor is kept, and takes {@link #MOST_BYTES}. Lines that come faster than
 * they are written are counted instead. What cannot be written is lost, and told in the daemon's
 * log. Any thread may use it.
 */
public final class CallLogFile implements CallLog {
  /** So large may a file become: 16 MiB. What comes then is left out. */
  static final long MOST_BYTES = 16 << 20;

  /** So many lines wait to be written. */
  static final int MOST_WAITING = 4096;

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final Executor writer;
  private final Log log;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong lost = new AtomicLong();

  /** The writer will look for lines. */
  private final AtomicBoolean expected = new AtomicBoolean();

  /**
   * @param file absolute
   * @param writer one thread, which writes
   * @param log where trouble with that is told
   */
  CallLogFile(Path file, Executor writer, Log log) {
    this.file = file;
    this.writer = writer;
    this.log = log;
  }

  @Override
  public boolean isWanted() {
    return true;
  }

  @Override
  public void line(String text) {
    if (!waiting.offer(oneLine(text))) {
      lost.incrementAndGet();
    }
    if (expected.compareAndSet(false, true)) {
      writer.execute(this::write);
    }
  }

  /**
   * Waits until what was told so far is written, or could not be.
   *
   * @param longest how long to wait at most
   * @return false if it was not in time
   */
  public boolean awaitWritten(Duration longest) throws InterruptedException {
    CountDownLatch written = new CountDownLatch(1);
    writer.execute(written::countDown);
    return written.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void write() {
    // Before the lines are taken: who tells of one after that has it looked for again.
    expected.set(false);
    try {
      byte[] batch = batch();
      if (batch.length > 0) {
        append(batch);
      }
    } catch (IOException e) {
      log.trouble("the log of a session cannot be written: " + e);
    }
  }

  private byte[] batch() {
    List<String> lines = new ArrayList<>();
    waiting.drainTo(lines);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      bytes.writeBytes((line + '\n').getBytes(UTF_8));
    }
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      bytes.writeBytes(("[LOST] " + missing + " lines\n").getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private void append(byte[] batch) throws IOException {
    // A pipe nobody reads would be waited for when it is opened.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "no regular file");
    }
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (FileChannel channel = FileChannel.open(file, options, PRIVATE)) {
      if (channel.size() + batch.length > MOST_BYTES) {
        throw new FileSystemException(file.toString(), null, "it would become too large");
      }
      ByteBuffer left = ByteBuffer.wrap(batch);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(c < ' ' ? '?' : c);
    }
    return line.toString();
  }
}
