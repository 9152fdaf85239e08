/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Recipe;
import java.util.Optional;

/**
 * A stored result, and what its unit key was made of.
 *
 * @param result the result
 * @param recipe empty if the result was stored before there were recipes
 */
public record DescribedResult(StoredResult result, Optional<Recipe> recipe) {}
