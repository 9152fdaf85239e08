/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.LinkFolders;
import java.time.Instant;

/**
 * What a build has once its first native mojo has come.
 *
 * @param place the cache root, for people
 * @param links the link folders
 * @param session the session at the daemon
 * @param started when that was
 */
record ActiveCache(String place, LinkFolders links, DaemonSession session, Instant started) {}
