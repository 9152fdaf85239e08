/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/** Why the result of a miss was given to the client but not kept. The name is the counter. */
public enum NotStoredReason {
  /** An input was touched at or after the start of the compiler, or changed while it ran. */
  INPUT_TOUCHED("an input changed while the compiler ran"),
  /** The compiler's own list of inputs was missing or could not be read. */
  INPUTS_UNKNOWN("the list of inputs could not be read"),
  /** An output that was expected is not there or is no regular file. */
  OUTPUT_MISSING("an expected output is missing"),
  /** The compiler wrote something the request did not announce. */
  OUTPUT_UNEXPECTED("the compiler wrote an unexpected file"),
  /** The sources or headers ask for something that the cache does not answer for. */
  SOURCE_UNSUITED("the source uses something the cache does not answer for"),
  /** The compiler has said more than a client keeps. */
  OUTPUT_TOO_LARGE("the compiler has said too much"),
  /** The result is larger than the store takes. */
  TOO_LARGE("the result is too large"),
  /** The tool has failed, and it is not certain what that depends on. */
  FAILURE("the tool failed, and not for a reason that is certain to stay"),
  /** The client wants that nothing is stored; whether the compiler succeeds is not known then. */
  READ_ONLY("the build only reads from the cache"),
  /** The store could not be written. */
  STORE_FAILED("the store could not be written");

  private final String text;

  NotStoredReason(String text) {
    this.text = text;
  }

  /** The reason as a person reads it: a few words without a full stop. */
  public String text() {
    return text;
  }
}
