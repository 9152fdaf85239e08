/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the cache did, in words: {@link io.zccache.maven.report.BuildSummary} at the end of a build,
 * {@link io.zccache.maven.report.DaemonSummary} for the goal {@code stats}, {@link
 * io.zccache.maven.report.ReportPage} for the goal {@code report}.
 */
@NullMarked
package io.zccache.maven.report;

import org.jspecify.annotations.NullMarked;
