/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Checkout;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.DepfileLayout;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.SearchedFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a result fit for all checkouts, if nothing that the compiler wrote or printed tells in
 * which one it ran. Any thread may ask.
 */
final class SharedResults {
  private final CheckoutNames names;

  SharedResults(CheckoutNames names) {
    this.names = names;
  }

  /**
   * A result without the checkout's name.
   *
   * @param inputs with marks in their paths
   * @param outputs the object, and the dependency file as its layout keeps it
   */
  record Shareable(InputSet inputs, List<NewOutput> outputs) {}

  /** What is to be stored for all checkouts; empty if the result is this one's only. */
  Optional<Shareable> of(RunFiles files, Finished run, InputSet inputs, Sharing sharing)
      throws IOException {
    Checkout checkout = sharing.checkout();
    if (inputs.files().stream().anyMatch(PrecompiledHeaders::isOne)) {
      return Optional.empty();
    }
    if (checkout.isNamedIn(run.stdout())
        || checkout.isNamedIn(run.stderr())
        || checkout.isNamedIn(Files.readAllBytes(files.output()))
        || embeds(files)
        || hasTwins(files, inputs, checkout)) {
      return Optional.empty();
    }
    CompileRequest request = files.plan().request();
    if (names.areIn(inputs.files(), path -> Optional.of(request.resolve(path)), sharing)) {
      return Optional.empty();
    }
    Optional<InputSet> marked = marked(inputs, checkout);
    List<NewOutput> outputs = new ArrayList<>();
    outputs.add(new NewOutput(OutputRole.OBJECT, Placements.MODE, Content.of(files.output())));
    if (files.plan().command().depfile().isPresent()) {
      Optional<byte[]> kept =
          new DepfileLayout(files.plan().compiler().family())
              .kept(Files.readAllBytes(files.usersList()), checkout);
      if (kept.isEmpty()) {
        return Optional.empty();
      }
      outputs.add(new NewOutput(OutputRole.DEPFILE, Placements.MODE, Content.of(kept.get())));
    }
    return marked.map(set -> new Shareable(set, outputs));
  }

  /** What the assembler embeds may be named by pieces that the compiler put together. */
  private static boolean embeds(RunFiles files) throws IOException {
    return FilesRead.by(files).map(read -> !read.sources().containsAll(read.others())).orElse(true);
  }

  /**
   * Elsewhere two files of the checkout with one content may be one file under two names, of which
   * clang might use either. What is outside is the same for all checkouts.
   */
  private static boolean hasTwins(RunFiles files, InputSet inputs, Checkout checkout) {
    if (files.plan().compiler().family() == CompilerFamily.GCC) {
      return false;
    }
    Set<Digest> outside = new HashSet<>();
    List<Digest> inside = new ArrayList<>();
    for (InputFile input : inputs.files()) {
      boolean here = !input.path().startsWith("/") || checkout.holds(input.path());
      (here ? inside : outside).add(input.digest());
    }
    return !inside.stream().allMatch(outside::add);
  }

  private static Optional<InputSet> marked(InputSet inputs, Checkout checkout) {
    List<InputFile> files = new ArrayList<>();
    for (InputFile input : inputs.files()) {
      files.add(input.named(checkout.marked(input.path())));
    }
    List<AbsentNames> absent = new ArrayList<>();
    for (AbsentNames missing : inputs.absent()) {
      absent.add(
          new AbsentNames(checkout.marked(missing.folder()), missing.absence(), missing.names()));
    }
    SearchedFolders searched = inputs.searched().renamed(checkout::marked);
    boolean named =
        files.stream().anyMatch(input -> checkout.isNamedIn(input.path()))
            || absent.stream().anyMatch(missing -> checkout.isNamedIn(missing.folder()))
            || searched.names().stream().anyMatch(checkout::isNamedIn);
    return named ? Optional.empty() : Optional.of(new InputSet(files, absent, searched));
  }
}
