/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A session without a build, whose goals are run as Maven does; what they tell is kept. */
abstract class GoalTestBase {

  static final String SUCCESS = "#!/bin/sh\nexit 0\n";
  static final String FAILURE = "#!/bin/sh\nexit 1\n";

  @TempDir Path temp;

  final List<String> told = new ArrayList<>();
  MavenSession session;
  Path root;

  @BeforeEach
  void makeSession() {
    session = Sessions.session(temp);
    root = temp.resolve("cache");
    set("cacheDir", root.toString());
  }

  String printed(ZccacheMojo mojo) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      run(mojo);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  MavenProject buildProject() {
    MavenProject top = session.getCurrentProject();
    top.setGroupId("g");
    top.setArtifactId("a");
    top.setName("The name");
    top.getBuild().setDirectory(temp.resolve("target").toString());
    session.setProjects(List.of(top));
    return top;
  }

  void set(String parameter, String value) {
    session.getUserProperties().setProperty("zccache." + parameter, value);
  }

  Builds builds(String daemon) throws Exception {
    return new Builds(Realms.surroundings(temp, SUCCESS, daemon));
  }

  void run(ZccacheMojo mojo) throws Exception {
    prepare(mojo);
    mojo.execute();
  }

  void prepare(ZccacheMojo mojo) throws Exception {
    inject(ZccacheMojo.class, mojo, "session", session);
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence text) {
            told.add("info " + text);
          }

          @Override
          public void warn(CharSequence text) {
            told.add("warn " + text);
          }
        });
  }

  // As Maven's container does.
  static void inject(Class<?> type, Object target, String name, @Nullable Object value)
      throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    field.set(target, value);
  }
}
