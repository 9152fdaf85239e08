/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The client's ports over the JDK, for the Maven plugin and for a launcher on a JVM. Start at
 * {@link JdkPorts}.
 */
@NullMarked
package io.zccache.client.jvm;

import org.jspecify.annotations.NullMarked;
