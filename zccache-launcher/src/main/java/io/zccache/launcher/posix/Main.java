/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.port.Ports;
import io.zccache.launcher.Launcher;
import org.teavm.interop.Address;
import org.teavm.interop.Export;
import org.teavm.interop.Import;
import org.teavm.interop.StaticInit;
import org.teavm.interop.Unmanaged;

/**
 * Where the native program begins. The C program's main is {@link #nativeMain}, by an option of the
 * linker. It lets TeaVM set up heap and classes by its own entry point, without arguments, since
 * TeaVM would decode them, and runs the launcher with the argv that the kernel gave. Nothing may be
 * kept in a static field before that: the set-up clears them.
 */
@StaticInit
public final class Main {
  private static final int INTERNAL_ERROR = 125;

  private Main() {}

  /** The program. Unmanaged, as nothing of Java is there yet when it begins. */
  @Export(name = "launcher_main")
  @Unmanaged
  static int nativeMain(int argc, Address argv) {
    teavmMain(0, argv);
    return run(argc, argv);
  }

  @Import(name = "launcher_teavm_main")
  @Unmanaged
  private static native int teavmMain(int argc, Address argv);

  private static int run(int argc, Address argv) {
    CMemory memory = new CMemory();
    Descriptors descriptors = new Descriptors(memory);
    descriptors.fillStandardStreams(memory.text("/dev/null"), new OpenFlags());
    Files files = new Files(memory, descriptors);
    PosixFolders folders = new PosixFolders(memory, files);
    Ports ports =
        new Ports(
            new PosixTransport(memory, descriptors, folders.user()),
            new PosixStarter(memory, descriptors, files),
            folders,
            new PosixProcesses(memory, descriptors),
            new PosixTicker(memory),
            Posix.getpid());
    PosixHost host = new PosixHost(argc, argv, memory, descriptors, files);
    Launcher launcher = new Launcher(host, ports, new PosixToolRunner(memory));
    try {
      return launcher.run();
    } catch (Throwable bug) {
      return withoutCache(launcher);
    }
  }

  private static int withoutCache(Launcher launcher) {
    try {
      return launcher.runWithoutCache();
    } catch (Throwable bug) {
      return INTERNAL_ERROR;
    }
  }

  /** What TeaVM takes for the program's start; never has arguments. It keeps nativeMain alive. */
  public static void main(String[] none) {
    if (none.length > 0) {
      nativeMain(0, Address.fromInt(0));
    }
  }
}
