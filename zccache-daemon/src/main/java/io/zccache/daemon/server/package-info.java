/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Sockets, peers, frames and who answers what. A tool call goes out through {@link
 * io.zccache.daemon.server.ToolService}.
 */
@NullMarked
package io.zccache.daemon.server;

import org.jspecify.annotations.NullMarked;
