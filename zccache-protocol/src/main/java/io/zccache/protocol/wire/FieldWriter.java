/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a message one by one. Bincode goes by their order, protobuf by their number.
 */
interface FieldWriter {
  void bool(int field, boolean value) throws MessageTooLargeException;

  void u32(int field, long value) throws MessageTooLargeException;

  void i32(int field, int value) throws MessageTooLargeException;

  void u64(int field, long value) throws MessageTooLargeException;

  void string(int field, String value) throws MessageTooLargeException;

  void optionalString(int field, @Nullable String value) throws MessageTooLargeException;

  void strings(int field, List<String> values) throws MessageTooLargeException;

  void texts(int field, List<Utf8> values) throws MessageTooLargeException;

  void path(int field, WirePath value) throws MessageTooLargeException;

  void optionalPath(int field, @Nullable WirePath value) throws MessageTooLargeException;

  void paths(int field, List<WirePath> values) throws MessageTooLargeException;

  void bytes(int field, Bytes value) throws MessageTooLargeException;

  /** Bytes that are the chosen member of a union, so that protobuf writes them even if empty. */
  void memberBytes(int field, Bytes value) throws MessageTooLargeException;

  /** A hash of known length, which bincode writes without it. */
  void optionalHash(int field, @Nullable Bytes value) throws MessageTooLargeException;

  void u32s(int field, List<Long> values) throws MessageTooLargeException;

  void env(int field, List<EnvVar> values) throws MessageTooLargeException;

  /** A list that may be absent; in protobuf {@code presence} is the field that says it is not. */
  void optionalEnv(int field, int presence, @Nullable List<EnvVar> values)
      throws MessageTooLargeException;

  /** The constant of an enum, counted from 0 as in bincode; protobuf counts from 1. */
  void choice(int field, int index) throws MessageTooLargeException;

  /** Which member of a union follows, counted from 0; protobuf sees it by the member's field. */
  void variant(int index) throws MessageTooLargeException;

  /** A member of a union that says nothing more. */
  void empty(int field) throws MessageTooLargeException;

  <T> void message(int field, T value, Shape<T> shape) throws MessageTooLargeException;

  <T> void optionalMessage(int field, @Nullable T value, Shape<T> shape)
      throws MessageTooLargeException;

  <T> void messages(int field, List<T> values, Shape<T> shape) throws MessageTooLargeException;
}
