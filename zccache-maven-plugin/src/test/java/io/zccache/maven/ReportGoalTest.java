/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.maven.report.BuildRecord;
import io.zccache.maven.report.Modules;
import io.zccache.maven.report.Tally;
import io.zccache.protocol.Count;
import io.zccache.protocol.endpoint.CacheRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.Test;

class ReportGoalTest extends GoalTestBase {

  @Test
  void report_withoutAProject_isInTheCurrentFolderAndSaysWhatToDo() throws Exception {
    run(new ReportMojo(builds(SUCCESS)));

    Path page = temp.resolve("zccache-report.html");
    assertThat(page).content().contains("All projects", "What to do");
    assertThat(told).containsExactly("info zccache: the report is in " + page);
    assertThat(root).doesNotExist();
  }

  @Test
  void report_ofAProject_isBelowItsTargetAndTellsOfItsBuilds() throws Exception {
    MavenProject top = buildProject();
    BuildHistory history = BuildHistory.of(CacheRoot.of(root.toString()), session, top);
    history.add(Instant.EPOCH, "broken");
    history.add(Instant.EPOCH.plusSeconds(1), record(3));
    top.setArtifactId("other");
    BuildHistory.of(CacheRoot.of(root.toString()), session, top).add(Instant.EPOCH, record(4));
    top.setArtifactId("a");

    run(new ReportMojo(builds(SUCCESS)));

    Path page = temp.resolve("target/zccache/report.html");
    assertThat(page)
        .content()
        .contains("<h1>The name</h1>", "Of the last build, 3 of 3 compiles came from the cache")
        .doesNotContain("4 of 4");
    assertThat(told).containsExactly("info zccache: the report is in " + page);
  }

  @Test
  void report_fileIsNamed_isThereRelativeToWhereMavenWasStarted() throws Exception {
    ReportMojo mojo = new ReportMojo(builds(SUCCESS));
    inject(ReportMojo.class, mojo, "reportFile", "new/folder/page.html");

    run(mojo);

    assertThat(temp.resolve("new/folder/page.html")).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void reportFileAndFormat_inTheFileOfSettings_countAfterTheCommandLine() throws Exception {
    Files.createDirectories(temp.resolve(".mvn"));
    Files.writeString(
        temp.resolve(".mvn/zccache.properties"),
        "zccache.reportFile=from-file.html\nzccache.format=JSON\n");
    run(new ReportMojo(builds(SUCCESS)));
    assertThat(temp.resolve("from-file.html")).exists();
    assertThat(printed(new StatsMojo(builds(SUCCESS)))).startsWith("{");

    set("reportFile", "from-command.html");
    set("format", "text");
    run(new ReportMojo(builds(SUCCESS)));
    assertThat(temp.resolve("from-command.html")).exists();
    assertThat(printed(new StatsMojo(builds(SUCCESS)))).isEmpty();
  }

  @Test
  void report_isMadeWhereBuildsAreSkipped() throws Exception {
    set("skip", "true");

    run(new ReportMojo(builds(SUCCESS)));

    assertThat(temp.resolve("zccache-report.html")).exists();
  }

  @Test
  void report_cannotBeWritten_isAWarningOrAFailure() throws Exception {
    Files.createDirectories(temp.resolve("zccache-report.html/in the way"));

    run(new ReportMojo(builds(SUCCESS)));
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("warn zccache: the report cannot be made");

    set("failOnError", "true");
    assertThatThrownBy(() -> run(new ReportMojo(builds(SUCCESS))))
        .isInstanceOf(MojoExecutionException.class);
  }

  @Test
  void report_ofASite_isWhereTheSiteIs() throws Exception {
    buildProject();
    ReportMojo mojo = new ReportMojo(builds(SUCCESS));
    mojo.setReportOutputDirectory(temp.resolve("site").toFile());
    prepare(mojo);

    assertThat(mojo.canGenerateReport()).isTrue();
    assertThat(mojo.isExternalReport()).isTrue();
    mojo.generate(null, Locale.ROOT);

    assertThat(temp.resolve("site").resolve(mojo.getOutputName() + ".html"))
        .content()
        .contains("<h1>The name</h1>");
    assertThat(temp.resolve("target/zccache/report.html")).doesNotExist();
  }

  @Test
  void report_ofAModulesSiteOrWithSkip_isNone() throws Exception {
    MavenProject top = buildProject();
    ReportMojo mojo = new ReportMojo(builds(SUCCESS));
    prepare(mojo);

    session.setCurrentProject(new MavenProject());
    assertThat(mojo.canGenerateReport()).isFalse();

    session.setCurrentProject(top);
    set("skip", "true");
    assertThat(mojo.canGenerateReport()).isFalse();
    set("skip", "perhaps");
    assertThatThrownBy(mojo::canGenerateReport)
        .isInstanceOf(MavenReportException.class)
        .hasMessageContaining("zccache.skip is 'perhaps'");
  }

  @Test
  void report_ofASiteThatCannotBeWritten_isAFailureIfWanted() throws Exception {
    buildProject();
    Files.writeString(temp.resolve("site"), "in the way");
    set("failOnError", "true");
    ReportMojo mojo = new ReportMojo(builds(SUCCESS));
    mojo.setReportOutputDirectory(temp.resolve("site").toFile());
    prepare(mojo);

    assertThatThrownBy(() -> mojo.generate(null, Locale.ROOT))
        .isInstanceOf(MavenReportException.class)
        .hasMessageContaining("the report cannot be made");
  }

  private static String record(int hits) {
    return BuildRecord.json(
        new BuildRecord.Facts("g:a:jar:1", Modules.NONE, Instant.EPOCH, Instant.EPOCH, "/cache"),
        new BuildRecord.Told(
            new Tally(List.of(new Count("hit", hits))), List.of(), List.of(), Optional.empty()));
  }
}
