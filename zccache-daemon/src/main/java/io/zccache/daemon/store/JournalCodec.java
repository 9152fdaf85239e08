/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/*
 * file    := magic:16 entry*
 * entry   := length:u32be crc:u32be body     length counts the body, 1 to 65536; crc is its CRC-32C
 * body    := 1 unit:32 result:32 recordSize:u64be count:u16be (blob:32 size:u64be)*     put
 *          | 2 result:32                                                                use
 *          | 3 result:32                                                                drop
 *          | 4                                                                          opened
 *          | 5                                                                          closed
 *
 * The first entry that is short, has another crc, or is none of these ends the journal. What is behind
 * it is not lost: each result has a record of its own that says the same and more.
 */

/** Journal entries to bytes and back. */
final class JournalCodec {
  static final int MAGIC_LENGTH = 16;

  private static final byte[] MAGIC = "zccache index 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 8;
  private static final int MAX_BODY = 1 << 16;
  private static final int BLOB = Digest.LENGTH + 8;
  private static final int PUT_FIXED = 1 + Digest.LENGTH + Digest.LENGTH + 8 + 2;

  /** Most blobs that a result can have. */
  static final int MAX_BLOBS = (MAX_BODY - PUT_FIXED) / BLOB;

  private static final byte PUT = 1;
  private static final byte USE = 2;
  private static final byte DROP = 3;
  private static final byte OPENED = 4;
  private static final byte CLOSED = 5;

  private JournalCodec() {}

  /** The first bytes of the file. */
  static byte[] magic() {
    return MAGIC.clone();
  }

  /** How many bytes a result takes in the journal. */
  static long putLength(IndexedResult result) {
    return HEAD + PUT_FIXED + (long) BLOB * result.blobs().size();
  }

  /** The bytes of some entries. */
  static byte[] encode(List<JournalEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (JournalEntry entry : entries) {
      byte[] body = body(entry);
      ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(body.length).putInt(crc(body));
      out.writeBytes(head.array());
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  /**
   * The next entry.
   *
   * @return nothing at the end of the journal, whatever ended it
   */
  static Optional<JournalEntry> decode(DataInputStream in) throws IOException {
    byte[] body;
    try {
      int length = in.readInt();
      int crc = in.readInt();
      if (length < 1 || length > MAX_BODY) {
        return Optional.empty();
      }
      body = in.readNBytes(length);
      if (body.length < length || crc(body) != crc) {
        return Optional.empty();
      }
    } catch (EOFException e) {
      return Optional.empty();
    }
    return entry(ByteBuffer.wrap(body));
  }

  /** How many bytes an entry takes. */
  static long length(JournalEntry entry) {
    if (entry instanceof JournalEntry.Put put) {
      return putLength(put.result());
    }
    boolean bare = entry instanceof JournalEntry.Opened || entry instanceof JournalEntry.Closed;
    return bare ? HEAD + 1L : HEAD + 1L + Digest.LENGTH;
  }

  private static byte[] body(JournalEntry entry) {
    ByteBuffer body = ByteBuffer.allocate((int) length(entry) - HEAD);
    if (entry instanceof JournalEntry.Put put) {
      putBody(body, put.result());
    } else if (entry instanceof JournalEntry.Use use) {
      body.put(USE).put(use.key().digest().bytes());
    } else if (entry instanceof JournalEntry.Drop drop) {
      body.put(DROP).put(drop.key().digest().bytes());
    } else {
      body.put(entry instanceof JournalEntry.Opened ? OPENED : CLOSED);
    }
    return body.array();
  }

  private static void putBody(ByteBuffer body, IndexedResult result) {
    body.put(PUT).put(result.unit().digest().bytes()).put(result.key().digest().bytes());
    body.putLong(result.recordSize()).putShort((short) result.blobs().size());
    for (BlobRef blob : result.blobs()) {
      body.put(blob.digest().bytes()).putLong(blob.size());
    }
  }

  private static Optional<JournalEntry> entry(ByteBuffer body) {
    JournalEntry entry;
    try {
      switch (body.get()) {
        case PUT -> entry = new JournalEntry.Put(result(body));
        case USE -> entry = new JournalEntry.Use(new ResultKey(digest(body)));
        case DROP -> entry = new JournalEntry.Drop(new ResultKey(digest(body)));
        case OPENED -> entry = new JournalEntry.Opened();
        case CLOSED -> entry = new JournalEntry.Closed();
        default -> {
          return Optional.empty();
        }
      }
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
    return body.hasRemaining() ? Optional.empty() : Optional.of(entry);
  }

  private static IndexedResult result(ByteBuffer body) {
    UnitKey unit = new UnitKey(digest(body));
    ResultKey key = new ResultKey(digest(body));
    long recordSize = body.getLong();
    int count = Short.toUnsignedInt(body.getShort());
    List<BlobRef> blobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blobs.add(new BlobRef(digest(body), body.getLong()));
    }
    return new IndexedResult(unit, key, recordSize, blobs);
  }

  private static Digest digest(ByteBuffer body) {
    byte[] bytes = new byte[Digest.LENGTH];
    body.get(bytes);
    return Digest.of(bytes);
  }

  private static int crc(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }
}
