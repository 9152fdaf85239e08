/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.LinkerKind;
import io.zccache.daemon.compiler.ProgramFolders;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.link.LinkLine;
import io.zccache.daemon.link.LinkerScript;
import io.zccache.daemon.link.LinkerWarnings;
import io.zccache.daemon.stats.NotStoredReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What links have to themselves where the store has no result: the driver is asked what it will
 * call the linker with, the linker where it searches. Any thread may call.
 */
final class LinkCraft {
  private static final int MOST = 50;

  /** How the linker begins what it says of its version. */
  private static final String GNU = "GNU ld ";

  /** The same of LLVM's, which searches no folder by itself. */
  private static final Pattern LLD = Pattern.compile("^(?:[A-Za-z]+ )?LLD [0-9]");

  /** By which it tells what it reads. */
  private static final String TELLS = "--dependency-file";

  private final Inquiry inquiry;
  private final LinkTools tools;
  private final LinkInputs collector;
  private final Cache<Question, List<String>> searched =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  LinkCraft(Inquiry inquiry, LinkTools tools, LinkInputs collector) {
    this.inquiry = inquiry;
    this.tools = tools;
    this.collector = collector;
  }

  private record Question(CompilerIdentity compiler, Path linker, List<String> emulation) {}

  /** Asks where the link will look for files. */
  Work.Prepared prepare(LinkPlan plan) throws IOException, InterruptedException {
    Optional<LinkSearch> search = search(plan);
    return search.isPresent()
        ? new Work.Prepared.Ready(folder -> LinkAttempt.in(folder, plan, search.get()))
        : new Work.Prepared.Unsuited(BypassReason.LINKER);
  }

  private Optional<LinkSearch> search(LinkPlan plan) throws IOException, InterruptedException {
    if (plan.tool().call().isPresent()) {
      ClangCalls.Call call = plan.tool().call().get();
      return search(plan, call.line(), call.folders());
    }
    if (plan.command().direct()) {
      return search(plan, LinkLine.of(plan.command().words()), List.of());
    }
    Path driver = plan.compiler().program();
    List<String> words = plan.withObjects(plan.command().keyArguments(), MadeObject::file);
    Finished call = ask(driver, words, List.of(LinkLine.ARGUMENT), plan);
    Finished list = ask(driver, words, ProgramFolders.ARGUMENTS, plan);
    Optional<LinkLine> line =
        call.exitCode() == 0 ? LinkLine.parse(text(call.stderr())) : Optional.empty();
    Optional<Set<String>> libraries = ProgramFolders.libraries(text(list.stdout()));
    Optional<Set<String>> programs = ProgramFolders.parse(text(list.stdout()));
    if (line.isEmpty() || libraries.isEmpty() || programs.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> own = linkersOwn(plan, line.get().emulation());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<String> folders = new ArrayList<>(line.get().folders());
    folders.addAll(libraries.get());
    folders.addAll(own.get());
    return Optional.of(
        new LinkSearch(
            folders, List.copyOf(programs.get()), line.get().libraries(), line.get().plugin()));
  }

  /** Where it is known already what the linker is called with. */
  private Optional<LinkSearch> search(LinkPlan plan, LinkLine line, List<String> more)
      throws IOException, InterruptedException {
    Optional<List<String>> own = linkersOwn(plan, line.emulation());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<String> folders = new ArrayList<>(line.folders());
    folders.addAll(more);
    folders.addAll(own.get());
    return Optional.of(new LinkSearch(folders, List.of(), line.libraries(), line.plugin()));
  }

  /** The output's name is left out of the words, its option stands without one: not for these. */
  private Finished ask(Path driver, List<String> words, List<String> question, LinkPlan plan)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(words);
    all.removeIf("-o"::equals);
    all.addAll(question);
    return inquiry.ask(driver, all, plan.request(), plan.request().peer()::gone);
  }

  /** The folders that the linker searches by itself; empty if it is none that is understood. */
  private Optional<List<String>> linkersOwn(LinkPlan plan, List<String> emulation)
      throws IOException, InterruptedException {
    Path linker = plan.compiler().linker().orElseThrow();
    Question question = new Question(plan.compiler().identity(), linker, emulation);
    List<String> known = searched.getIfPresent(question);
    if (known != null) {
      return Optional.of(known);
    }
    String version = text(askLinker(plan, linker, List.of("--version")).stdout());
    String help = text(askLinker(plan, linker, List.of("--help")).stdout());
    if (!help.contains(TELLS)) {
      return Optional.empty();
    }
    Optional<List<String>> own =
        plan.command().linker() == LinkerKind.LLD
            ? Optional.of(List.<String>of()).filter(none -> LLD.matcher(version).find())
            : version.startsWith(GNU) ? builtIn(plan, linker, emulation) : Optional.empty();
    own.ifPresent(folders -> searched.put(question, folders));
    return own;
  }

  /** The folders of GNU's own script. */
  private Optional<List<String>> builtIn(LinkPlan plan, Path linker, List<String> emulation)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(emulation);
    words.add("--verbose");
    Finished script = askLinker(plan, linker, words);
    LinkerScript built = LinkerScript.of(text(script.stdout()));
    return script.exitCode() == 0 && !built.odd() && !built.folders().isEmpty()
        ? Optional.of(built.folders())
        : Optional.empty();
  }

  private Finished askLinker(LinkPlan plan, Path linker, List<String> words)
      throws IOException, InterruptedException {
    return inquiry.ask(linker, words, plan.request(), () -> false);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What a link depends on. */
  Inputs inputs(LinkAttempt attempt, MissRunner.Ran ran, RaceRule rule)
      throws IOException, InterruptedException {
    if (!LinkerWarnings.areOfInputsAlone(text(ran.tool().stderr()))) {
      return new Inputs.Unsuited(BypassReason.LINKER_SPEAKS);
    }
    return inputsOfFailure(attempt, rule);
  }

  /** What a link depends on of whose words it is known what they are about. */
  Inputs inputsOfFailure(LinkAttempt attempt, RaceRule rule)
      throws IOException, InterruptedException {
    Inputs inputs = collector.collect(attempt, attempt.trace().orElseThrow(), rule);
    LinkPlan plan = attempt.plan();
    boolean stoodStill =
        tools
            .of(plan.request(), plan.command(), Evidence.UNWANTED)
            .equals(Optional.of(plan.tool()));
    return stoodStill ? inputs : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }
}
