/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import io.zccache.daemon.compiler.BypassReason;

/**
 * The judgement that a call of an archiver or a copier is not cached.
 *
 * @param reason why
 * @param culprit the argument that caused it, as spelled; empty when none did
 */
public record Refusal(BypassReason reason, String culprit) implements ArchiveReading, CopyReading {}
