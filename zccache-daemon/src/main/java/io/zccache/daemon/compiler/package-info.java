/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What gcc and clang understand. */
@NullMarked
package io.zccache.daemon.compiler;

import org.jspecify.annotations.NullMarked;
