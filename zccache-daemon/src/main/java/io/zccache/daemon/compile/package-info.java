/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The path of one compile, from a request to an answer. Start at {@link
 * io.zccache.daemon.compile.CompileService}.
 */
@NullMarked
package io.zccache.daemon.compile;

import org.jspecify.annotations.NullMarked;
