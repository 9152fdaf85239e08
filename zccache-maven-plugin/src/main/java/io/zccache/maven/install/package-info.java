/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The programs and link folders on this machine: {@link io.zccache.maven.install.Installation} puts
 * launcher and daemon under the cache root, {@link io.zccache.maven.install.LinkFolders} the links
 * of one checkout.
 */
@NullMarked
package io.zccache.maven.install;

import org.jspecify.annotations.NullMarked;
