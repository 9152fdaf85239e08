/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The launcher's ports over POSIX, for the native program, which begins in {@link Main}. Nothing
 * here runs on a JVM.
 */
@NullMarked
package io.zccache.launcher.posix;

import org.jspecify.annotations.NullMarked;
