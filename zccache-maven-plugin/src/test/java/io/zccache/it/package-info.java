/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the scripts of the whole-build tests share. */
@NullMarked
package io.zccache.it;

import org.jspecify.annotations.NullMarked;
