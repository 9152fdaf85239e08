/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A mojo that is about to run, as a rule sees it. Values are read the way Maven will: the text if
 * there is one, else the parameter's default, both evaluated. Never changed.
 *
 * @param configuration the mojo's final configuration
 * @param parameters the names that the mojo's descriptor knows
 * @param expressions evaluates {@code ${...}}
 * @param basedir the project's folder, to which Maven aligns relative files
 * @param parents the folders of the project's parents, as far as they are not in a repository
 */
public record MojoCall(
    Xpp3Dom configuration,
    Set<String> parameters,
    Expressions expressions,
    Path basedir,
    List<Path> parents) {

  private static final String DEFAULT = "default-value";

  /** A call with parents that cannot be changed any more. */
  public MojoCall {
    parents = List.copyOf(parents);
  }

  /** What the mojo will get for a parameter; absent where that is nothing. */
  Optional<String> value(String parameter) {
    Xpp3Dom element = configuration.getChild(parameter);
    if (element == null) {
      return Optional.empty();
    }
    return evaluated(element.getValue()).or(() -> evaluated(element.getAttribute(DEFAULT)));
  }

  /** What the mojo will get for a parameter that is a folder; the project's folder if nothing. */
  String folder(String parameter) {
    return basedir.resolve(value(parameter).orElse("")).toString();
  }

  /** One entry of a map parameter. */
  Optional<String> entry(String map, String key) {
    Xpp3Dom element = configuration.getChild(map);
    Xpp3Dom entry = element == null ? null : element.getChild(key);
    return entry == null ? Optional.empty() : evaluated(entry.getValue());
  }

  /** The values of a list or map parameter. */
  List<String> items(String parameter) {
    List<String> items = new ArrayList<>();
    Xpp3Dom element = configuration.getChild(parameter);
    if (element != null) {
      for (Xpp3Dom item : element.getChildren()) {
        evaluated(item.getValue()).ifPresent(items::add);
      }
    }
    return items;
  }

  /** The values of a list or map parameter, each behind its name. */
  List<String> assignments(String parameter) {
    List<String> words = new ArrayList<>();
    Xpp3Dom element = configuration.getChild(parameter);
    if (element != null) {
      for (Xpp3Dom item : element.getChildren()) {
        words.add(item.getName() + "=" + evaluated(item.getValue()).orElse(""));
      }
    }
    return words;
  }

  /** One entry of a parameter of properties, in either of the two forms that Maven takes. */
  Optional<String> pair(String properties, String key) {
    Xpp3Dom element = configuration.getChild(properties);
    if (element == null) {
      return Optional.empty();
    }
    Optional<String> last = Optional.empty();
    for (Xpp3Dom property : element.getChildren()) {
      Xpp3Dom name = property.getChild("name");
      Xpp3Dom value = property.getChild("value");
      if (property.getName().equals(key)) {
        last = evaluated(property.getValue());
      } else if (name != null && evaluated(name.getValue()).filter(key::equals).isPresent()) {
        last = evaluated(value == null ? null : value.getValue());
      }
    }
    return last;
  }

  /** One entry of each element of a list parameter whose elements have several. */
  List<String> entries(String list, String key) {
    List<String> entries = new ArrayList<>();
    Xpp3Dom element = configuration.getChild(list);
    if (element != null) {
      for (Xpp3Dom item : element.getChildren()) {
        Xpp3Dom entry = item.getChild(key);
        evaluated(entry == null ? null : entry.getValue()).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** A property of the project or the user's, by its name. */
  Optional<String> property(String name) {
    return evaluated("${" + name + "}");
  }

  /** Whether the mojo is told to do nothing. */
  boolean skipped() {
    return value("skip").map(Boolean::parseBoolean).orElse(false);
  }

  /** A text of the configuration as Maven evaluates it; absent where nothing is left. */
  Optional<String> evaluated(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    return Optional.ofNullable(expressions.evaluate(text)).filter(value -> !value.isBlank());
  }
}
