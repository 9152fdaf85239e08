/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.inject.LeaveReason;
import io.zccache.maven.inject.Link;
import io.zccache.maven.inject.ToolLinks;
import java.util.List;
import java.util.Optional;

/** Whether a module of a build has the cache, once it was asked for. */
sealed interface CacheState {

  /** What rules get their links from. */
  ToolLinks links();

  /** Whether it has the cache. */
  default boolean isOn() {
    return false;
  }

  /** What went wrong on our side, if anything. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** It has it. */
  record On(ModuleCache cache) implements CacheState {
    @Override
    public ToolLinks links() {
      return cache.links();
    }

    @Override
    public boolean isOn() {
      return true;
    }
  }

  /** The build goes on without it, and that is in order. */
  record Off() implements CacheState {
    @Override
    public ToolLinks links() {
      return new SameAnswer(new Link.None(LeaveReason.CACHE_OFF, ""));
    }
  }

  /** The build goes on without it because of trouble of ours. */
  record Broken(String why) implements CacheState {
    @Override
    public ToolLinks links() {
      return new SameAnswer(new Link.Failed(why));
    }

    @Override
    public Optional<String> trouble() {
      return Optional.of(why);
    }
  }

  /** Has no links to give, always for the same reason. */
  record SameAnswer(Link answer) implements ToolLinks {
    @Override
    public Link of(String command, List<String> folders) {
      return answer;
    }

    @Override
    public Link searchPath(Optional<String> path) {
      return answer;
    }

    @Override
    public Link launcher(List<String> variables) {
      return answer;
    }
  }
}
