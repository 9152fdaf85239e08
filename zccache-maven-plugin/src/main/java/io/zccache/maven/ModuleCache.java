/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.LinkFolders;

/**
 * What one module of a build has of the cache: links of its own, so that each call tells by the
 * link it comes through which module it belongs to, and a session that counts them.
 *
 * @param module the module
 * @param links its link folders
 * @param session its session at the daemon
 */
record ModuleCache(NativeModule module, LinkFolders links, DaemonSession session) {}
