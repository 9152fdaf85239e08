/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** To be replaced by a true sentence. */
@NullMarked
package io.zccache.daemon;

import org.jspecify.annotations.NullMarked;
