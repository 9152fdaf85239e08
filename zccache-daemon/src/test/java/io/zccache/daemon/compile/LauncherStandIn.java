/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.server.ClientLeftException;
import io.zccache.daemon.server.PlanRunner;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs plans as our launcher does, by real processes. */
final class LauncherStandIn {
  private static final File NOTHING = new File("/dev/null");

  private volatile Reporting reporting = (plan, ran) -> ran;

  /** Changes a report, or tells why there is none. */
  interface Reporting {
    Request.Ran report(Response.Plan plan, Request.Ran ran) throws ClientLeftException;
  }

  /** From now on reports are changed. */
  void reporting(Reporting how) {
    reporting = how;
  }

  /** One that was called in a folder with an environment. */
  Called in(Path folder, Map<String, String> environment) {
    return new Called(folder, Map.copyOf(environment));
  }

  /** One call of it. */
  final class Called implements PlanRunner {
    private final Path folder;
    private final Map<String, String> environment;
    private Request.@Nullable Ran said;

    private Called(Path folder, Map<String, String> environment) {
      this.folder = folder;
      this.environment = environment;
    }

    @Override
    public Request.Ran run(Response.Plan plan) throws ClientLeftException, InterruptedException {
      Request.Ran ran = LauncherStandIn.run(plan, folder, environment);
      said = ran;
      return reporting.report(plan, ran);
    }

    /** What the caller of the launcher gets to see. */
    Response relayed(Response response) {
      Request.Ran ran = said;
      if (ran == null || !(response instanceof Response.CompileResult result)) {
        return response;
      }
      if (!result.stdout().isEmpty() || !result.stderr().isEmpty()) {
        throw new AssertionError("told what it knows: " + result);
      }
      return new Response.CompileResult(
          result.exitCode(), ran.stdout(), ran.stderr(), result.cached());
    }
  }

  private static Request.Ran run(Response.Plan plan, Path folder, Map<String, String> environment)
      throws ClientLeftException, InterruptedException {
    try {
      Path out = Files.createTempFile("stdout", "");
      Path error = Files.createTempFile("stderr", "");
      Process process = start(plan.command(), folder, environment, out.toFile(), error.toFile());
      List<Long> codes = List.of((long) process.waitFor());
      Bytes stdout = Bytes.wrap(Files.readAllBytes(out));
      Bytes stderr = Bytes.wrap(Files.readAllBytes(error));
      Files.delete(out);
      Files.delete(error);
      return new Request.Ran(codes, stdout, stderr, true, false);
    } catch (IOException e) {
      throw new ClientLeftException(e);
    }
  }

  private static Process start(
      List<Utf8> words, Path folder, Map<String, String> environment, File out, File error)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words.stream().map(Utf8::text).toList())
            .directory(folder.toFile())
            .redirectInput(Redirect.from(NOTHING))
            .redirectOutput(out)
            .redirectError(error);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
