/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Optional;

/**
 * A row of the {@link OptionTable}.
 *
 * @param spelling the option, or how it begins
 * @param attachment where its value stands
 * @param effect what it does, as far as a cache must know
 * @param reason why it is not cached; there exactly for {@link Effect#DECLINE}
 */
record Option(
    String spelling, Attachment attachment, Effect effect, Optional<BypassReason> reason) {
  /** A word that is no option. */
  static final Option INPUT = new Option("", Attachment.JOINED, Effect.INPUT, Optional.empty());

  /** Any option that no row matches. */
  static final Option UNKNOWN =
      new Option(
          "-", Attachment.JOINED, Effect.DECLINE, Optional.of(BypassReason.UNSUPPORTED_OPTION));

  Option {
    if (reason.isPresent() != (effect == Effect.DECLINE)) {
      throw new IllegalArgumentException(spelling + " is " + effect + " for " + reason);
    }
  }

  /** Whether this row is about a word. */
  boolean matches(String word) {
    return switch (attachment) {
      case NONE, SEPARATE -> word.equals(spelling);
      case JOINED, JOINED_OR_SEPARATE -> word.startsWith(spelling);
      case OPEN -> word.startsWith(spelling) && word.indexOf('=') < 0;
    };
  }

  /** Whether the value is the next word. */
  boolean takesNext(String word) {
    return attachment == Attachment.SEPARATE
        || (attachment == Attachment.JOINED_OR_SEPARATE && word.equals(spelling));
  }

  /** Where the value of an option stands. */
  enum Attachment {
    /** There is none. */
    NONE,
    /** In the same word. */
    JOINED,
    /** In the next word. */
    SEPARATE,
    /** In the same word, or else in the next. */
    JOINED_OR_SEPARATE,
    /** The row is a family of words that begin alike and have no value behind an equals sign. */
    OPEN
  }

  /** Whether it is an option of {@link SideOptions}. */
  boolean isAside() {
    return switch (effect) {
      case STACK_USAGE,
          CALL_GRAPH,
          COVERAGE,
          PROFILE_COUNTERS,
          SPLIT_DEBUG,
          PROFILE_OF_OUTPUT,
          INTERMEDIATES,
          TIME_TRACE,
          DIAGNOSTICS_FILE ->
          true;
      default -> false;
    };
  }

  /** What an option does. All options but those that say so are in the key as they are. */
  enum Effect {
    /** Nothing but what the key covers. */
    PLAIN,
    /** It may change the include search path. */
    SEARCH,
    /** It defines a macro, whose text the preprocessor reads like a source. */
    DEFINITION,
    /** It may put the working directory into the output. */
    DEBUG,
    /** It fixes what is otherwise another in each run; the key covers it. */
    RANDOM_SEED,
    /** It asks for an object. */
    OBJECT,
    /** It asks for assembler text. */
    ASSEMBLY,
    /** It names the output; the name is not in the key. */
    OUTPUT,
    /** It sets the language of the sources behind it. */
    LANGUAGE,
    /** It asks for a dependency file with all files. */
    ALL_DEPENDENCIES,
    /** It asks for a dependency file without system headers. */
    USER_DEPENDENCIES,
    /** It names the dependency file; the name is not in the key. */
    DEPENDENCY_FILE,
    /** It gives a target as it is to stand in the dependency file. */
    DEPENDENCY_TARGET,
    /** It gives a target that the compiler quotes. */
    QUOTED_DEPENDENCY_TARGET,
    /** It asks for a rule for each header in the dependency file. */
    PHONY_DEPENDENCIES,
    /** It passes words to the preprocessor. */
    TO_PREPROCESSOR,
    /** It passes words to the assembler. */
    TO_ASSEMBLER,
    /** It asks for a file that tells how much stack is used. */
    STACK_USAGE,
    /** It asks for a file that tells who calls whom. */
    CALL_GRAPH,
    /** It asks for counters and for notes that explain them. */
    COVERAGE,
    /** It asks for counters, which are written to a file named after the output. */
    PROFILE_COUNTERS,
    /** It asks for debug records in a file of their own. */
    SPLIT_DEBUG,
    /** It asks for what is between source and object to be kept. */
    INTERMEDIATES,
    /** It asks for a file that tells how long each step of the compiler took. */
    TIME_TRACE,
    /** It names a file for diagnostics; the name is not in the key. */
    DIAGNOSTICS_FILE,
    /** It names a file with gcc's specs. */
    SPECS,
    /** It names a plugin that the compiler loads. */
    PLUGIN,
    /** It tells a plugin something that may be the name of a file. */
    PLUGIN_ARGUMENT,
    /** It names a file that the compiler reads. */
    FILE_INPUT,
    /** The same for clang; for gcc it names the folder of what {@link #PROFILE_OF_OUTPUT} names. */
    PROFILE_INPUT,
    /** It makes the compiler read a profile that is named after the output, if it is there. */
    PROFILE_OF_OUTPUT,
    /** It asks for a precompiled header, for which it needs a header's language. */
    HEADER_OUTPUT,
    /** It names a precompiled header that the compiler reads. */
    HEADER_INPUT,
    /** It keeps times out of a precompiled header. */
    UNDATED,
    /** It tunes the code for the processor at hand. */
    NATIVE,
    /** It is a word that is no option. */
    INPUT,
    /** The call is not cached. */
    DECLINE
  }
}
