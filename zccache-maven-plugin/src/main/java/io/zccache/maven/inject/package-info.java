/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The launcher in the way of every compiler: one row of {@link io.zccache.maven.inject.Styles} and
 * one pure rule for each way in which Maven builds run compilers.
 */
@NullMarked
package io.zccache.maven.inject;

import org.jspecify.annotations.NullMarked;
