/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The goals and the build extension. Maven enters at {@link io.zccache.maven.ZccacheParticipant}
 * and at the mojos; {@link io.zccache.maven.CachedBuild} is what one build has of the cache.
 */
@NullMarked
package io.zccache.maven;

import org.jspecify.annotations.NullMarked;
