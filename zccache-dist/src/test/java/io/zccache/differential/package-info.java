/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The differential tester: random trees, edits and commands, each compiled through the cache and
 * plainly in the same place, and compared byte by byte. Start at {@link DifferentialIT}.
 */
@NullMarked
package io.zccache.differential;

import org.jspecify.annotations.NullMarked;
