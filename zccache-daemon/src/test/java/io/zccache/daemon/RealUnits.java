/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Small C units that the real compiler compiles, plainly once and then by way of daemons; every
 * object is compared with the plain one.
 */
final class RealUnits {
  private static final Path GCC = Path.of("/usr/bin/gcc");

  private final Path folder;
  private final List<byte[]> expected = new ArrayList<>();
  private @Nullable String session;

  /** Writes sources and compiles them plainly. */
  RealUnits(Path folder, int count) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(GCC), "no " + GCC);
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("h.h"), "#define BASE 1000\n");
    for (int unit = 0; unit < count; unit++) {
      Files.writeString(
          folder.resolve("u" + unit + ".c"),
          "#include \"h.h\"\nint f" + unit + "(int x) { return x * " + unit + " + BASE; }\n");
    }
    for (int unit = 0; unit < count; unit++) {
      List<String> command = new ArrayList<>(List.of(GCC.toString()));
      command.addAll(arguments(unit, "plain.o"));
      Process plain = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
      assertThat(plain.waitFor()).isZero();
      expected.add(Files.readAllBytes(folder.resolve("plain.o")));
    }
  }

  int count() {
    return expected.size();
  }

  /** From now on compiles are made in a session that writes this log. */
  void enterSession(DaemonProcess daemon, Path log) throws IOException {
    Request start =
        new Request.SessionStart(
            ProcessHandle.current().pid(),
            WirePath.of(folder.toString()),
            WirePath.of(log.toString()),
            true,
            null,
            false,
            null);
    session = ((Response.SessionStarted) daemon.ask(start)).sessionId();
  }

  /** Ends it. */
  void endSession(DaemonProcess daemon) throws IOException {
    Response ended = daemon.ask(new Request.SessionEnd(Objects.requireNonNull(session)));
    assertThat(ended).isInstanceOf(Response.SessionEnded.class);
    session = null;
  }

  /** Has the daemon decline a call that compiles nothing in the session. */
  void link(DaemonProcess daemon) throws IOException {
    Response declined = daemon.ask(request(List.of("-lm", "-o", "app")));
    assertThat(declined).isEqualTo(new Response.Declined("not_a_compile"));
  }

  private Request request(List<String> arguments) {
    WirePath here = WirePath.of(folder.toString());
    List<Utf8> words = arguments.stream().map(Utf8::of).toList();
    WirePath gcc = WirePath.of(GCC.toString());
    List<EnvVar> environment = Requests.ours(EnvVar.of("PATH", "/usr/bin:/bin"));
    String id = session;
    return id == null
        ? new Request.CompileEphemeral(
            ProcessHandle.current().pid(), here, gcc, words, here, environment, Bytes.EMPTY)
        : new Request.Compile(id, words, here, gcc, environment, Bytes.EMPTY);
  }

  /**
   * Compiles a unit by way of a daemon and compares the object.
   *
   * @return whether it was a hit
   * @throws IOException if the daemon ended before it had answered
   */
  boolean compile(DaemonProcess daemon, int unit) throws IOException {
    return compile(daemon, unit, "u" + unit + ".o");
  }

  /** The same, into a file of any name. */
  boolean compile(DaemonProcess daemon, int unit, String output) throws IOException {
    Path object = folder.resolve(output);
    Files.deleteIfExists(object);
    Response response = daemon.ask(request(arguments(unit, output)));
    assertThat(response).isInstanceOf(Response.CompileResult.class);
    Response.CompileResult result = (Response.CompileResult) response;
    assertThat(result.exitCode()).isZero();
    assertThat(Arrays.equals(Files.readAllBytes(object), expected.get(unit)))
        .as("object of unit " + unit)
        .isTrue();
    return result.cached();
  }

  /**
   * Compiles, for a client that is not ours, a unit that makes the compiler say so much, and
   * compares the object.
   *
   * @param bytes how much, at least
   * @return the error that the client hears
   */
  String compileLoudly(DaemonProcess daemon, int bytes) throws Exception {
    String words = "#pragma message \"" + "x".repeat(60_000) + "\"\n";
    Files.writeString(
        folder.resolve("loud.c"), words.repeat(bytes / 60_000) + "int loud = " + bytes + ";\n");
    List<String> arguments = List.of("-fno-diagnostics-show-caret", "-c", "loud.c", "-o", "loud.o");
    List<String> command = new ArrayList<>(List.of(GCC.toString()));
    command.addAll(arguments);
    Process plain =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(plain.waitFor()).isZero();
    Path object = folder.resolve("loud.o");
    final byte[] own = Files.readAllBytes(object);
    Files.delete(object);
    WirePath here = WirePath.of(folder.toString());
    Response response =
        daemon.ask(
            new Request.CompileEphemeral(
                ProcessHandle.current().pid(),
                here,
                WirePath.of(GCC.toString()),
                arguments.stream().map(Utf8::of).toList(),
                here,
                List.of(EnvVar.of("PATH", "/usr/bin:/bin")),
                Bytes.EMPTY));
    assertThat(response).isInstanceOf(Response.Error.class);
    assertThat(object).hasBinaryContent(own);
    return ((Response.Error) response).message();
  }

  private static List<String> arguments(int unit, String output) {
    return List.of("-O1", "-c", "u" + unit + ".c", "-o", output);
  }
}
