/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What is known of archivers, linkers, and of what copies objects: their names, their command
 * lines, what they say of themselves. Pure. Start at {@link io.zccache.daemon.link.ArchiveCommand}.
 */
@NullMarked
package io.zccache.daemon.link;

import org.jspecify.annotations.NullMarked;
