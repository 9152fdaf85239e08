/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where a message ends in a stream of bytes, and in which of three formats it is. Start at {@link
 * Frames} to write and at {@link FrameReader} to read.
 */
@NullMarked
package io.zccache.protocol.frame;

import org.jspecify.annotations.NullMarked;
