/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a command line so that it is the same for all checkouts of a project, where it is certain
 * that its words mean the same in all of them: the root may be named only where options are known
 * to map it or to search it, and all other options must be known to look at no name. For one
 * command line.
 */
final class SharedWords {
  /** Options whose value is a path that the compiler opens and whose name it maps. */
  private static final Set<String> PATHS =
      Set.of("-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros");

  private static final String NO_EXEC_STACK = "--noexecstack";

  private final CompilerFamily family;
  private final Checkout checkout;
  private final List<String> words = new ArrayList<>();
  private boolean certain = true;

  SharedWords(CompilerFamily family, Checkout checkout) {
    this.family = family;
    this.checkout = checkout;
  }

  /**
   * The words with marks; empty if it is not certain what they mean elsewhere.
   *
   * @param outputs what the command writes
   */
  Optional<List<String>> of(List<Argument> arguments, Language language, Outputs outputs) {
    if (outputs.named()
        || !outputs.sides().isEmpty()
        || language.isHeader()
        || (family == CompilerFamily.CLANG && language.isAssembler())) {
      return Optional.empty();
    }
    arguments.forEach(this::add);
    outputs.depfile().ifPresent(this::addTargets);
    return certain && words.stream().noneMatch(checkout::isNamedIn)
        ? Optional.of(List.copyOf(words))
        : Optional.empty();
  }

  private void add(Argument argument) {
    switch (argument.effect()) {
      // The effective targets follow.
      case OUTPUT, DEPENDENCY_FILE, DEPENDENCY_TARGET, QUOTED_DEPENDENCY_TARGET ->
          words.add(argument.option().spelling());
      case INPUT -> words.add(checkout.marked(argument.value()));
      case TO_PREPROCESSOR -> words.add(CompileCommand.withoutFile(argument));
      case TO_ASSEMBLER -> {
        require(argument.value().equals(NO_EXEC_STACK));
        words.addAll(argument.words());
      }
      case OBJECT,
          ASSEMBLY,
          NATIVE,
          DEFINITION,
          LANGUAGE,
          ALL_DEPENDENCIES,
          USER_DEPENDENCIES,
          PHONY_DEPENDENCIES ->
          words.addAll(argument.words());
      case PLAIN, SEARCH, DEBUG -> addOption(argument);
      default -> require(false);
    }
  }

  private void addOption(Argument argument) {
    Option option = argument.option();
    if (PATHS.contains(option.spelling())) {
      words.add(option.spelling());
      words.add(checkout.marked(argument.value()));
    } else if (PrefixMaps.isMap(option)) {
      String value = argument.value();
      String from = value.substring(0, Math.max(0, value.indexOf('=')));
      words.add(option.spelling());
      words.add(checkout.marked(from) + value.substring(from.length()));
      // A map of what is above the root would leave the rest of the name.
      require(from.equals(checkout.root()) || !checkout.root().startsWith(from));
    } else {
      require(NamelessOptions.contains(argument.firstWord()));
      words.addAll(argument.words());
    }
  }

  private void addTargets(DepfileRequest request) {
    for (DepfileRequest.Target target : request.targets()) {
      require(Checkout.isPlain(target.text()));
      words.add(target.quoted() ? "-MQ" : "-MT");
      words.add(checkout.marked(target.text()));
    }
  }

  private void require(boolean condition) {
    certain = certain && condition;
  }
}
