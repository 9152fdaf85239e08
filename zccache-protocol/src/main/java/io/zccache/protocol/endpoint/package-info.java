/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Names of files and sockets, derived from settings by pure functions over bytes, since a path need
 * not be text. Start at {@link CacheRoot} and {@link Endpoint}.
 */
@NullMarked
package io.zccache.protocol.endpoint;

import org.jspecify.annotations.NullMarked;
