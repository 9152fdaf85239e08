/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The log as a file that stays small: a line for each event, {@code TIME [pid] text}. Past the
 * limit the file becomes {@code NAME.1}, replacing an older one. A file that was removed or
 * replaced under us is made anew. What cannot be written is lost; a log never stops its daemon. Any
 * thread may use it; lines are written one at a time.
 */
public final class LogFile implements Log {
  private static final long LIMIT_BYTES = 1 << 20;

  private final Path file;
  private final FileAttribute<?>[] attributes;
  private final LongSupplier epochMillis;
  private final long pid;

  /** A plain stream: unlike a channel it outlives interrupts. */
  @GuardedBy("this")
  private @Nullable FileOutputStream stream;

  @GuardedBy("this")
  private @Nullable Object identity;

  @GuardedBy("this")
  private long size;

  /**
   * Nothing is opened until the first line.
   *
   * @param file where; its folder is made if only that is missing
   * @param epochMillis a clock as {@link System#currentTimeMillis()}
   * @param pid the process the lines come from
   * @param attributes what a new file gets, for example its permissions
   */
  public LogFile(Path file, LongSupplier epochMillis, long pid, FileAttribute<?>... attributes) {
    this.file = file;
    this.epochMillis = epochMillis;
    this.pid = pid;
    this.attributes = attributes.clone();
  }

  @Override
  public void note(String text) {
    line(text);
  }

  @Override
  public void trouble(String text) {
    line("TROUBLE " + text);
  }

  @Override
  public void trouble(String text, Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace, true));
    line("TROUBLE " + text + ": " + trace.toString().stripTrailing());
  }

  private void line(String text) {
    String line = UtcTime.text(epochMillis.getAsLong()) + " [" + pid + "] " + text + '\n';
    append(line.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void append(byte[] line) {
    try {
      FileOutputStream open = current();
      if (size > 0 && size + line.length > LIMIT_BYTES) {
        Path old = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        open = reopen();
      }
      open.write(line);
      size += line.length;
    } catch (IOException lost) {
      forget();
    }
  }

  @GuardedBy("this")
  private FileOutputStream current() throws IOException {
    FileOutputStream open = stream;
    return open != null && sameFile() ? open : reopen();
  }

  @GuardedBy("this")
  private boolean sameFile() throws IOException {
    File now = file.toFile();
    return now.exists() && identityOf(file).equals(identity);
  }

  private static Object identityOf(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  @GuardedBy("this")
  private FileOutputStream reopen() throws IOException {
    forget();
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      // Only this one: whoever removes the folder above, too, wants nothing of us back.
      Files.createDirectory(folder);
    }
    if (!Files.exists(file)) {
      Files.createFile(file, attributes);
    }
    FileOutputStream open = new FileOutputStream(file.toFile(), true);
    stream = open;
    identity = identityOf(file);
    size = Files.size(file);
    return open;
  }

  @GuardedBy("this")
  private void forget() {
    FileOutputStream open = stream;
    stream = null;
    identity = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException nothingWasBuffered) {
        return;
      }
    }
  }
}
