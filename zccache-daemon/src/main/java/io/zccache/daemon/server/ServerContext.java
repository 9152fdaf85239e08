/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.lifecycle.IdlePolicy;
import io.zccache.daemon.lifecycle.StateCoordinator;
import io.zccache.daemon.lifecycle.Ticker;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.session.PrivateOwners;
import io.zccache.daemon.session.Sessions;
import io.zccache.protocol.WirePath;

/**
 * What a server works with. All of it may be used by any thread.
 *
 * @param endpoint the socket as clients name it
 * @param root the cache root
 * @param log where trouble is told
 * @param ticker the clock
 * @param state whether requests are still to be answered
 * @param idle told of everything that is going on
 * @param sessions the sessions, and the counters of all
 * @param owners whom the daemon lives for if it is private
 * @param cache what answers, once it is open
 */
public record ServerContext(
    String endpoint,
    WirePath root,
    Log log,
    Ticker ticker,
    StateCoordinator state,
    IdlePolicy idle,
    Sessions sessions,
    PrivateOwners owners,
    CacheGate cache) {}
