/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** How much is done at once. */
@NullMarked
package io.zccache.daemon.bound;

import org.jspecify.annotations.NullMarked;
