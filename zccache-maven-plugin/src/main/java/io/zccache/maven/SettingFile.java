/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/**
 * The settings that a checkout brings along: {@code .mvn/zccache.properties}, in UTF-8, with the
 * names that are used on the command line.
 */
final class SettingFile {

  /** Where it is in a checkout. */
  static final String NAME = ".mvn/zccache.properties";

  private SettingFile() {}

  /** The file's properties; none if there is no file. */
  static Properties of(MavenSession session) throws BadSettingException {
    return read(session.getRequest().getMultiModuleProjectDirectory().toPath().resolve(NAME));
  }

  static Properties read(Path file) throws BadSettingException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException none) {
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadSettingException(file + " cannot be read: " + e);
    }
    for (String name : properties.stringPropertyNames()) {
      if (Arrays.stream(Option.values()).noneMatch(option -> option.property().equals(name))) {
        throw new BadSettingException(
            file
                + " has '"
                + name
                + "', which is no setting; allowed: "
                + Arrays.stream(Option.values())
                    .map(Option::property)
                    .collect(Collectors.joining(", ")));
      }
    }
    return properties;
  }
}
