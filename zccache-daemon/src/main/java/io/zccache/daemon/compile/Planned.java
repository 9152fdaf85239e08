/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a request: compiles that the cache answers for, or a reason why not. */
sealed interface Planned {
  /**
   * A compile that the cache answers for.
   *
   * @param request what was asked
   * @param compiler who compiles
   * @param command what its command line says
   * @param extra arguments that the run needs beyond the user's
   * @param unit the key of all but the inputs' contents
   * @param sharing how the result may be shared with other checkouts, if it may
   */
  record Plan(
      CompileRequest request,
      Compiler compiler,
      CompileCommand command,
      List<String> extra,
      UnitKey unit,
      Optional<Sharing> sharing)
      implements Planned {
    public Plan {
      extra = List.copyOf(extra);
    }

    /** The source, absolute. */
    Path source() {
      return request.resolve(command.source());
    }

    /** What the unit key is made of. */
    Recipe recipe() {
      return Planner.recipe(command, request, compiler, request.client().terminal());
    }

    /** What the key of a result is made of that printed nothing. */
    Recipe silentRecipe() {
      return isForTerminals() ? Planner.recipe(command, request, compiler, false) : recipe();
    }

    /**
     * The key of a result that printed nothing. A terminal changes what a compiler prints and no
     * other byte, so that this is the key of the same compile for a pipe.
     */
    UnitKey silentUnit() {
      return isForTerminals() ? silentRecipe().key() : unit;
    }

    /** What is made of a processor is part of the unit key alone. */
    private boolean isForTerminals() {
      return request.client().terminal() && !command.isNative();
    }

    /** The key under which equal compiles are one. */
    UnitKey widestUnit() {
      return sharing.map(Sharing::unit).orElse(unit);
    }

    /** How a result is shared, if it is one for all checkouts. */
    Optional<Sharing> sharing(UnitKey of) {
      return sharing.filter(shared -> shared.unit().equals(of));
    }

    /** Where an input of a stored result is here; empty if it cannot be the same here. */
    Optional<Path> resolve(StoredResult result, String path) {
      Optional<Sharing> shared = sharing(result.unit());
      return shared.isPresent()
          ? shared.get().resolve(request, path)
          : Optional.of(request.resolve(path));
    }

    /** How an input of a stored result is spelled here. */
    String spelled(StoredResult result, String path) {
      return sharing(result.unit()).map(shared -> shared.checkout().unmarked(path)).orElse(path);
    }

    /** The inputs of a stored result as they are spelled here. */
    InputSet inputs(StoredResult result) {
      List<InputFile> files = new ArrayList<>();
      for (InputFile input : result.inputs().files()) {
        files.add(input.named(spelled(result, input.path())));
      }
      List<AbsentNames> absent = new ArrayList<>();
      for (AbsentNames names : result.inputs().absent()) {
        String folder = spelled(result, names.folder());
        absent.add(new AbsentNames(folder, names.absence(), names.names()));
      }
      return new InputSet(
          files, absent, result.inputs().searched().renamed(name -> spelled(result, name)));
    }

    /** Whether the compiler writes into an output if it exists, instead of making a new one. */
    boolean rewritesOutput(Path target) {
      if (compiler.family() == CompilerFamily.GCC) {
        try {
          return rewrites(Files.readAttributes(target, BasicFileAttributes.class));
        } catch (IOException none) {
          return command.makesAssembly() || command.makesHeader();
        }
      }
      return clangRewrites();
    }

    /**
     * Whether the compiler writes into this output, which exists. Clang's assembler always does,
     * and the GNU assembler where the file is empty.
     */
    boolean rewrites(BasicFileAttributes there) {
      return compiler.family() == CompilerFamily.GCC
          ? command.makesAssembly()
              || command.makesHeader()
              || (there.isRegularFile() && there.size() == 0)
          : clangRewrites();
    }

    private boolean clangRewrites() {
      return command.language().isAssembler() && !command.makesAssembly();
    }
  }

  /**
   * Several compiles, asked for in one call and made one after the other.
   *
   * @param parts each as if it had been asked for alone
   */
  record Several(CompileRequest request, List<Plan> parts) implements Planned {
    public Several {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The tool must run as if there were no cache.
   *
   * @param reason why
   * @param culprit the argument or file that is the cause; may be empty
   */
  record Declined(BypassReason reason, String culprit) implements Planned {}
}
