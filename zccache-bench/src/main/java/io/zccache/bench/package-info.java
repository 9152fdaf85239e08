/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Measures this cache and its peers in one run: plain compiler, ours, ccache, sccache, the
 * reference. Start at {@link io.zccache.bench.BenchMain}, then {@link io.zccache.bench.Measure}.
 */
@NullMarked
package io.zccache.bench;

import org.jspecify.annotations.NullMarked;
