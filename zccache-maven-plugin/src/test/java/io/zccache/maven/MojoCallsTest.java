/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.MojoCall;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MojoCallsTest {

  @TempDir private Path folder;

  @Test
  void of_knowsTheFoldersOfParentsThatAreNotInARepository() throws Exception {
    MavenSession session = Sessions.session(folder.resolve("module"));
    MavenProject parent = new MavenProject();
    MavenProject root = new MavenProject();
    root.setFile(folder.resolve("root/pom.xml").toFile());
    parent.setParent(root);
    session.getCurrentProject().setParent(parent);

    MojoCall call = MojoCalls.of(session, Sessions.nativeCompile());

    assertThat(call.basedir()).isEqualTo(folder.resolve("module"));
    assertThat(call.parents()).containsExactly(folder.resolve("root"));
    assertThat(call.parameters()).containsExactly("compilerExecutable");
  }

  @Test
  void of_noProject_isInTheCurrentFolder() throws Exception {
    MavenSession session = Sessions.session(folder);
    session.setCurrentProject(null);

    MojoCall call = MojoCalls.of(session, Sessions.nativeCompile());

    assertThat(call.basedir()).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(call.parents()).isEmpty();
  }
}
