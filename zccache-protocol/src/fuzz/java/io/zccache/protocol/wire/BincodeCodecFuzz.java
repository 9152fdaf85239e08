/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.zccache.protocol.frame.WireFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as bincode: {@link Codecs} says what must hold. */
final class BincodeCodecFuzz {
  static Stream<byte[]> golden() {
    return Codecs.golden(WireFormat.BINCODE_V15);
  }

  @MethodSource("golden")
  @FuzzTest
  void decode_anyBytes_givesWhatEncodesAgain(byte[] input) {
    Codecs.check(WireFormat.BINCODE_V15, input);
  }
}
