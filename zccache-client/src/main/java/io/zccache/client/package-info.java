/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The conversation with a daemon: one request, whatever state the daemon is in. Start at {@link
 * DaemonClient}; what it needs from the world is in {@link io.zccache.client.port}.
 */
@NullMarked
package io.zccache.client;

import org.jspecify.annotations.NullMarked;
