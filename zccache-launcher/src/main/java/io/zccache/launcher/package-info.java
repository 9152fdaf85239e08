/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The program {@code zccache}: from argv to an exit code. Start at {@link Launcher}; what it needs
 * of the system beyond the client's ports is {@link Host}.
 */
@NullMarked
package io.zccache.launcher;

import org.jspecify.annotations.NullMarked;
