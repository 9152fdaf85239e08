/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.SeededNumbers;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.Vectors.Golden;
import io.zccache.protocol.wire.MalformedMessageException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever bytes come, a decoder gives a message or throws its one exception, soon, and allocates
 * no more than a small multiple of what came. A message that it gives can be encoded and decoded
 * again.
 */
@Timeout(120)
final class MalformedBytesTest {
  /** Exceptions and readers cost something even where nothing came. */
  private static final long ALLOCATED_ALWAYS = 30_000;

  private static final long ALLOCATED_PER_BYTE = 100;

  private static final List<Golden> GOLDEN =
      Stream.concat(Vectors.golden().stream(), Vectors.extension().stream()).toList();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private int messages;
  private int refusals;

  @Test
  void truncated_goldenFrameAtEveryByte_isIncomplete() throws Exception {
    for (Golden golden : GOLDEN) {
      FrameReader reader = new FrameReader();
      for (int i = 0; i < golden.bytes().length() - 1; i++) {
        reader.push(new byte[] {golden.bytes().byteAt(i)}, 0, 1);
        assertThat(reader.next().isEmpty()).as("%s cut after byte %d", golden, i).isTrue();
      }
    }
  }

  @Test
  void truncated_goldenMessageAtEveryByte_isRefusedOrDecodes() throws Exception {
    for (Golden golden : GOLDEN) {
      Frame frame = Wire.frame(golden.bytes());
      byte[] message = message(frame);
      for (int length = 0; length < message.length; length++) {
        byte[] bytes = Wire.framed(frame.format(), Arrays.copyOf(message, length));
        boolean decodes = decode(golden.direction(), bytes, golden + " cut to " + length);
        if (frame.format() == WireFormat.BINCODE_V15) {
          assertThat(decodes).as("%s cut to %d", golden, length).isFalse();
        }
      }
    }
    assertThat(messages).isGreaterThan(100);
    assertThat(refusals).isGreaterThan(10_000);
  }

  @Test
  void mutated_goldenMessages_areRefusedOrDecode() throws Exception {
    for (long seed = 1; seed <= 60; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      for (Golden golden : GOLDEN) {
        Frame frame = Wire.frame(golden.bytes());
        byte[] bytes = Wire.framed(frame.format(), mutated(message(frame), numbers));
        decode(golden.direction(), bytes, golden + " seed " + seed);
      }
    }
    assertThat(messages).isGreaterThan(1_000);
    assertThat(refusals).isGreaterThan(1_000);
  }

  @Test
  void mutated_goldenFrames_areRefusedOrDecode() throws Exception {
    for (long seed = 1; seed <= 30; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      for (Golden golden : GOLDEN) {
        byte[] bytes = mutated(golden.bytes().toByteArray(), numbers);
        decode(golden.direction(), bytes, golden + " seed " + seed);
      }
    }
    assertThat(messages).isGreaterThan(100);
    assertThat(refusals).isGreaterThan(1_000);
  }

  @Test
  void random_messages_areRefusedOrDecode() throws Exception {
    for (long seed = 1; seed <= 3_000; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      byte[] message = numbers.bytes(4 + numbers.below(200));
      for (WireFormat format : WireFormat.values()) {
        byte[] likely = message.clone();
        if (format == WireFormat.BINCODE_V15) {
          Arrays.fill(likely, 1, 4, (byte) 0);
          likely[0] = (byte) numbers.below(20);
        } else {
          likely[0] = (byte) (8 * (1 + numbers.below(15)) + 2);
          likely[1] = (byte) (likely.length - 2);
        }
        decode("request", Wire.framed(format, likely), format + " seed " + seed);
        decode("response", Wire.framed(format, likely), format + " seed " + seed);
        decode("response", message, "raw, seed " + seed);
      }
    }
    assertThat(messages).isGreaterThan(100);
    assertThat(refusals).isGreaterThan(1_000);
  }

  /** Whether {@code bytes} are a frame with a message in it. */
  private boolean decode(String direction, byte[] bytes, String what) throws Exception {
    long limit = ALLOCATED_ALWAYS + ALLOCATED_PER_BYTE * bytes.length;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Optional<Received<?>> decoded = attempt(direction, bytes, what);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > limit) {
      // The first one on a path loads classes, which is not to be counted.
      before = THREADS.getCurrentThreadAllocatedBytes();
      attempt(direction, bytes, what);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("allocated for %d bytes of %s", bytes.length, what).isLessThan(limit);
    if (decoded.isPresent()) {
      messages++;
      again(direction, decoded.orElseThrow(), what);
    }
    return decoded.isPresent();
  }

  private Optional<Received<?>> attempt(String direction, byte[] bytes, String what) {
    try {
      FrameReader reader = new FrameReader();
      reader.push(bytes, 0, bytes.length);
      Optional<Frame> frame = reader.next();
      return frame.isEmpty()
          ? Optional.empty()
          : Optional.of(Wire.decode(direction, frame.orElseThrow()));
    } catch (MalformedMessageException e) {
      refusals++;
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new AssertionError(what + ": " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static void again(String direction, Received<?> received, String what) throws Exception {
    Bytes encoded =
        Wire.encode(
            received.format(), received.message(), received.requestId(), received.frameRequestId());
    assertThat((Object) Wire.decode(direction, Wire.frame(encoded))).as(what).isEqualTo(received);
  }

  private static byte[] message(Frame frame) {
    return Arrays.copyOfRange(frame.array, frame.offset, frame.offset + frame.length);
  }

  /** A copy with a few bits flipped, bytes replaced, taken out, put in or said twice. */
  private static byte[] mutated(byte[] bytes, SeededNumbers numbers) {
    byte[] result = bytes;
    for (int i = 1 + numbers.below(3); i > 0; i--) {
      int from = numbers.below(result.length + 1);
      int to = Math.min(result.length, from + numbers.below(9));
      int keep = numbers.below(5);
      result =
          switch (keep) {
            case 0 -> spliced(result, from, to, new byte[0]);
            case 1 -> spliced(result, from, from, numbers.bytes(numbers.below(9)));
            case 2 -> spliced(result, to, to, Arrays.copyOfRange(result, from, to));
            case 3 -> spliced(result, from, to, numbers.bytes(to - from));
            default -> flipped(result, from, numbers.below(8));
          };
    }
    return result;
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] result = bytes.clone();
    if (at < result.length) {
      result[at] ^= (byte) (1 << bit);
    }
    return result;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    byte[] result = new byte[bytes.length - (to - from) + instead.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(instead, 0, result, from, instead.length);
    System.arraycopy(bytes, to, result, from + instead.length, bytes.length - to);
    return result;
  }
}
