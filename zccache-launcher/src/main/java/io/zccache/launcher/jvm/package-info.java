/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The launcher on a JVM, a hundred times slower than the program: for tests. Start at {@link Main}.
 */
@NullMarked
package io.zccache.launcher.jvm;

import org.jspecify.annotations.NullMarked;
