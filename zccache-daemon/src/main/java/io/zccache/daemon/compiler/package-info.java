/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What gcc and clang understand: command lines, response files, dependency files, search paths and
 * sources. Pure: nothing here opens a file or starts a tool. Start at {@link
 * io.zccache.daemon.compiler.CommandLine}, which reads an argument list into a {@link
 * io.zccache.daemon.compiler.CompileCommand} or a {@link io.zccache.daemon.compiler.Bypass}.
 */
@NullMarked
package io.zccache.daemon.compiler;

import org.jspecify.annotations.NullMarked;
