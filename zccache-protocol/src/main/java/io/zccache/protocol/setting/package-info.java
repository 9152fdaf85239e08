/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What values of settings mean, for every program that reads them. Start at {@link ByteSize}. */
@NullMarked
package io.zccache.protocol.setting;

import org.jspecify.annotations.NullMarked;
