/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.ResponseFiles;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.server.ClientFacts;
import io.zccache.daemon.server.PeerLife;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.setting.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool call as the compile path sees it: texts decoded, paths made absolute. Immutable; any
 * thread may use it.
 */
final class CompileRequest {
  /** Asks that nothing is kept of a call. */
  private static final String READ_ONLY = "ZCCACHE_READONLY";

  /** Variables of make's job server, whose descriptors do not reach the daemon. */
  private static final List<String> JOB_SERVER = List.of("MAKEFLAGS", "CARGO_MAKEFLAGS");

  private final ToolCall call;
  private final Map<String, String> own;
  private final List<String> arguments;
  private final Path folder;

  /** Decoded when it is first asked for: a hit that is known needs none of it. */
  private @Nullable Map<String, String> environment;

  private CompileRequest(
      ToolCall call, Map<String, String> own, List<String> arguments, Path folder) {
    this.call = call;
    this.own = own;
    this.arguments = List.copyOf(arguments);
    this.folder = folder;
  }

  /**
   * Decodes a call.
   *
   * @param own the daemon's environment, for calls that bring none
   */
  static CompileRequest of(ToolCall call, Map<String, String> own) {
    List<String> arguments = new ArrayList<>(call.args().size());
    for (Utf8 argument : call.args()) {
      arguments.add(argument.text());
    }
    return new CompileRequest(call, own, arguments, Path.of(call.cwd().text()));
  }

  /** The same call, whose tool runs here whatever the client can. */
  CompileRequest here() {
    return new CompileRequest(call.withoutPlans(), own, arguments, folder);
  }

  /** A compile that is a part of the call, whose compiler runs here whatever the client can. */
  CompileRequest ofCompile() {
    return new CompileRequest(call.ofCompile(), own, arguments, folder);
  }

  /** The tool as the client named it. */
  String tool() {
    return call.tool().text();
  }

  /** The tool's arguments, response files not expanded. */
  List<String> arguments() {
    return arguments;
  }

  /** The client's working directory. */
  Path folder() {
    return folder;
  }

  /** The tool's whole environment. */
  Map<String, String> environment() {
    Map<String, String> decoded = environment;
    if (decoded == null) {
      decoded = environment(call.env(), own);
      environment = decoded;
    }
    return decoded;
  }

  /** Whether nothing is to be kept of it. What is no word for off counts as a wish for that. */
  boolean readOnly() {
    String said = environment().getOrDefault(READ_ONLY, "");
    return !said.isBlank() && !Switch.parse(said).equals(Optional.of(Switch.OFF));
  }

  /** The call itself: who asks, what is counted where. */
  ToolCall call() {
    return call;
  }

  private static Map<String, String> environment(
      @Nullable List<EnvVar> given, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>();
    if (given == null) {
      all.putAll(own);
    } else {
      for (EnvVar entry : given) {
        all.put(entry.name().text(), entry.value().text());
      }
    }
    JOB_SERVER.forEach(all::remove);
    return Map.copyOf(all);
  }

  /** A path of the client's, made absolute. */
  Path resolve(String path) {
    return folder.resolve(path);
  }

  /**
   * The arguments with those of response files in their places.
   *
   * @param evidence is told if there are such files, for it takes none of them
   */
  ResponseFiles.Expansion expanded(Evidence evidence) {
    ResponseFiles.Expansion expansion = ResponseFiles.expand(arguments(), this::contentOf);
    if (expansion instanceof ResponseFiles.Expanded all && !all.arguments().equals(arguments())) {
      evidence.incomplete();
    }
    return expansion;
  }

  /** The content of a regular file; empty if there is none, or it cannot be read. */
  private Optional<byte[]> contentOf(String name) {
    try {
      Path path = resolve(name);
      return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  ClientFacts client() {
    return call.client();
  }

  PeerLife peer() {
    return call.peer();
  }

  /** Where the outcome is counted: links and archives apart from compiles. */
  Counters counters() {
    return call.kind() == ToolCall.Kind.LINK ? call.counters().links() : call.counters();
  }
}
