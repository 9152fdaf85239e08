/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * One thing in which a call differs from what a stored result was made from, or that speaks against
 * caching it.
 *
 * @param kind what kind of thing it is: a word in lower case, such as {@code argument}
 * @param name the argument, variable or file
 * @param before what it was when the result was stored; empty if it was not there, or has no value
 * @param now what it is now; empty if it is not there, or has no value
 * @param text all of that for people, one line without a full stop
 */
public record Finding(String kind, String name, String before, String now, String text) {}
