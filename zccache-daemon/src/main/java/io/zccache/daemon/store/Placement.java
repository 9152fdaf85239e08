/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.nio.file.Path;

/**
 * Bytes and the file they shall become.
 *
 * @param role what the file is to its compile; decides its turn
 * @param content the bytes
 * @param target absolute; its folder exists
 * @param mode permission bits of the file, 0 to 0777, the umask already applied
 */
public record Placement(OutputRole role, Content content, Path target, int mode) {}
