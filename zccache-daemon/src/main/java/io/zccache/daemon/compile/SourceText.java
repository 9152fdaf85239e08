/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.FileState;

/**
 * A file that is compiled, as it was at some moment.
 *
 * @param state its content and stamp
 * @param facts what the content says
 */
record SourceText(FileState.Known state, SourceFacts facts) {}
