/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a rule makes of a mojo's configuration. */
public sealed interface Edit {

  /** Calls the method of the recipient that is made for this case. */
  void deliverTo(Recipient recipient);

  /** Who acts on edits. */
  interface Recipient {
    /** The mojo shall run with another configuration. */
    void changed(Changed edit);

    /** The mojo shall run as it is. */
    void leftAlone(LeftAlone edit);

    /** The mojo shall run as it is, and the user shall know why. */
    void failed(Failed edit);
  }

  /**
   * The configuration to run with: a copy; the given one is untouched.
   *
   * @param rest the parts of the mojo that run without us nevertheless
   */
  record Changed(Xpp3Dom configuration, List<Change> changes, List<LeftAlone> rest)
      implements Edit {
    public Changed {
      changes = List.copyOf(changes);
      rest = List.copyOf(rest);
    }

    @Override
    public void deliverTo(Recipient recipient) {
      recipient.changed(this);
    }
  }

  /** The mojo runs compilers, and runs them without us. */
  record LeftAlone(LeaveReason reason, String subject) implements Edit {
    @Override
    public void deliverTo(Recipient recipient) {
      recipient.leftAlone(this);
    }
  }

  /** Trouble of ours: the mojo runs without us and the user is warned. */
  record Failed(String trouble) implements Edit {
    @Override
    public void deliverTo(Recipient recipient) {
      recipient.failed(this);
    }
  }

  /** The mojo runs no compiler that we know of. */
  record NotNative() implements Edit {
    @Override
    public void deliverTo(Recipient recipient) {
      // There is nothing to do, and nothing to say: most mojos are of this kind.
    }
  }

  /** One value before and after, for the log. */
  record Change(String parameter, String before, String after) {
    @Override
    public String toString() {
      return parameter + ": " + (before.isEmpty() ? "(nothing)" : before) + " -> " + after;
    }
  }
}
