/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

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

  /** Sets the first element of a list. */
  Edit setFirst(String list, String value) {
    Xpp3Dom first = child(copy, list).getChild(0);
    changes.add(new Edit.Change(list, String.valueOf(first.getValue()), value));
    first.setValue(value);
    return done();
  }

  /** Sets the words of a list that begin so; where none does, the word comes first. */
  Edit setWord(String list, String beginning, String rest) {
    if (!has(list)) {
      return new Edit.LeftAlone(LeaveReason.NO_PARAMETER, list);
    }
    Xpp3Dom words = child(copy, list);
    List<Xpp3Dom> found =
        Stream.of(words.getChildren())
            .filter(word -> word.getValue() != null && word.getValue().startsWith(beginning))
            .toList();
    changes.add(
        new Edit.Change(list, found.isEmpty() ? "" : found.get(0).getValue(), beginning + rest));
    found.forEach(word -> word.setValue(beginning + rest));
    if (found.isEmpty()) {
      Xpp3Dom[] behind = words.getChildren();
      while (words.getChildCount() > 0) {
        words.removeChild(0);
      }
      child(words, "word").setValue(beginning + rest);
      Stream.of(behind).forEach(words::addChild);
    }
    return done();
  }

  /** Sets one entry of a parameter of properties; the others stay. */
  Edit setPair(String properties, String key, String value) {
    if (!has(properties)) {
      return new Edit.LeftAlone(LeaveReason.NO_PARAMETER, properties);
    }
    changes.add(
        new Edit.Change(properties + "." + key, call.pair(properties, key).orElse(""), value));
    // The last one counts.
    Xpp3Dom property = new Xpp3Dom("property");
    child(property, "name").setValue(key);
    child(property, "value").setValue(value);
    child(copy, properties).addChild(property);
    return done();
  }

  /** A parameter's element in the copy, for a rule that changes what is in it. */
  @Nullable Xpp3Dom element(String parameter) {
    return copy.getChild(parameter);
  }

  /** Notes what a rule has changed by itself. */
  void note(Edit.Change change) {
    changes.add(change);
  }

  /** Does one part of an edit that has several. */
  ConfigurationEdit part(Link link, Function<String, Edit> set) {
    return part(link.edit(set));
  }

  /** What has become of one part. */
  ConfigurationEdit part(Edit edit) {
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
