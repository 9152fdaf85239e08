/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

/** A command line of {@code strip} or {@code objcopy} that was read. */
public sealed interface CopyReading permits CopyCommand, Refusal {}
