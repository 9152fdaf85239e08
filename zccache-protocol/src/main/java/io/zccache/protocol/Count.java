/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * One counter of a report.
 *
 * @param name the counter's name, the same in logs and tests
 * @param value an unsigned 64-bit number
 */
public record Count(String name, long value) {}
