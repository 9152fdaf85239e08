/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.Ascii;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.launcher.Host;
import io.zccache.launcher.Spool;
import io.zccache.launcher.Workshop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/** This process as the kernel shows it. */
final class PosixHost implements Host {
  private static final int MAX_PATH_SIZE = 1 << 20;
  private static final String DELETED = " (deleted)";

  private final CMemory memory;
  private final Descriptors descriptors;
  private final Files files;
  private final Workshop workshop;
  private final List<byte[]> arguments;
  private final @Nullable FilePath program;
  private final @Nullable FilePath workingFolder;

  PosixHost(int argc, Address argv, CMemory memory, Descriptors descriptors, Files files) {
    this.memory = memory;
    this.program = findProgram(memory);
    this.workingFolder = findWorkingFolder(memory);
    this.descriptors = descriptors;
    this.files = files;
    this.workshop = new PosixWorkshop(memory, descriptors);
    this.arguments = new ArrayList<>(argc);
    for (int i = 0; i < argc; i++) {
      arguments.add(CText.bytes(argv.add(i * Address.sizeOf()).getAddress()));
    }
  }

  @Override
  public List<byte[]> arguments() {
    return arguments;
  }

  @Override
  public List<byte[]> environment() {
    return CText.texts(Macro.environ());
  }

  @Override
  public @Nullable FilePath workingFolder() {
    return workingFolder;
  }

  private static @Nullable FilePath findWorkingFolder(CMemory memory) {
    for (int size = CMemory.PATH_SIZE; size <= MAX_PATH_SIZE; size *= 4) {
      Address path = size == CMemory.PATH_SIZE ? memory.roomForPath() : memory.take(size);
      if (Posix.getcwd(path, size) != null) {
        FilePath folder = FilePath.of(CText.bytes(path));
        return folder.isAbsolute() ? folder : null;
      }
    }
    return null;
  }

  @Override
  public @Nullable FilePath program() {
    return program;
  }

  private static @Nullable FilePath findProgram(CMemory memory) {
    byte[] path = linked(memory, memory.text("/proc/self/exe"));
    if (path == null) {
      return null;
    }
    if (!Ascii.endsWith(path, DELETED)) {
      return FilePath.of(path);
    }
    // Another build of this program was put in its place since it began.
    byte[] before = new byte[path.length - DELETED.length()];
    System.arraycopy(path, 0, before, 0, before.length);
    return FilePath.of(before);
  }

  private static byte @Nullable [] linked(CMemory memory, Address link) {
    Address target = memory.roomForPath();
    long length = Posix.readlink(link, target, CMemory.PATH_SIZE - 1);
    if (length < 0) {
      return null;
    }
    target.add((int) length).putByte((byte) 0);
    return CText.bytes(target);
  }

  @Override
  public long processId() {
    return Posix.getpid();
  }

  @Override
  public long parentId() {
    return Posix.getppid();
  }

  @Override
  public int umask() {
    int mask = Posix.umask(0);
    Posix.umask(mask);
    return mask;
  }

  @Override
  public boolean errorIsTerminal() {
    return Posix.isatty(ERROR) != 0;
  }

  @Override
  public boolean mayExecute(FilePath file) {
    return Posix.access(memory.path(file), Macro.xOk()) == 0;
  }

  @Override
  public @Nullable FilePath real(FilePath folder) {
    Address path = Posix.realpath(memory.path(folder), null);
    return path == null ? null : FilePath.of(CText.bytes(path));
  }

  @Override
  public @Nullable FilePath target(FilePath path) {
    byte[] target = linked(memory, memory.path(path));
    return target == null ? null : FilePath.of(target);
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    return files.read(file, limit);
  }

  @Override
  public @Nullable String write(int stream, byte[] bytes, int offset, int length) {
    int error = descriptors.write(stream, bytes, offset, length);
    return error == 0 ? null : CText.error(error);
  }

  @Override
  public @Nullable Spool spool() {
    FilePath named = new Environment(environment()).path("TMPDIR");
    FilePath folder = named == null ? FilePath.of("/tmp") : named;
    Address name = memory.text(folder.join("zccache-XXXXXX").toBytes());
    int fd = Posix.mkstemp(name);
    if (fd < 0) {
      return null;
    }
    Posix.unlink(name);
    // A tool that is run meanwhile has nothing to do with it.
    descriptors.closeOnExec(fd);
    return new PosixSpool(fd, descriptors);
  }

  @Override
  public Workshop workshop() {
    return workshop;
  }
}
