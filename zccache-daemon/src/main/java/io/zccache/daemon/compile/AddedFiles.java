/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.Specs;
import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files that a command adds to a compiler by names that are searched: plugins, and specs
 * with those that they include. What can be found elsewhere tomorrow is looked for each time. Any
 * thread may ask.
 */
final class AddedFiles {
  private static final int MOST = 20;
  private static final long LONGEST = 100_000;

  private final Inquiry inquiry;

  AddedFiles(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** The folder in which gcc looks for plugins that have short names; empty if there is none. */
  Optional<String> pluginFolder(Compiler compiler, CompileCommand command, CompileRequest request)
      throws IOException, InterruptedException {
    return find("plugin", compiler, command, request).filter(folder -> folder.indexOf('/') >= 0);
  }

  /** All specs, as gcc opens them; empty if one is missing, or may do what is not understood. */
  Optional<List<String>> specs(Compiler compiler, CompileCommand command, CompileRequest request)
      throws IOException, InterruptedException {
    Set<String> found = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(command.specs());
    while (!left.isEmpty()) {
      Optional<String> file = find(left.remove(), compiler, command, request);
      if (file.isEmpty() || found.size() == MOST) {
        return Optional.empty();
      }
      if (found.add(file.get())) {
        Optional<Specs> specs = read(request.resolve(file.get()));
        if (specs.isEmpty()) {
          return Optional.empty();
        }
        left.addAll(specs.get().includes());
        own.addAll(specs.get().own());
      }
    }
    boolean safe =
        own.isEmpty()
            || new Specs(List.of(), own)
                .areNotIn(ask(Specs.ARGUMENTS, compiler, request).orElse(""));
    return safe ? Optional.of(new ArrayList<>(found)) : Optional.empty();
  }

  /** A relative name is searched in the driver's folders before the working directory. */
  private Optional<String> find(
      String name, Compiler compiler, CompileCommand command, CompileRequest request)
      throws IOException, InterruptedException {
    if (name.startsWith("/")) {
      return Optional.of(name);
    }
    List<String> words = new ArrayList<>(command.searchPathArguments());
    words.add("-print-file-name=" + name);
    return ask(words, compiler, request).map(String::strip);
  }

  private Optional<String> ask(List<String> words, Compiler compiler, CompileRequest request)
      throws IOException, InterruptedException {
    Finished run = inquiry.ask(compiler.program(), words, request, request.peer()::gone);
    return run.exitCode() == 0
        ? Optional.of(new String(run.stdout(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Optional<Specs> read(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= LONGEST
        ? Specs.read(Files.readString(file, StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }
}
