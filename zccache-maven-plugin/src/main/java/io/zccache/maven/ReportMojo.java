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
import io.zccache.protocol.setting.ByteSize;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of what the cache did for the last builds of the project: how much came from it, the
 * time that was saved, and why the rest was compiled. The page is one file that needs no network.
 * In a folder without a project it tells of the last builds of all projects. Builds that have not
 * ended yet are not in it. Needs no daemon and starts none. Named in a POM's {@code <reporting>},
 * it is a report of the top-level project's site.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends ZccacheMojo implements MavenReport {

  private static final String NAME = "report.html";
  private static final String SITE_NAME = "zccache-report";
  private static final String WITHOUT_PROJECT = "zccache-report.html";

  /**
   * The page's file. By default {@code target/zccache/report.html} of the top-level project, or,
   * without a project, {@code zccache-report.html} in the current folder. A relative one, for
   * example {@code build/cache.html}, is relative to where Maven was started. Also set by the
   * environment variable {@code ZCCACHE_REPORT_FILE}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.reportFile")
  private @Nullable String reportFile;

  /** Where the site is that the page is a part of. */
  private @Nullable File site;

  /** For the container. */
  @Inject
  public ReportMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) throws BadSettingException {
    Optional<String> named = sources().value(Option.REPORT_FILE);
    try {
      CacheRoot root = builds().parts().setup(session(), settings).root();
      Optional<RecordFile> record = RecordFile.of(session(), Optional.of(root));
      List<PastBuild> past = past(root, record);
      write(named, record, ReportPage.html(facts(settings), past));
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

  private void write(Optional<String> named, Optional<RecordFile> record, String page)
      throws IOException {
    Path folder = Wishes.folder(session()).toAbsolutePath();
    Path file =
        site != null
            ? site.toPath().resolve(SITE_NAME + ".html")
            : named
                .map(folder::resolve)
                .or(() -> record.map(place -> place.file().resolveSibling(NAME)))
                .orElse(folder.resolve(WITHOUT_PROJECT));
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    AtomicFiles.write(file, page.getBytes(UTF_8), AtomicFiles.PLAIN);
    getLog().info("zccache: the report is in " + file);
  }

  private ReportPage.Facts facts(Settings settings) {
    long maxBytes = settings.daemonOptions().maxSize().orElse(ByteSize.USUAL).bytes();
    return new ReportPage.Facts(subject(), Instant.now(), ZoneId.systemDefault(), maxBytes);
  }

  @Override
  Map<Option, @Nullable String> parameters() {
    Map<Option, @Nullable String> parameters = super.parameters();
    parameters.put(Option.REPORT_FILE, reportFile);
    return parameters;
  }

  /** The past builds are there, whatever this one does. */
  @Override
  boolean worksIfSkipped() {
    return true;
  }

  private String subject() {
    MavenProject top = session().getTopLevelProject();
    return top == null || top.getFile() == null ? "All projects" : top.getName();
  }

  @Override
  public void generate(@Nullable Sink unused, Locale locale) throws MavenReportException {
    try {
      execute();
    } catch (MojoExecutionException | MojoFailureException e) {
      throw new MavenReportException(e.getMessage(), e);
    }
  }

  /** Only the top-level project has builds to tell of. */
  @Override
  public boolean canGenerateReport() throws MavenReportException {
    try {
      MavenProject top = session().getTopLevelProject();
      Settings settings = Settings.read(sources(), Wishes.folder(session()));
      return top != null && top.equals(session().getCurrentProject()) && !settings.skip();
    } catch (BadSettingException e) {
      throw new MavenReportException(e.text(), e);
    }
  }

  @Override
  public boolean isExternalReport() {
    return true;
  }

  @Override
  @SuppressWarnings("deprecation") // every report has to have it
  public String getOutputName() {
    return SITE_NAME;
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Compiler cache";
  }

  @Override
  public String getDescription(Locale locale) {
    return "What the compiler cache did for the last builds.";
  }

  @Override
  public void setReportOutputDirectory(@Nullable File folder) {
    site = folder;
  }

  @Override
  public @Nullable File getReportOutputDirectory() {
    return site;
  }
}
