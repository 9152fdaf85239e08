/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Running a tool as a child of the daemon. Start at {@link io.zccache.daemon.exec.ToolProcess}. */
@NullMarked
package io.zccache.daemon.exec;

import org.jspecify.annotations.NullMarked;
