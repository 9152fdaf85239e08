/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Compression, error correction, digests and document formats, done by a native library. Start at
 * {@link io.zccache.examples.codec.Pipeline}. All methods may be called by any thread, and no
 * argument may be null.
 */
package io.zccache.examples.codec;
