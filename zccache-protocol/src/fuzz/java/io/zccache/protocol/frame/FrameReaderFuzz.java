/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.wire.Allocations;
import io.zccache.protocol.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any stream gives the same frames however it is cut, and each frame takes out its own bytes. */
final class FrameReaderFuzz {
  /** What a stream was: its frames in words, and how it ended. */
  private record Reading(List<String> frames, String end) {}

  /** A golden frame alone, and with the next one behind it. */
  static Stream<byte[]> streams() {
    List<byte[]> frames =
        Vectors.golden().stream().map(golden -> golden.bytes().toByteArray()).toList();
    List<byte[]> streams = new ArrayList<>();
    for (int i = 0; i < frames.size(); i += 7) {
      byte[] next = frames.get((i + 1) % frames.size());
      byte[] two = Arrays.copyOf(frames.get(i), frames.get(i).length + next.length);
      System.arraycopy(next, 0, two, frames.get(i).length, next.length);
      streams.add(frames.get(i));
      streams.add(two);
    }
    return streams.stream();
  }

  @MethodSource("streams")
  @FuzzTest
  void next_streamCutAnywhere_givesTheSameFrames(byte[] stream) {
    Reading whole = Allocations.bounded(stream.length, () -> read(stream, stream.length));

    assertThat(read(stream, 1)).isEqualTo(whole);
    assertThat(read(stream, 1 + stream.length % 11)).isEqualTo(whole);
  }

  private static Reading read(byte[] stream, int piece) {
    FrameReader reader = new FrameReader();
    List<String> frames = new ArrayList<>();
    int taken = 0;
    try {
      for (int at = 0; at < stream.length; at += piece) {
        int count = Math.min(piece, stream.length - at);
        reader.push(stream, at, count);
        Optional<Frame> frame = reader.next();
        while (frame.isPresent()) {
          int end = at + count - reader.held();
          frames.add(described(frame.get(), Arrays.copyOfRange(stream, taken, end)));
          taken = end;
          frame = reader.next();
        }
      }
    } catch (MalformedMessageException e) {
      return new Reading(frames, e.reason());
    }
    assertThat(reader.held()).isEqualTo(stream.length - taken);
    return new Reading(frames, reader.held() + " bytes left");
  }

  /** Says what a frame is, having seen that it is made of the bytes that were taken for it. */
  private static String described(Frame frame, byte[] bytes) {
    byte[] message = Arrays.copyOfRange(frame.array, frame.offset, frame.offset + frame.length());
    String hex = HexFormat.of().formatHex(message);
    if (frame.format() == WireFormat.FRAME_V1) {
      assertThat(HexFormat.of().formatHex(bytes)).contains(hex);
    } else {
      assertThat(Wire.framed(frame.format(), message)).isEqualTo(bytes);
    }
    return frame.format() + " " + frame.requestId() + " " + hex;
  }
}
