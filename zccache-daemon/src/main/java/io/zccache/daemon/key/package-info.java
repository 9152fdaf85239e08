/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What makes two compiles the same: {@link io.zccache.daemon.key.Digest} and the keys made of it.
 */
@NullMarked
package io.zccache.daemon.key;

import org.jspecify.annotations.NullMarked;
