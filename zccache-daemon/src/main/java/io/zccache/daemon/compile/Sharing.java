/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Checkout;
import io.zccache.daemon.key.UnitKey;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That the result of a compile may be one for all checkouts of a project.
 *
 * @param checkout the one that is compiled in
 * @param unit the key of all but the inputs' contents, the same in all checkouts
 * @param hinted whether the command line has the longest word of the checkout's name
 */
record Sharing(Checkout checkout, UnitKey unit, boolean hinted) {

  /**
   * The same where the command line leaves something to the machine.
   *
   * @param resolved what the compiler makes of it here
   */
  Sharing resolvedAs(String resolved) {
    return new Sharing(
        checkout, unit.resolvedAs(resolved.replace(checkout.root(), Checkout.MARK)), hinted);
  }

  /**
   * Where a path of a shared result is in this checkout; empty if it leads here by another way than
   * through the checkout's own name, since the compiler would map it here and not elsewhere.
   */
  Optional<Path> resolve(CompileRequest request, String path) {
    return checkout.isNamedIn(path)
        ? Optional.empty()
        : Optional.of(request.resolve(checkout.unmarked(path)));
  }
}
