/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/**
 * Something to be done if the JVM ends before the build does. Maven tells nobody of an interrupt;
 * and a JVM that lives on after the build must not keep the hook.
 */
final class ExitHook {

  private final Runnable action;
  private final Thread thread;

  ExitHook(Runnable action) {
    this.action = action;
    this.thread = new Thread(action, "zccache-end");
  }

  void register() {
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException e) {
      action.run(); // the JVM is ending already
    }
  }

  void remove() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      return; // the JVM is ending, and the hook runs
    }
  }
}
