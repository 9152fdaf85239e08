/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;

/**
 * A blob that a result needs.
 *
 * @param digest digest of its bytes
 * @param size how many bytes
 */
record BlobRef(Digest digest, long size) {}
