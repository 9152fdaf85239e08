/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

/** A command line of an archiver that was read. */
public sealed interface ArchiveReading permits ArchiveCommand, Refusal {}
