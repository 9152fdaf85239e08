/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/**
 * One compile that did not come from the cache.
 *
 * @param source the source, absolute
 * @param reason why
 * @param culprit the file or folder that is not as it was; empty if there is none to name
 */
public record Missed(String source, MissReason reason, String culprit) {}
