/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/**
 * The judgement that a call is not cached.
 *
 * @param reason why
 * @param culprit the argument that caused it, as spelled; empty when none did
 */
public record Bypass(BypassReason reason, String culprit)
    implements CommandLine.Reading, LinkReading, ResponseFiles.Expansion {}
