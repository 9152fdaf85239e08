/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** Which streams of a generic tool run are part of its result. */
public record ExecOutputStreams(boolean stdout, boolean stderr) {}
