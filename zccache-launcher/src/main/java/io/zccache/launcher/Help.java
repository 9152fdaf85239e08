/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/** What {@code zccache --help} says. */
final class Help {
  static final String TEXT =
      """
      zccache puts a compiler cache in front of a compiler.

        zccache TOOL ARGS...        run TOOL; take its result from the cache if it is there
        zccache wrap TOOL ARGS...   the same, for a tool that is called like a command below
        zccache cc ARGS...          the same, for cc

        zccache start               start the daemon, if none runs
        zccache stop                end the daemon; the cache stays
        zccache status [--json]     what the daemon has done so far
        zccache explain [--json] TOOL ARGS...
                                    why this call would hit, or miss, or not be cached
        zccache clear               forget all results
        zccache store verify        check every byte of the results
                 [--repair]         and put what is damaged out of the way
        zccache --version           versions of this program and of the protocol
        zccache --help              this text

      If anything is wrong with the cache, TOOL runs without it, and its exit code is returned.

      Environment:
        ZCCACHE_CACHE_DIR    the folder of the cache (default: ~/.cache/zccache-maven)
        ZCCACHE_DAEMON       the program that starts a daemon (default: zccache-daemon beside zccache)
        ZCCACHE_ENDPOINT     the daemon's socket
        ZCCACHE_DISABLE=1    run TOOL directly
        ZCCACHE_STRICT=1     trouble with the cache fails the call
      """;

  private Help() {}
}
