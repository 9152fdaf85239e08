/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the daemon writes down about itself. Start at {@link io.zccache.daemon.log.Log}. */
@NullMarked
package io.zccache.daemon.log;

import org.jspecify.annotations.NullMarked;
