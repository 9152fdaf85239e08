/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * System calls past the JDK: {@link io.zccache.daemon.natives.Posix} makes them, where it can;
 * {@link io.zccache.daemon.natives.Sightings} is what many files were seen to be, to be looked at
 * in one call.
 */
@NullMarked
package io.zccache.daemon.natives;

import org.jspecify.annotations.NullMarked;
