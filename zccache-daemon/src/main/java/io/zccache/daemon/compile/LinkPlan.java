/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.LinkCommand;
import io.zccache.daemon.compiler.SourceLink;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A link that the cache answers for.
 *
 * @param request what was asked
 * @param tool who links
 * @param command what its command line says
 * @param loaderFiles the files that tell where the loader finds libraries
 * @param recipe what the unit key is made of
 * @param unit the key of all but the inputs' contents
 * @param objects what stands for names of ours in the command line
 * @param craft how it is made when the store has no result
 */
record LinkPlan(
    CompileRequest request,
    LinkTools.Tool tool,
    LinkCommand command,
    List<String> loaderFiles,
    Recipe recipe,
    UnitKey unit,
    List<MadeObject> objects,
    LinkCraft craft)
    implements ObjectWork {
  /** What linkers ask for when they make a program; the caller's umask is taken off. */
  private static final int PROGRAM_MODE = 0777;

  /** The same of an object, or a map. */
  static final int FILE_MODE = 0666;

  LinkPlan {
    loaderFiles = List.copyOf(loaderFiles);
    objects = List.copyOf(objects);
  }

  /** A plan for what a command line says. */
  static LinkPlan of(
      CompileRequest request,
      LinkTools.Tool tool,
      LinkCommand command,
      List<String> loaderFiles,
      LinkCraft craft) {
    List<String> words = new ArrayList<>(command.keyArguments());
    words.add("loader: " + String.join(" ", loaderFiles));
    words.add("output: " + command.output());
    tool.call().ifPresent(call -> words.addAll(call.line().words()));
    Compiler compiler = tool.compiler();
    Recipe recipe =
        new Recipe(
            new Recipe.Maker(
                compiler.program().toString(), compiler.version(), compiler.identity()),
            command.output(),
            words,
            KeyEnvironment.linkEntries(request.environment()),
            request.folder().toString(),
            false);
    return new LinkPlan(
        request, tool, command, loaderFiles, recipe, recipe.key(), List.of(), craft);
  }

  /** The same link of objects that are there now. */
  LinkPlan of(CompileRequest part, List<MadeObject> made) {
    List<String> keys = new ArrayList<>(made.stream().map(MadeObject::key).toList());
    // What the linker says of an object names it.
    TemporaryNames.folder(request.environment())
        .ifPresent(folder -> keys.add("temporary: " + folder));
    Recipe of = recipe.with(keys);
    return new LinkPlan(part, tool, command, loaderFiles, of, of.key(), made, craft);
  }

  /**
   * Words of the command line with the objects that names of ours stand for.
   *
   * @param where the file of each
   */
  List<String> withObjects(List<String> words, Function<MadeObject, Path> where) {
    List<String> all = new ArrayList<>(words);
    for (MadeObject object : objects) {
      all.replaceAll(word -> word.equals(object.name()) ? where.apply(object).toString() : word);
    }
    return all;
  }

  /** The driver that links, with its linker. */
  Compiler compiler() {
    return tool.compiler();
  }

  /** The last name of the output, which may be part of its bytes. */
  String outputName() {
    return SearchWalk.nameOf(command.output());
  }

  @Override
  public String subject() {
    return command.output();
  }

  @Override
  public List<String> named() {
    List<String> named = new ArrayList<>(command.inputs());
    named.removeIf(SourceLink::isObject);
    named.addAll(command.files());
    tool.call().ifPresent(call -> named.addAll(call.files(command.keyArguments())));
    return named;
  }

  /** The linker takes away what is there, and makes a new file. */
  @Override
  public boolean rewrites() {
    return false;
  }

  @Override
  public Renewal renewal() {
    return renewal(tool, command, loaderFiles, recipe, unit, objects, craft);
  }

  private static Renewal renewal(
      LinkTools.Tool tool,
      LinkCommand command,
      List<String> loaderFiles,
      Recipe recipe,
      UnitKey unit,
      List<MadeObject> objects,
      LinkCraft craft) {
    return request ->
        new LinkPlan(request, tool, command, loaderFiles, recipe, unit, objects, craft);
  }

  @Override
  public Optional<List<Placement>> placements(StoredResult result, ResultStore store)
      throws IOException {
    if (result.isFailure()) {
      return Optional.of(List.of());
    }
    Optional<Content> linked = content(result, OutputRole.LINKED);
    Optional<Content> map = content(result, OutputRole.LINK_MAP);
    return linked.isPresent() && map.isPresent() == command.map().isPresent()
        ? Optional.of(placements(linked.get(), map))
        : Optional.empty();
  }

  /** What is said of a failure is in colours on a terminal, which no key tells. */
  @Override
  public boolean takes(StoredResult result) {
    return !(result.isFailure() && request.client().terminal());
  }

  @Override
  public List<Path> takenAway(StoredResult result) {
    return FailedAttempt.takesAway(result) ? List.of(target()) : List.of();
  }

  private static Optional<Content> content(StoredResult result, OutputRole role) {
    return result.output(role).map(StoredOutput::content);
  }

  /** Where what a link has made belongs. */
  List<Placement> placements(Content linked, Optional<Content> map) throws IOException {
    List<Placement> placements = new ArrayList<>();
    if (map.isPresent()) {
      int fresh = FILE_MODE & ~request.client().umask();
      Path target = mapTarget().orElseThrow();
      int mode = RewrittenFile.mode(target).orElse(fresh);
      placements.add(new Placement(OutputRole.LINK_MAP, map.get(), target, mode));
    }
    placements.add(
        new Placement(OutputRole.LINKED, linked, target(), mode() & ~request.client().umask()));
    return placements;
  }

  /** Where the map is to be, if there is to be one. */
  Optional<Path> mapTarget() {
    return command.map().map(request::resolve);
  }

  /** The linker writes a map into the file that is there. */
  @Override
  public Optional<Planned.Declined> unsuited() throws IOException {
    Optional<Planned.Declined> unsuited = ObjectWork.super.unsuited();
    if (unsuited.isPresent() || command.map().isEmpty()) {
      return unsuited;
    }
    String name = command.map().get();
    Target map = Target.at(request.resolve(name));
    List<String> others = new ArrayList<>(named());
    others.add(command.output());
    for (String other : others) {
      if (Target.look(request.resolve(other)).filter(map::is).isPresent()) {
        return Optional.of(new Planned.Declined(BypassReason.OUTPUT_IS_INPUT, name));
      }
    }
    return map.against(there -> true).map(reason -> new Planned.Declined(reason, name));
  }

  /** The mode that the linker asks for. */
  int mode() {
    return command.relocatable() ? FILE_MODE : PROGRAM_MODE;
  }

  @Override
  public Prepared prepare() throws IOException, InterruptedException {
    return craft.prepare(this);
  }
}
