/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the content of a file is now, cheaply and truly. Start at {@link
 * io.zccache.daemon.files.FileTable} for files that are there, at {@link
 * io.zccache.daemon.files.FolderTable} for names that are not.
 */
@NullMarked
package io.zccache.daemon.files;

import org.jspecify.annotations.NullMarked;
