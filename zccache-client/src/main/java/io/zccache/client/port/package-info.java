/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the conversation needs from the world: {@link Transport}, {@link DaemonStarter}, {@link
 * ToolRunner}, {@link Ticker} and {@link Folders}. Each has an implementation over the JDK, one
 * over POSIX, and a fake in the tests.
 */
@NullMarked
package io.zccache.client.port;

import org.jspecify.annotations.NullMarked;
