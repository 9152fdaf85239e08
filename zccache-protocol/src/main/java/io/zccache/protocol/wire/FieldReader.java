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
 * Gives the fields of a message one by one, the counterpart of {@link FieldWriter}. A {@code name}
 * is that of a field which protobuf requires: it is in the text of the exception.
 */
interface FieldReader {
  boolean bool(int field) throws MalformedMessageException;

  long u32(int field) throws MalformedMessageException;

  int i32(int field) throws MalformedMessageException;

  long u64(int field) throws MalformedMessageException;

  String string(int field) throws MalformedMessageException;

  @Nullable String optionalString(int field) throws MalformedMessageException;

  List<String> strings(int field) throws MalformedMessageException;

  List<Utf8> texts(int field) throws MalformedMessageException;

  WirePath path(int field, String name) throws MalformedMessageException;

  @Nullable WirePath optionalPath(int field) throws MalformedMessageException;

  List<WirePath> paths(int field) throws MalformedMessageException;

  Bytes bytes(int field) throws MalformedMessageException;

  /** A hash of {@code length} bytes. */
  @Nullable Bytes optionalHash(int field, String name, int length) throws MalformedMessageException;

  List<Long> u32s(int field) throws MalformedMessageException;

  List<EnvVar> env(int field) throws MalformedMessageException;

  @Nullable List<EnvVar> optionalEnv(int field, int presence) throws MalformedMessageException;

  /** The constant of an enum that has {@code count}, counted from 0. */
  int choice(int field, int count, String name, String expected) throws MalformedMessageException;

  /** Which member of a union that has {@code count} follows, counted from 0. */
  int variant(int count, String name) throws MalformedMessageException;

  /** A member of a union that says nothing more. */
  void empty(int field) throws MalformedMessageException;

  <T> T message(int field, String name, Shape<T> shape) throws MalformedMessageException;

  <T> @Nullable T optionalMessage(int field, Shape<T> shape) throws MalformedMessageException;

  <T> List<T> messages(int field, Shape<T> shape) throws MalformedMessageException;
}
