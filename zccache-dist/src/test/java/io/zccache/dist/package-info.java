/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Whole runs of the distribution: real launchers, a real daemon, real compilers. */
@NullMarked
package io.zccache.dist;

import org.jspecify.annotations.NullMarked;
