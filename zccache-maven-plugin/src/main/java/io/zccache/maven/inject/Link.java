/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.function.Function;

/** What stands for a command or a search path so that the launcher comes first. */
public sealed interface Link {

  /** The edit that this link leads to. */
  Edit edit(Function<String, Edit> byText);

  /** The absolute path of a link, or a search path with link folders in front. */
  record To(String text) implements Link {
    @Override
    public Edit edit(Function<String, Edit> byText) {
      return byText.apply(text);
    }
  }

  /** Nothing stands for it: the command must run as it is. */
  record None(LeaveReason reason, String subject) implements Link {
    @Override
    public Edit edit(Function<String, Edit> byText) {
      return new Edit.LeftAlone(reason, subject);
    }
  }

  /** The link could not be made: trouble of ours. */
  record Failed(String trouble) implements Link {
    @Override
    public Edit edit(Function<String, Edit> byText) {
      return new Edit.Failed(trouble);
    }
  }
}
