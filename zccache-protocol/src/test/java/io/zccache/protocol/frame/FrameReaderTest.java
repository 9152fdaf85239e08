/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SeededNumbers;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.Vectors.Golden;
import io.zccache.protocol.wire.MalformedMessageException;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void next_manyFramesInRandomPieces_givesEachInOrder() throws Exception {
    List<Golden> golden = Vectors.golden();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    golden.forEach(one -> stream.writeBytes(one.bytes().toByteArray()));
    byte[] bytes = stream.toByteArray();
    for (long seed = 1; seed <= 20; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      FrameReader reader = new FrameReader();
      int given = 0;
      for (int at = 0; at < bytes.length; ) {
        int size = Math.min(bytes.length - at, numbers.below(5_000));
        reader.push(bytes, at, size);
        at += size;
        for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
          Golden expected = golden.get(given++);
          Frame alone = Wire.frame(expected.bytes());
          assertThat(Wire.decode(expected.direction(), frame.orElseThrow()).message())
              .as("%s, seed %d", expected, seed)
              .isEqualTo(Wire.decode(expected.direction(), alone).message());
        }
      }
      assertThat(given).as("seed %d", seed).isEqualTo(golden.size());
      assertThat(reader.isEmpty()).isTrue();
    }
  }

  @Test
  void promised_frameThatHasBegun_isItsWholeSizeInItsFormat() throws Exception {
    for (WireFormat format : WireFormat.values()) {
      byte[] frame = Frames.encode(format, new Request.Lookup("x".repeat(300)));
      FrameReader reader = new FrameReader();
      for (int at = 0; at < frame.length - 1; at++) {
        reader.push(frame, at, 1);
        assertThat(reader.next()).isEmpty();
        assertThat(reader.promised()).isEqualTo(at < 7 ? 0 : frame.length);
        assertThat(reader.held()).isEqualTo(at + 1);
      }
      assertThat(reader.begun()).isEqualTo(format);
    }
  }

  @Test
  void begun_formatThatNobodyKnows_isTheOldest() throws Exception {
    FrameReader reader = new FrameReader();
    reader.push(new byte[] {100, 0, 0, 0, 99, 0, 0, 0}, 0, 8);
    assertThat(reader.next()).isEmpty();
    assertThat(reader.begun()).isEqualTo(WireFormat.BINCODE_V15);
  }

  @Test
  void next_frameTakenOut_isNotTouchedByWhatComesLater() throws Exception {
    byte[] lookup = Frames.encode(WireFormat.BINCODE_V15, new Request.Lookup("first"));
    FrameReader reader = new FrameReader();
    reader.push(lookup, 0, lookup.length);
    reader.push(lookup, 0, 5);
    Frame first = reader.next().orElseThrow();

    byte[] other = new byte[lookup.length];
    Arrays.fill(other, (byte) 'x');
    reader.push(lookup, 5, lookup.length - 5);
    reader.push(other, 0, other.length);
    Frame second = reader.next().orElseThrow();

    assertThat(Frames.decodeRequest(first).message()).isEqualTo(new Request.Lookup("first"));
    assertThat(Frames.decodeRequest(second).message()).isEqualTo(new Request.Lookup("first"));
  }

  @Test
  void next_frameThatFilledTheReader_isNotTouchedByTheNext() throws Exception {
    byte[] first = Frames.encode(WireFormat.BINCODE_V15, new Request.Lookup("first"));
    byte[] other = Frames.encode(WireFormat.BINCODE_V15, new Request.Lookup("other"));
    FrameReader reader = new FrameReader();
    reader.push(first, 0, first.length);
    Frame frame = reader.next().orElseThrow();
    reader.push(other, 0, other.length);

    assertThat(Frames.decodeRequest(frame).message()).isEqualTo(new Request.Lookup("first"));
    assertThat(Frames.decodeRequest(reader.next().orElseThrow()).message())
        .isEqualTo(new Request.Lookup("other"));
  }

  @Test
  void push_arrayChangedAfterwards_frameStaysAsItCame() throws Exception {
    byte[] lookup = Frames.encode(WireFormat.BINCODE_V15, new Request.Lookup("first"));
    FrameReader reader = new FrameReader();
    reader.push(lookup, 0, lookup.length);
    Arrays.fill(lookup, (byte) 0);

    assertThat(Frames.decodeRequest(reader.next().orElseThrow()).message())
        .isEqualTo(new Request.Lookup("first"));
  }

  @Test
  void next_lengthOfSixteenMegabytesPromised_allocatesNothingForIt() throws Exception {
    for (String hex : List.of("0000000110000000", "01000000010801")) {
      Bytes start = Bytes.wrap(HexFormat.of().parseHex(hex));
      Wire.pushed(start).next();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      FrameReader reader = Wire.pushed(start);
      Optional<Frame> none = reader.next();
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(none).isEmpty();
      assertThat(allocated).isLessThan(100_000);
    }
  }

  @Test
  void next_largestFrame_isRead() throws Exception {
    for (WireFormat format : List.of(WireFormat.BINCODE_V15, WireFormat.PROTOBUF_V16)) {
      byte[] frame = Wire.framed(format, new byte[Frames.LIMIT - 4]);
      FrameReader reader = new FrameReader();
      for (int at = 0; at < frame.length; at += 65_536) {
        assertThat(reader.next()).isEmpty();
        reader.push(frame, at, Math.min(65_536, frame.length - at));
      }
      assertThat(reader.next().orElseThrow().length()).isEqualTo(Frames.LIMIT - 4);
      assertThat(reader.isEmpty()).isTrue();
    }
  }

  @Test
  void next_oneByteMoreThanTheLargest_isRefusedAtItsHeader() {
    byte[] frame = Wire.framed(WireFormat.PROTOBUF_V16, new byte[Frames.LIMIT - 3]);
    FrameReader reader = new FrameReader();
    reader.push(frame, 0, 8);

    assertThatThrownBy(reader::next)
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("message too large: 16777217 bytes");
  }

  @Test
  void next_lengthThatEndsInOne_isNoBrokerFrame() throws Exception {
    Response.Error error = new Response.Error("e".repeat(257 - 16));
    byte[] frame = Frames.encode(WireFormat.BINCODE_V15, error, "", 0);

    assertThat(frame[0]).isEqualTo((byte) 1);
    assertThat(Frames.decodeResponse(Wire.frame(Bytes.of(frame))).message()).isEqualTo(error);
  }

  @Test
  void toString_frame_saysFormatAndLength() throws Exception {
    byte[] frame = Frames.encode(WireFormat.FRAME_V1, new Request.Ping());

    assertThat(Wire.frame(Bytes.of(frame)))
        .hasToString("FRAME_V1 frame with a message of 17 bytes");
  }
}
