/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * One daemon for one root, from its first breath to its last. Start at {@link
 * io.zccache.daemon.lifecycle.StateCoordinator}.
 */
@NullMarked
package io.zccache.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
