/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.maven.install.NoLauncherException;
import io.zccache.maven.report.PastBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a call of a compiler would come from the cache now, and if not, why: which input or
 * argument differs from what is stored, or why the cache does not answer for it. The call is not
 * run. Or tells why a source missed in the last build.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends ZccacheMojo {

  /**
   * The call, quoted as for a shell, for example {@code gcc -O2 -Iinclude -c main.c -o main.o}.
   * Variables may stand before it: {@code LC_ALL=C gcc ...}. No shell takes part.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.command")
  private @Nullable String command;

  /**
   * The folder in which the call would be made; a relative one is relative to where Maven was
   * started. By default it is that folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.commandFolder")
  private @Nullable String commandFolder;

  /**
   * How it is told: {@code text}, or {@code json} for programs, as one object on the standard
   * output and nothing else from this goal; not for {@code file}. By default {@code text}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.format")
  private @Nullable String format;

  /**
   * In place of a call: a source, by its path or the end of it, for example {@code src/main.c}.
   * What the record of the last build says of it is told.
   *
   * @since 0.1.0
   */
  @Parameter(property = "zccache.file")
  private @Nullable String file;

  /** For the container. */
  @Inject
  public ExplainMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) throws BadSettingException {
    Optional<String> call = SettingSources.text(command);
    Optional<String> source = SettingSources.text(file);
    if (call.isPresent() == source.isPresent()) {
      throw new BadSettingException(
          "zccache:explain wants either a call, for example"
              + " -Dzccache.command=\"gcc -O2 -c main.c\", or a source of the last build,"
              + " for example -Dzccache.file=main.c");
    }
    if (source.isPresent()) {
      explainLastBuild(settings, source.get());
    } else {
      explainCall(settings, call.get());
    }
  }

  private void explainCall(Settings settings, String call) throws BadSettingException {
    try {
      ShellWords words = ShellWords.of(call);
      CacheSetup setup = builds().parts().setup(session(), settings);
      String unused = setup.startDaemon();
      boolean json = Settings.json(sources());
      Explanation explanation = new Explanation(setup.programs().launcher(), setup.environment());
      Explanation.Answer answer = explanation.of(words, json, folder());
      if (answer.exitCode() != 0) {
        trouble(settings, "the call cannot be explained: " + String.join(" ", answer.lines()));
      } else if (json) {
        answer.lines().forEach(line -> StandardOutput.print(line + "\n"));
      } else {
        answer.lines().forEach(line -> getLog().info(line));
      }
    } catch (ShellWords.MalformedCommandException e) {
      throw new BadSettingException(
          "zccache.command is '" + call + "', which is no call of a compiler: " + e.getMessage());
    } catch (NoLauncherException e) {
      getLog().info("zccache: " + e.text());
    } catch (CacheTroubleException e) {
      trouble(settings, e.text());
    }
  }

  private Path folder() throws BadSettingException {
    Path started = Wishes.folder(session()).toAbsolutePath();
    Path folder = SettingSources.text(commandFolder).map(started::resolve).orElse(started);
    if (!Files.isDirectory(folder)) {
      throw new BadSettingException(
          "zccache.commandFolder is '" + commandFolder + "', and there is no folder " + folder);
    }
    return folder;
  }

  @Override
  Map<Option, @Nullable String> parameters() {
    Map<Option, @Nullable String> parameters = super.parameters();
    parameters.put(Option.FORMAT, format);
    return parameters;
  }

  private void explainLastBuild(Settings settings, String source) {
    Optional<RecordFile> place = RecordFile.of(session(), settings.root());
    Optional<PastBuild> last = place.flatMap(this::read);
    if (last.isEmpty()) {
      getLog()
          .info(
              "zccache: "
                  + place
                      .map(record -> "there is no record of a build in " + record.file())
                      .orElse("without a project there is no last build"));
      return;
    }
    List<String> lines = LastBuild.of(last.get(), Wishes.folder(session()), source);
    lines.forEach(line -> getLog().info(line));
  }

  private Optional<PastBuild> read(RecordFile record) {
    try {
      return PastBuild.parse(Files.readString(record.file()));
    } catch (IOException e) {
      getLog().debug(e.toString());
      return Optional.empty();
    }
  }
}
