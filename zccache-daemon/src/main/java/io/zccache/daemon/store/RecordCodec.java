/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.store.record.ResultRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/*
 * file   := magic:16 crc:u32be message     to the end of the file; crc is the message's CRC-32C
 * message: ResultRecord of store.proto
 */

/** Record files to results and back. */
final class RecordCodec {
  private static final byte[] MAGIC = "zccache record1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = MAGIC.length + 4;

  private RecordCodec() {}

  static byte[] encode(StoredResult result, Optional<Recipe> recipe) {
    byte[] message = RecordMessages.message(result, recipe).toByteArray();
    return ByteBuffer.allocate(HEAD + message.length)
        .put(MAGIC)
        .putInt(crc(ByteBuffer.wrap(message)))
        .put(message)
        .array();
  }

  static StoredResult decode(byte[] file) throws DamagedRecordException {
    return RecordMessages.result(message(file));
  }

  /** As {@link #decode}, with what only people ask for. */
  static DescribedResult describe(byte[] file) throws DamagedRecordException {
    ResultRecord message = message(file);
    return new DescribedResult(RecordMessages.result(message), RecipeMessages.recipe(message));
  }

  private static ResultRecord message(byte[] file) throws DamagedRecordException {
    if (file.length < HEAD
        || !ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new DamagedRecordException("no record of this format");
    }
    ByteBuffer message = ByteBuffer.wrap(file, HEAD, file.length - HEAD);
    if (ByteBuffer.wrap(file).getInt(MAGIC.length) != crc(message.duplicate())) {
      throw new DamagedRecordException("the checksum differs");
    }
    try {
      return ResultRecord.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new DamagedRecordException("no message", e);
    }
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
