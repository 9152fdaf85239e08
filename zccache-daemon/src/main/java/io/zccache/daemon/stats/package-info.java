/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Every reason and every outcome, counted. Start at {@link io.zccache.daemon.stats.Counters}. */
@NullMarked
package io.zccache.daemon.stats;

import org.jspecify.annotations.NullMarked;
