/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The copy of one configuration while a rule edits it. A parameter that the mojo does not have is
 * never added: Maven drops unknown ones before we see them, and would fail at one that comes later.
 */
final class ConfigurationEdit {

  private final MojoCall call;
  private final Xpp3Dom copy;
  private final List<Edit.Change> changes = new ArrayList<>();
  private final List<Edit.LeftAlone> rest = new ArrayList<>();
  private Optional<Edit> failure = Optional.empty();

  ConfigurationEdit(MojoCall call) {
    this.call = call;
    this.copy = new Xpp3Dom(call.configuration());
  }

  /** Sets a parameter. */
  Edit set(String parameter, String value) {
    if (!has(parameter)) {
      return new Edit.LeftAlone(LeaveReason.NO_PARAMETER, parameter);
    }
    changes.add(new Edit.Change(parameter, call.value(parameter).orElse(""), value));
    child(copy, parameter).setValue(value);
    return done();
  }

  /** Sets one entry of a map parameter; the others stay. */
  Edit setEntry(String map, String key, String value) {
    if (!has(map)) {
      return new Edit.LeftAlone(LeaveReason.NO_PARAMETER, map);
    }
    changes.add(new Edit.Change(map + "." + key, call.entry(map, key).orElse(""), value));
    child(child(copy, map), key).setValue(value);
    return done();
  }

  /** Does one part of an edit that has several. */
  ConfigurationEdit part(Link link, Function<String, Edit> set) {
    Edit edit = link.edit(set);
    if (edit instanceof Edit.LeftAlone left) {
      rest.add(left);
    } else if (edit instanceof Edit.Failed) {
      failure = failure.or(() -> Optional.of(edit));
    }
    return this;
  }

  /** What the parts have come to; trouble of ours with one of them is trouble with the mojo. */
  Edit whole() {
    return failure.orElseGet(() -> changes.isEmpty() && !rest.isEmpty() ? rest.get(0) : done());
  }

  private Edit done() {
    return changes.isEmpty() ? new Edit.NotNative() : new Edit.Changed(copy, changes, rest);
  }

  private boolean has(String parameter) {
    return call.parameters().contains(parameter) || copy.getChild(parameter) != null;
  }

  private static Xpp3Dom child(Xpp3Dom parent, String name) {
    Xpp3Dom child = parent.getChild(name);
    if (child == null) {
      child = new Xpp3Dom(name);
      parent.addChild(child);
    }
    return child;
  }
}
