/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.maven.install.AtomicFiles;
import io.zccache.maven.report.PastBuild;
import io.zccache.maven.report.ReportPage;
import io.zccache.protocol.endpoint.CacheRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of what the cache did for the last builds of the project: how much came from it, the
 * time that was saved, and why the rest was compiled. The page is one file that needs no network.
 * In a folder without a project it tells of the last builds of all projects. Builds that have not
 * ended yet are not in it. Needs no daemon and starts none.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends ZccacheMojo {

  private static final String NAME = "report.html";
  private static final String WITHOUT_PROJECT = "zccache-report.html";

  /**
   * The page's file. By default {@code target/zccache/report.html} of the top-level project, or,
   * without a project, {@code zccache-report.html} in the current folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.reportFile")
  private @Nullable File reportFile;

  /** For the container. */
  @Inject
  public ReportMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) {
    try {
      CacheRoot root = builds().setup(session(), settings).root();
      Optional<RecordFile> record = RecordFile.of(session(), Optional.of(root));
      List<PastBuild> past = past(root, record);
      String page = ReportPage.html(subject(), past, Instant.now(), ZoneId.systemDefault());
      write(record, page);
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    } catch (IOException e) {
      trouble(settings, "the report cannot be made: " + e);
    }
  }

  private List<PastBuild> past(CacheRoot root, Optional<RecordFile> record) throws IOException {
    Optional<BuildHistory> history = record.flatMap(RecordFile::history);
    List<String> texts =
        history.isPresent()
            ? history.get().records(this::passOver)
            : BuildHistory.ofAllProjects(root, this::passOver);
    List<PastBuild> past = new ArrayList<>();
    for (String text : texts) {
      PastBuild.parse(text)
          .ifPresentOrElse(past::add, () -> passOver("a record of a build is broken"));
    }
    return past;
  }

  private void passOver(String why) {
    getLog().debug(why);
  }

  private void write(Optional<RecordFile> record, String page) throws IOException {
    Path folder = Wishes.folder(session()).toAbsolutePath();
    Path file =
        reportFile != null
            ? folder.resolve(reportFile.toPath())
            : record
                .map(place -> place.file().resolveSibling(NAME))
                .orElse(folder.resolve(WITHOUT_PROJECT));
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    AtomicFiles.write(file, page.getBytes(UTF_8), AtomicFiles.PLAIN);
    getLog().info("zccache: the report is in " + file);
  }

  private String subject() {
    MavenProject top = session().getTopLevelProject();
    return top == null || top.getFile() == null ? "All projects" : top.getName();
  }
}
