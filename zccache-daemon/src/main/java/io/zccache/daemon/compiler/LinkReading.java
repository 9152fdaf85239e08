/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** A command line of a driver that links, which was read. */
public sealed interface LinkReading permits LinkCommand, Bypass {}
