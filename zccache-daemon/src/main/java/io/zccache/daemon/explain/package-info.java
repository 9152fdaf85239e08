/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What in a call differs from what a stored result was made of, in words: judged here, looked up
 * elsewhere. Start at {@link io.zccache.daemon.explain.RecipeComparison}.
 */
@NullMarked
package io.zccache.daemon.explain;

import org.jspecify.annotations.NullMarked;
