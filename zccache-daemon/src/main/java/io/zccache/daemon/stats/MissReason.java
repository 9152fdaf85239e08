/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/**
 * Why a compile that could have come from the cache did not. The constant's name is the counter.
 */
public enum MissReason {
  /** No compile with this unit key was ever stored here, or it has been evicted since. */
  FIRST_SEEN("never compiled this way before"),
  /** The unit is known, but an input has another content than in every stored input set. */
  INPUT_CHANGED("an input changed"),
  /** The unit is known, but an input of every stored input set is no longer there. */
  INPUT_GONE("an input is gone"),
  /** A file now sits where the search for a header would find it first. */
  HEADER_SHADOWED("another header comes first on the search path"),
  /** Two names on the search path have become one folder, or are one no more. */
  SEARCH_CHANGED("a folder on the search path leads elsewhere"),
  /** The stored record did not match its checksum or could not be decoded. */
  ENTRY_DAMAGED("the stored entry is damaged"),
  /** The record is there, but a payload it names is not, or not whole. */
  BLOB_GONE("a stored payload is gone"),
  /** The result was found but could not be put in its place. */
  DELIVERY_FAILED("the stored result could not be delivered"),
  /** The store could not be read. */
  STORE_FAILED("the store could not be read");

  private final String text;

  MissReason(String text) {
    this.text = text;
  }

  /** The reason as a person reads it: a few words without a full stop. */
  public String text() {
    return text;
  }
}
