/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The program: its command line and what it is put together from. Start at {@link
 * io.zccache.daemon.DaemonMain}, or at {@link io.zccache.daemon.Daemon} for one inside another
 * program.
 */
@NullMarked
package io.zccache.daemon;

import org.jspecify.annotations.NullMarked;
