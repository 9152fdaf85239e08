/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/**
 * What starts programs of its own inside Maven's process, where no parameter reaches them. Where
 * the whole build was started by {@code zccache run}, they are reached nevertheless.
 */
record OutOfReachRule() implements Rule {

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    return edit(call);
  }

  static Edit edit(MojoCall call) {
    return call.property("env.ZCCACHE_SESSION_ID").isPresent()
        ? new Edit.NotNative()
        : new Edit.LeftAlone(LeaveReason.OUT_OF_REACH, "");
  }
}
