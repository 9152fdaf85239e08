/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Checkout;
import io.zccache.daemon.compiler.CompileCommand;
import io.zccache.daemon.compiler.PrefixMaps;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.KeyEnvironment;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sharing between checkouts, where the client asks for it: the compiler is told to leave the
 * checkout's name out of what it writes, and the key leaves it out where that is certain to
 * suffice. Any thread may ask.
 */
final class Remapping {
  /** The variables that ask for it. */
  static final List<String> VARIABLES = List.of("ZCCACHE_PATH_REMAP", "ZCCACHE_WORKTREE_ROOT");

  private static final String MODE = VARIABLES.get(0);
  private static final String ROOT = VARIABLES.get(1);
  private static final String MARKER = ".git";
  private static final String DIRECTORY = "PWD";

  private final StampSource stamps;

  Remapping(StampSource stamps) {
    this.stamps = stamps;
  }

  /**
   * The checkout that a request is made in, if it asks for remapping.
   *
   * @param evidence takes what the answer rests on
   */
  Optional<Checkout> checkout(CompileRequest request, Evidence evidence) {
    String mode = request.environment().getOrDefault(MODE, "");
    if (!mode.toLowerCase(Locale.ROOT).equals("auto") || !request.folder().isAbsolute()) {
      return Optional.empty();
    }
    Path folder = request.folder().normalize();
    Path root = named(request, evidence).or(() -> withMarker(folder, evidence)).orElse(folder);
    return Optional.of(new Checkout(root.toString())).filter(Checkout::canBeMapped);
  }

  private Optional<Path> named(CompileRequest request, Evidence evidence) {
    String name = request.environment().getOrDefault(ROOT, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path root = request.resolve(name).normalize();
      boolean plain = stamps.atLink(root) instanceof Stat.Found it && it.kind() == FileKind.FOLDER;
      if (plain) {
        evidence.folder(root);
        return Optional.of(root);
      }
      evidence.incomplete();
      return stamps.at(root) instanceof Stat.Found found && found.kind() == FileKind.FOLDER
          ? Optional.of(root)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> withMarker(Path folder, Evidence evidence) {
    for (Path root = folder; root != null; root = root.getParent()) {
      Path marker = root.resolve(MARKER);
      Stat stat = stamps.atLink(marker);
      if (stat instanceof Stat.Found found && found.kind() == FileKind.FOLDER) {
        // Not by its stamp: every command of git changes that.
        evidence.folder(marker);
        return Optional.of(root);
      }
      if (stat instanceof Stat.Found found && found.kind() == FileKind.LINK) {
        evidence.incomplete();
      } else {
        evidence.seen(marker, stat);
      }
      if (stat instanceof Stat.Found) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /** The arguments with the options that map the names of a checkout and of the directory. */
  static List<String> arguments(
      Compiler compiler, Checkout checkout, CompileRequest request, List<String> given) {
    Set<String> folders = new TreeSet<>(Set.of(checkout.root()));
    if (request.folder().toString().indexOf('=') < 0) {
      folders.add(request.folder().toString());
    }
    List<String> arguments =
        new ArrayList<>(
            PrefixMaps.options(
                compiler.family(), compiler.mapsFileNames(), given, List.copyOf(folders)));
    arguments.addAll(given);
    return arguments;
  }

  /** How a result may be shared, if words and environment mean the same in all of them. */
  static Optional<Sharing> sharing(
      Compiler compiler, CompileCommand command, CompileRequest request, Checkout checkout) {
    boolean terminal = request.client().terminal();
    String folder = request.folder().toString();
    List<String> environment = KeyEnvironment.entries(request.environment(), false, terminal);
    boolean known =
        Checkout.isPlain(checkout.root())
            && checkout.holds(folder)
            && !checkout.isNamedIn(compiler.program().toString())
            && environment.stream().noneMatch(checkout::isNamedIn);
    return known
        ? command
            .sharedArguments(checkout)
            .map(
                words ->
                    new Sharing(
                        checkout,
                        UnitKey.of(
                            compiler.identity(),
                            words,
                            environment,
                            checkout.marked(folder),
                            terminal),
                        words.stream().anyMatch(checkout::isHintedIn)))
        : Optional.empty();
  }

  /**
   * Whether the compiler calls the directory as the request does: it takes the name that PWD gives,
   * if that leads to the same folder, and else the real one.
   *
   * @param evidence takes what the answer rests on
   */
  boolean namesFolderAlike(CompileRequest request, Evidence evidence) {
    Path folder = request.folder();
    String claimed = request.environment().getOrDefault(DIRECTORY, "");
    if (claimed.equals(folder.toString())) {
      return true;
    }
    try {
      if (claimed.startsWith("/")) {
        Path other = Path.of(claimed);
        Stat there = stamps.at(other);
        evidence.seen(other, there);
        if (there instanceof Stat.Failed || isSame(there, stamps.at(folder))) {
          return false;
        }
      }
      if (!request.client().ours()) {
        // Ours always gives the real one.
        evidence.incomplete();
      }
      return folder.toRealPath().equals(folder);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static boolean isSame(Stat one, Stat other) {
    return one instanceof Stat.Found a
        && other instanceof Stat.Found b
        && a.stamp().device() == b.stamp().device()
        && a.stamp().inode() == b.stamp().inode();
  }
}
