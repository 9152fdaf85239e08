/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;

/** Puts the tool in this process's place. */
final class PosixToolRunner implements ToolRunner {
  private final CMemory memory;
  private final int missing = Macro.enoent();
  private final int noProgram = Macro.enoexec();

  PosixToolRunner(CMemory memory) {
    this.memory = memory;
  }

  @Override
  public Run run(FilePath program, List<byte[]> argv, List<byte[]> environment) {
    Address path = memory.text(program.toBytes());
    Address variables = memory.list(environment);
    Posix.execve(path, memory.list(argv), variables);
    int error = Macro.errno();
    if (error == noProgram) {
      // A script that does not say what it is for: the shell's, by old custom.
      Posix.execve(memory.text("/bin/sh"), memory.list(script(program, argv)), variables);
    }
    return new Run.NotStarted(error == missing, CText.error(error));
  }

  private static List<byte[]> script(FilePath program, List<byte[]> argv) {
    List<byte[]> words = new ArrayList<>(argv.size() + 1);
    words.add(FilePath.of("sh").toBytes());
    words.add(program.toBytes());
    words.addAll(argv.subList(1, argv.size()));
    return words;
  }
}
