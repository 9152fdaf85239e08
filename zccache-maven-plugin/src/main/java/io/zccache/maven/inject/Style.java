/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/**
 * One way of building native code with Maven.
 *
 * @param plugin groupId:artifactId
 * @param goal the goal that runs compilers
 * @param rule what to do with its configuration
 */
public record Style(String plugin, String goal, Rule rule) {

  /** The configuration with the launcher in it, or why not. */
  public Edit edit(MojoCall call, ToolLinks links) {
    return call.skipped() ? new Edit.NotNative() : rule.edit(call, links);
  }
}
