/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import org.jspecify.annotations.Nullable;

/**
 * What was seen when names were found absent from a folder.
 *
 * @param stamp the folder's stamp, or null if the folder was absent itself
 * @param settled whether the appearance of one of the names must change the folder's stamp
 */
public record Absence(@Nullable FileStamp stamp, boolean settled) {}
