/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.protocol.setting.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of options come from; the first that has one counts.
 *
 * @param user the properties of the command line
 * @param pom what the POM says
 * @param environment the process environment
 * @param file what the checkout's file says
 */
record SettingSources(
    Properties user,
    Function<Option, Optional<String>> pom,
    Map<String, String> environment,
    Properties file) {

  /** Our plugin, as a project knows it. */
  static final String PLUGIN = "io.zccache:zccache-maven-plugin";

  /** The sources of the extension, but for the checkout's file. */
  static SettingSources withoutFile(
      MavenSession session, @Nullable MavenProject project, Map<String, String> environment) {
    return new SettingSources(
        session.getUserProperties(), pom(project), environment, new Properties());
  }

  /** The same with what the checkout's file says. */
  SettingSources with(Properties settings) {
    return new SettingSources(user, pom, environment, settings);
  }

  /** Whether an option is on, whatever is wrong with others. */
  boolean isOn(Option option) {
    return value(option).flatMap(Switch::parse).filter(Switch.ON::equals).isPresent();
  }

  /**
   * A value as the user wrote it.
   *
   * @param origin where, for people
   */
  record Written(String value, String origin) {}

  /** The value of an option as the user wrote it. */
  Optional<String> value(Option option) {
    return written(option).map(Written::value);
  }

  /** The value of an option, and where it was found. */
  Optional<Written> written(Option option) {
    String property = option.property();
    return text(user.getProperty(property))
        .map(value -> new Written(value, "-D" + property))
        .or(() -> pom.apply(option).map(value -> new Written(value, "POM")))
        .or(
            () ->
                text(environment.get(option.variable()))
                    .map(value -> new Written(value, option.variable())))
        .or(
            () ->
                text(file.getProperty(property))
                    .map(value -> new Written(value, SettingFile.NAME)));
  }

  /** What a project's POM says: the configuration of our plugin, then the project's properties. */
  private static Function<Option, Optional<String>> pom(@Nullable MavenProject project) {
    if (project == null) {
      return option -> Optional.empty();
    }
    Plugin plugin = project.getPlugin(PLUGIN);
    Object configuration = plugin == null ? null : plugin.getConfiguration();
    return option ->
        child(configuration, option.parameter())
            .or(() -> text(project.getProperties().getProperty(option.property())));
  }

  private static Optional<String> child(@Nullable Object configuration, String name) {
    Xpp3Dom child = configuration instanceof Xpp3Dom dom ? dom.getChild(name) : null;
    if (child != null && child.getChildCount() > 0) {
      return text(list(Arrays.stream(child.getChildren()).map(Xpp3Dom::getValue).toList()));
    }
    return child == null ? Optional.empty() : text(child.getValue());
  }

  /** The elements of a list as they are written in one text. */
  static @Nullable String list(@Nullable List<@Nullable String> elements) {
    return elements == null
        ? null
        : elements.stream().map(Objects::toString).collect(Collectors.joining(","));
  }

  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
