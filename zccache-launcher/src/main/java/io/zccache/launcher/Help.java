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
        gcc ARGS...                 the same, where gcc is a link to zccache: for the next gcc in PATH

        zccache run -- COMMAND ARGS...
                                    run a build; its compilers go through the cache wherever it
                                    finds them by name, and what that did is told at the end

        zccache start               start the daemon, if none runs
                 [--idle-timeout S] which ends after S seconds without use (default: 3600; 0: never)
        zccache stop                end the daemon; the cache stays (also: kill)
        zccache status [--json]     what the daemon has done so far (also: --show-stats)
        zccache explain [--json] TOOL ARGS...
                                    why this call would hit, or miss, or not be cached
        zccache clear               forget all results (also: --clear)
        zccache store verify        check every byte of the results
                 [--repair]         and put what is damaged out of the way
        zccache --version           versions of this program and of the protocol
        zccache --help              this text

        zccache session-start [--stats] [--log FILE] [--cwd DIR] [--endpoint SOCKET] [--cache-dir DIR]
                                    begin a session: tools are counted in it whose environment has
                                    ZCCACHE_SESSION_ID=ID with the id that this tells
                 [--private-daemon] [--daemon-name NAME] [--owner-pid PID]... [--private-env K=V]...
                                    with a daemon that ends with its owners, for a --cache-dir of its own
        zccache session-stats ID [--json] [--endpoint SOCKET]
                                    what a session has counted so far
        zccache session-end ID [--json] [--endpoint SOCKET]
                                    end it and tell what it has counted

        --strict-paths[=MODE], before TOOL, fails compiles that name folders otherwise than MODE says:
        absolute (with slashes and without dots), consistent (one kind of slash), off

      If anything is wrong with the cache, TOOL runs without it, and its exit code is returned.

      Environment:
        ZCCACHE_CACHE_DIR    the folder of the cache (default: ~/.cache/zccache-maven)
        ZCCACHE_DAEMON       the program that starts a daemon (default: zccache-daemon beside zccache)
        ZCCACHE_ENDPOINT     the daemon's socket
        ZCCACHE_SESSION_ID   the session that calls are counted in
        ZCCACHE_STRICT_PATHS the MODE of --strict-paths
        ZCCACHE_IDLE_TIMEOUT_SECS  after how long without use a daemon ends, wherever it is started
        ZCCACHE_STOP_TIMEOUT_SECS  how long stop waits for the daemon's end (default: 10)
        ZCCACHE_DISABLE=1    run TOOL directly
        ZCCACHE_EXCLUDES     compilers that run without the cache, as clang*,g++-9
        ZCCACHE_INCLUDES     the only ones that do not
        ZCCACHE_READONLY=1   take results from the cache, store none
        ZCCACHE_STRICT=1     trouble with the cache fails the call
      """;

  private Help() {}
}
