/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/**
 * An output to be stored.
 *
 * @param role what it is to its compile
 * @param mode permission bits the compiler gave it, 0 to 0777
 * @param content its bytes, in memory or in a private file; the store copies them
 */
public record NewOutput(OutputRole role, int mode, Content content) {}
