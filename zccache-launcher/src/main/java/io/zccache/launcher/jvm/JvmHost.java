/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.jvm;

import io.zccache.client.FilePath;
import io.zccache.launcher.Host;
import io.zccache.launcher.Spool;
import io.zccache.launcher.Workshop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This process as Linux shows it to a JVM, which by itself decodes arguments and environment. */
final class JvmHost implements Host {
  private static final Path PROCESS = Path.of("/proc/self");
  private static final int DEFAULT_UMASK = 022;

  private final String[] args;
  private final String name;
  private final @Nullable String program;

  /**
   * @param name what argv[0] is meant to be
   * @param program what the program's file is meant to be; null for an unknown one
   */
  JvmHost(String[] args, String name, @Nullable String program) {
    this.args = args;
    this.name = name;
    this.program = program;
  }

  @Override
  public List<byte[]> arguments() {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(FilePath.of(name).toBytes());
    List<byte[]> raw = texts("cmdline");
    if (raw.size() >= args.length) {
      arguments.addAll(raw.subList(raw.size() - args.length, raw.size()));
    } else {
      for (String argument : args) {
        arguments.add(FilePath.of(argument).toBytes());
      }
    }
    return arguments;
  }

  @Override
  public List<byte[]> environment() {
    List<byte[]> entries = texts("environ");
    if (entries.isEmpty()) {
      for (Map.Entry<String, String> entry : System.getenv().entrySet()) {
        entries.add(FilePath.of(entry.getKey() + "=" + entry.getValue()).toBytes());
      }
    }
    return entries;
  }

  /** The texts that end with a zero in a file of this process; none if there is no such file. */
  private static List<byte[]> texts(String file) {
    List<byte[]> texts = new ArrayList<>();
    try {
      byte[] all = Files.readAllBytes(PROCESS.resolve(file));
      int start = 0;
      for (int i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          byte[] text = new byte[i - start];
          System.arraycopy(all, start, text, 0, text.length);
          texts.add(text);
          start = i + 1;
        }
      }
    } catch (IOException e) {
      texts.clear();
    }
    return texts;
  }

  @Override
  public FilePath workingFolder() {
    return FilePath.of(System.getProperty("user.dir"));
  }

  @Override
  public @Nullable FilePath program() {
    return program == null ? null : FilePath.of(program);
  }

  @Override
  public long processId() {
    return ProcessHandle.current().pid();
  }

  @Override
  public long parentId() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  @Override
  public int umask() {
    try {
      for (String line : Files.readAllLines(PROCESS.resolve("status"))) {
        if (line.startsWith("Umask:")) {
          return Integer.parseInt(line.substring("Umask:".length()).trim(), 8);
        }
      }
    } catch (IOException e) {
      return DEFAULT_UMASK;
    }
    return DEFAULT_UMASK;
  }

  @Override
  public boolean errorIsTerminal() {
    try {
      return Files.readSymbolicLink(PROCESS.resolve("fd/2")).startsWith("/dev/pts");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean mayExecute(FilePath file) {
    return Files.isExecutable(path(file));
  }

  @Override
  public @Nullable FilePath real(FilePath folder) {
    try {
      return FilePath.of(path(folder).toRealPath().toString());
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public @Nullable FilePath target(FilePath path) {
    try {
      return FilePath.of(Files.readSymbolicLink(path(path)).toString());
    } catch (IOException | UnsupportedOperationException none) {
      return null;
    }
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    try (InputStream in = Files.newInputStream(path(file))) {
      byte[] content = in.readNBytes(limit + 1);
      return content.length > limit ? null : content;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public @Nullable String write(int stream, byte[] bytes, int offset, int length) {
    try {
      output(stream).write(bytes, offset, length);
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public @Nullable Spool spool() {
    try {
      return new JvmSpool();
    } catch (IOException e) {
      return null;
    }
  }

  /** A JVM is a poor parent: its children have a helper between them and their caller's limits. */
  @Override
  public @Nullable Workshop workshop() {
    return null;
  }

  /** Unbuffered, and never closed: the descriptor belongs to the process. */
  static FileOutputStream output(int stream) {
    return new FileOutputStream(stream == OUT ? FileDescriptor.out : FileDescriptor.err);
  }

  private static Path path(FilePath file) {
    return Path.of(new String(file.toBytes(), StandardCharsets.UTF_8));
  }
}
