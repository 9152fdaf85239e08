/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What client and daemon can say to each other, as values. Start at {@link Request} and {@link
 * Response}; {@link ClientAnnouncement} is how our own launcher makes itself known.
 */
@NullMarked
package io.zccache.protocol;

import org.jspecify.annotations.NullMarked;
