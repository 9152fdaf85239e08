/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Results on disk, and the index that finds them. Start at {@link
 * io.zccache.daemon.store.ResultStore}, then {@link io.zccache.daemon.store.Delivery}.
 */
@NullMarked
package io.zccache.daemon.store;

import org.jspecify.annotations.NullMarked;
