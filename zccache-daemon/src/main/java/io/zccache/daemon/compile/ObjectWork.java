/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.stats.Counters;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Work that makes one file of files that are named as they are: an archive, a link. Immutable. */
interface ObjectWork extends Work {
  /** What is made, as spelled. */
  @Override
  String subject();

  /** What must be there to be read, as spelled. */
  List<String> named();

  /** Whether the tool writes into a file that is there already. */
  boolean rewrites();

  /** Where it is to be. */
  default Path target() {
    return request().resolve(subject());
  }

  @Override
  default String title() {
    return target().toString();
  }

  @Override
  default Optional<Path> compiledSource() {
    return Optional.empty();
  }

  @Override
  default Counters counters() {
    return request().call().counters().links();
  }

  @Override
  default List<Path> sureInputs() {
    return named().stream().map(request()::resolve).toList();
  }

  @Override
  default Optional<Planned.Declined> unsuited() throws IOException {
    try {
      Target target = Target.at(target());
      Optional<BypassReason> against = target.against(there -> rewrites());
      if (against.isPresent()) {
        return Optional.of(new Planned.Declined(against.get(), subject()));
      }
      for (String name : named()) {
        Optional<BasicFileAttributes> input = Target.look(request().resolve(name));
        if (input.filter(BasicFileAttributes::isRegularFile).isEmpty()) {
          return Optional.of(new Planned.Declined(BypassReason.NO_SOURCE, name));
        }
        if (target.is(input.get())) {
          return Optional.of(new Planned.Declined(BypassReason.OUTPUT_IS_INPUT, name));
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of(new Planned.Declined(BypassReason.NOT_TEXT, e.getInput()));
    }
  }
}
