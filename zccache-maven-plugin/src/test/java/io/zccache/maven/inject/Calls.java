/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Mojo calls and links for the tests of rules: XML in, XML out. */
final class Calls {

  static final String NATIVE = "org.codehaus.mojo:native-maven-plugin:compile";
  static final String NATIVE_LINK = "org.codehaus.mojo:native-maven-plugin:link";
  static final String EXEC = "org.codehaus.mojo:exec-maven-plugin:exec";

  static final String NAR = "com.github.maven-nar:nar-maven-plugin:nar-compile";
  static final String NAR_TEST = "com.github.maven-nar:nar-maven-plugin:nar-testCompile";
  static final String CMAKE = "com.googlecode.cmake-maven-project:cmake-maven-plugin:generate";
  static final String HADOOP = "org.apache.hadoop:hadoop-maven-plugins:cmake-compile";

  static final String NAR_GNU = "com.github.maven-nar:nar-maven-plugin:nar-gnu-make";
  static final String ANT = "org.apache.maven.plugins:maven-antrun-plugin:run";
  static final String HAWTJNI = "org.fusesource.hawtjni:hawtjni-maven-plugin:build";
  static final String JAVACPP = "org.bytedeco:javacpp:build";
  static final String JAVACPP_PARSE = "org.bytedeco:javacpp:parse";
  static final String RUST = "org.questdb:rust-maven-plugin:build";
  static final String EXEC_JAVA = "org.codehaus.mojo:exec-maven-plugin:java";

  private static final Set<String> PARAMETERS =
      Set.of(
          "configureArgs",
          "propertyKeysAndValues",
          "buildCommand",
          "target",
          "c",
          "cpp",
          "linker",
          "libraries",
          "options",
          "vars",
          "env",
          "compilerExecutable",
          "compilerProvider",
          "linkerExecutable",
          "linkerProvider",
          "executable",
          "arguments",
          "commandlineArgs",
          "environmentVariables",
          "workingDirectory",
          "skip");

  private Calls() {}

  static Xpp3Dom xml(String content) {
    try {
      return Xpp3DomBuilder.build(
          new StringReader("<configuration>" + content + "</configuration>"));
    } catch (XmlPullParserException | IOException e) {
      throw new IllegalArgumentException(content, e);
    }
  }

  static MojoCall call(String content) {
    return call(content, Map.of(), PARAMETERS);
  }

  /** A call in which {@code ${...}} has these values and nothing else has one. */
  static MojoCall call(String content, Map<String, String> values, Set<String> parameters) {
    Expressions expressions =
        text -> text.startsWith("${") && text.endsWith("}") ? values.get(text) : text;
    return new MojoCall(xml(content), parameters, expressions, Path.of("/project"), List.of());
  }

  /** A call in a project in that folder. */
  static MojoCall call(String content, Path basedir) {
    return call(content, basedir, Map.of());
  }

  static MojoCall call(String content, Path basedir, Map<String, String> values) {
    MojoCall call = call(content, values, PARAMETERS);
    return new MojoCall(
        call.configuration(), call.parameters(), call.expressions(), basedir, List.of());
  }

  /** The configuration that a rule has made. */
  static Xpp3Dom changed(Edit edit) {
    return changes(edit).configuration();
  }

  static Edit.Changed changes(Edit edit) {
    assertThat(edit).isInstanceOf(Edit.Changed.class);
    return (Edit.Changed) edit;
  }

  static Set<String> parameters() {
    return PARAMETERS;
  }

  static Edit edit(String mojo, MojoCall call, ToolLinks links) {
    List<String> names = List.of(mojo.split(":", -1));
    return Styles.of(names.get(0), names.get(1), names.get(2)).orElseThrow().edit(call, links);
  }

  static Edit edit(String mojo, String content) {
    return edit(mojo, call(content), new FakeLinks());
  }

  /** Answers with made-up links for everything and notes what was asked. */
  static class FakeLinks implements ToolLinks {
    final Set<String> asked = new TreeSet<>();

    @Override
    public Link of(String command, List<String> folders) {
      asked.add(command + " in " + folders);
      return new Link.To("/links/" + ToolNames.fileName(command));
    }

    @Override
    public Link searchPath(Optional<String> path) {
      asked.add("path " + path.orElse("of the JVM"));
      return new Link.To("/links:" + path.orElse("/usr/bin"));
    }

    @Override
    public Link launcher(List<String> variables) {
      asked.add("launcher");
      return new Link.To("/links/zccache");
    }
  }
}
