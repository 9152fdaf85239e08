/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.ArtifactData;
import io.zccache.protocol.ArtifactLookup;
import io.zccache.protocol.ArtifactOutput;
import io.zccache.protocol.ArtifactPayload;
import io.zccache.protocol.RustArtifactInfo;

/** The fields of results as they travel. */
final class ArtifactShapes {
  static final Shape<ArtifactPayload> PAYLOAD =
      new Shape<>(12, ArtifactShapes::write, ArtifactShapes::readPayload);
  static final Shape<ArtifactOutput> OUTPUT =
      new Shape<>(20, ArtifactShapes::write, ArtifactShapes::readOutput);
  static final Shape<ArtifactData> DATA =
      new Shape<>(28, ArtifactShapes::write, ArtifactShapes::readData);
  static final Shape<ArtifactLookup> LOOKUP =
      new Shape<>(4, ArtifactShapes::write, ArtifactShapes::readLookup);
  static final Shape<RustArtifactInfo> RUST_ARTIFACT =
      new Shape<>(24, ArtifactShapes::write, ArtifactShapes::readRustArtifact);

  private ArtifactShapes() {}

  private static void write(FieldWriter out, ArtifactPayload value)
      throws MessageTooLargeException {
    if (value instanceof ArtifactPayload.Inline inline) {
      out.variant(0);
      out.memberBytes(1, inline.content());
    } else if (value instanceof ArtifactPayload.OnDisk onDisk) {
      out.variant(1);
      out.path(2, onDisk.path());
    }
  }

  private static ArtifactPayload readPayload(FieldReader in) throws MalformedMessageException {
    return in.variant(2, "ArtifactPayload.body") == 0
        ? new ArtifactPayload.Inline(in.bytes(1))
        : new ArtifactPayload.OnDisk(in.path(2, "ArtifactPayload.body"));
  }

  private static void write(FieldWriter out, ArtifactOutput value) throws MessageTooLargeException {
    out.string(1, value.name());
    out.message(2, value.payload(), PAYLOAD);
  }

  private static ArtifactOutput readOutput(FieldReader in) throws MalformedMessageException {
    return new ArtifactOutput(in.string(1), in.message(2, "ArtifactOutput.payload", PAYLOAD));
  }

  private static void write(FieldWriter out, ArtifactData value) throws MessageTooLargeException {
    out.messages(1, value.outputs(), OUTPUT);
    out.bytes(2, value.stdout());
    out.bytes(3, value.stderr());
    out.i32(4, value.exitCode());
  }

  private static ArtifactData readData(FieldReader in) throws MalformedMessageException {
    return new ArtifactData(in.messages(1, OUTPUT), in.bytes(2), in.bytes(3), in.i32(4));
  }

  private static void write(FieldWriter out, ArtifactLookup value) throws MessageTooLargeException {
    if (value instanceof ArtifactLookup.Hit hit) {
      out.variant(0);
      out.message(1, hit.artifact(), DATA);
    } else {
      out.variant(1);
      out.empty(2);
    }
  }

  private static ArtifactLookup readLookup(FieldReader in) throws MalformedMessageException {
    if (in.variant(2, "LookupResult.body") == 0) {
      return new ArtifactLookup.Hit(in.message(1, "LookupResult.body", DATA));
    }
    in.empty(2);
    return new ArtifactLookup.Miss();
  }

  private static void write(FieldWriter out, RustArtifactInfo value)
      throws MessageTooLargeException {
    out.string(1, value.cacheKey());
    out.strings(2, value.outputNames());
    out.u64(3, value.payloadCount());
  }

  private static RustArtifactInfo readRustArtifact(FieldReader in)
      throws MalformedMessageException {
    return new RustArtifactInfo(in.string(1), in.strings(2), in.u64(3));
  }
}
