/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Who asks: sessions and their counters. Start at {@link io.zccache.daemon.session.Sessions}. */
@NullMarked
package io.zccache.daemon.session;

import org.jspecify.annotations.NullMarked;
