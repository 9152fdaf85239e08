/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Tests of our programs together with those of zccache 1.12.6. */
@NullMarked
package io.zccache.interop;

import org.jspecify.annotations.NullMarked;
