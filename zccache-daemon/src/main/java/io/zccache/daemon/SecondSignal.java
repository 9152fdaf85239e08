/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import java.util.List;

/**
 * Gives the signals that end the program back to the system. The first one began an end in order;
 * the JVM would hear of no other until that is over.
 */
final class SecondSignal {
  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private SecondSignal() {}

  /**
   * From here one more signal ends this process at once, as KILL does. A signal that its starter
   * wants to be ignored still is.
   *
   * @throws ReflectiveOperationException if this JVM does not let go of them
   */
  static void endsAtOnce() throws ReflectiveOperationException {
    // The compiler cannot be kept from warning of this class, which the JDK offers to all.
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> action = Class.forName("sun.misc.SignalHandler");
    Object systems = action.getField("SIG_DFL").get(null);
    for (String name : NAMES) {
      Object named = signal.getConstructor(String.class).newInstance(name);
      Object unused = signal.getMethod("handle", signal, action).invoke(null, named, systems);
    }
  }
}
