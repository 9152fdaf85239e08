/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineTest {
  private static Stream<String> names() {
    return Pipeline.codecs().stream().map(line -> line.substring(0, line.indexOf(' ')));
  }

  private static Map<String, byte[]> samplesFor(String expression) {
    return expression.startsWith("utf") ? Samples.text() : Samples.binary();
  }

  @Test
  void codecs_all_areListedInOrder() {
    List<String> names = names().toList();
    assertEquals(25, names.size());
    assertEquals(names.stream().sorted().toList(), names);
  }

  @ParameterizedTest
  @MethodSource("names")
  void decode_whatEachCodecEncoded_isTheInput(String name) {
    Pipeline pipeline = Pipeline.of(name);
    samplesFor(name)
        .forEach(
            (kind, sample) ->
                assertArrayEquals(sample, pipeline.decode(pipeline.encode(sample)), kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bwt | mtf | rle | range",
        "delta:4 | shuffle:4 | deflate | crc32",
        "utf16le | lzw | rs:16 | base64",
        "png:33|zlib|sha256|ascii85",
        "integers | range | hamming | hex",
      })
  void decode_whatSeveralCodecsEncoded_isTheInput(String expression) {
    Pipeline pipeline = Pipeline.of(expression);
    samplesFor(expression)
        .forEach(
            (kind, sample) ->
                assertArrayEquals(sample, pipeline.decode(pipeline.encode(sample)), kind));
  }

  @ParameterizedTest
  @CsvSource({"delta,7", "delta,65535", "shuffle,2", "shuffle,999", "png,1", "png,5000", "rs,1"})
  void decode_withANumber_isTheInput(String name, int argument) {
    Pipeline pipeline = Pipeline.of(name + ":" + argument);
    Samples.binary()
        .forEach(
            (kind, sample) ->
                assertArrayEquals(sample, pipeline.decode(pipeline.encode(sample)), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "deflate, 0.35",
    "zlib, 0.35",
    "gzip, 0.35",
    "lzw, 0.40",
    "range, 0.40",
    "bwt | mtf | rle | range, 0.30",
  })
  void encode_prose_isThatMuchSmaller(String expression, double most) {
    byte[] prose = Samples.text().get("prose");
    int size = Pipeline.of(expression).encode(prose).length;
    assertTrue(size < most * prose.length, size + " of " + prose.length);
  }

  @Test
  void encode_randomBytes_growsByLittle() {
    byte[] random = Samples.random(200_000, 7);
    assertTrue(Pipeline.of("deflate").encode(random).length < random.length + 100);
    assertTrue(Pipeline.of("rle").encode(random).length < random.length * 1.01);
  }

  @Test
  void zlib_encoded_isReadByTheJdk() throws DataFormatException {
    for (Map.Entry<String, byte[]> sample : Samples.binary().entrySet()) {
      byte[] expected = sample.getValue();
      Inflater inflater = new Inflater();
      inflater.setInput(Pipeline.of("zlib").encode(expected));
      byte[] actual = new byte[expected.length + 1];
      int size = inflater.inflate(actual);
      assertTrue(inflater.finished(), sample.getKey());
      inflater.end();
      assertArrayEquals(expected, Arrays.copyOf(actual, size), sample.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Deflater.NO_COMPRESSION, 1, 6, 9})
  void zlib_encodedByTheJdk_isRead(int level) {
    Samples.binary()
        .forEach(
            (kind, sample) -> {
              byte[] encoded = deflated(sample, level);
              assertArrayEquals(sample, Pipeline.of("zlib").decode(encoded), kind);
            });
  }

  private static byte[] deflated(byte[] input, int level) {
    Deflater deflater = new Deflater(level);
    deflater.setInput(input);
    deflater.finish();
    byte[] output = new byte[input.length * 2 + 100];
    int size = deflater.deflate(output);
    deflater.end();
    return Arrays.copyOf(output, size);
  }

  @Test
  void zlib_deflaterWithFixedCodes_isRead() {
    byte[] sample = Samples.ascii("short, so that the fixed codes are the cheapest");
    byte[] encoded = deflated(sample, 9);
    assertEquals(1, encoded[2] >> 1 & 3, "the type of the block");
    assertArrayEquals(sample, Pipeline.of("zlib").decode(encoded));
  }

  @Test
  void gzip_bothWays_agreesWithTheJdk() throws IOException {
    byte[] prose = Samples.text().get("prose");
    byte[] ours = Pipeline.of("gzip").encode(prose);
    assertArrayEquals(prose, new GZIPInputStream(new ByteArrayInputStream(ours)).readAllBytes());
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    for (int part = 0; part < 2; part++) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(theirs)) {
        gzip.write(prose);
      }
    }
    byte[] twice = Pipeline.of("gzip").decode(theirs.toByteArray());
    assertEquals(2 * prose.length, twice.length);
    assertArrayEquals(prose, Arrays.copyOf(twice, prose.length));
  }

  @Test
  void base64_bytes_agreesWithTheJdk() {
    for (int size = 0; size < 200; size++) {
      byte[] sample = Samples.random(size, size);
      assertArrayEquals(Base64.getEncoder().encode(sample), Pipeline.of("base64").encode(sample));
      assertArrayEquals(
          Base64.getUrlEncoder().encode(sample), Pipeline.of("base64url").encode(sample));
    }
  }

  @ParameterizedTest
  @CsvSource({"'',''", "f,Zg==", "fo,Zm8=", "foo,Zm9v", "foob,Zm9vYg==", "foobar,Zm9vYmFy"})
  void base64_vectorsOfRfc4648_areMet(String text, String expected) {
    assertArrayEquals(Samples.ascii(expected), Pipeline.of("base64").encode(Samples.ascii(text)));
  }

  @Test
  void hex_bytes_agreesWithTheJdk() {
    byte[] sample = Samples.random(1_000, 8);
    byte[] encoded = Pipeline.of("hex").encode(sample);
    assertEquals(HexFormat.of().formatHex(sample), new String(encoded, StandardCharsets.US_ASCII));
    assertArrayEquals(
        sample,
        Pipeline.of("hex").decode(Samples.ascii(HexFormat.of().withUpperCase().formatHex(sample))));
  }

  @Test
  void ascii85_knownText_isTheKnownCode() {
    assertArrayEquals(
        Samples.ascii("9jqo^BlbD-BleB1DJ+*+F(f,q"),
        Pipeline.of("ascii85").encode(Samples.ascii("Man is distinguished")));
  }

  @ParameterizedTest
  @CsvSource({"utf16le,UTF-16LE", "utf16be,UTF-16BE", "utf32le,UTF-32LE", "utf32be,UTF-32BE"})
  void utf_text_agreesWithTheJdk(String name, String charset) {
    Samples.text()
        .forEach(
            (kind, sample) -> {
              String text = new String(sample, StandardCharsets.UTF_8);
              byte[] expected = text.getBytes(Charset.forName(charset));
              assertArrayEquals(expected, Pipeline.of(name).encode(sample), kind);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"c080", "eda080", "f4908080", "80", "e282", "ff", "f08282ac"})
  void utf_notUtf8_isRefused(String hex) {
    byte[] broken = HexFormat.of().parseHex(hex);
    Pipeline pipeline = Pipeline.of("utf16le");
    assertThrows(CodecException.class, () -> pipeline.encode(broken));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 32, 128})
  void rs_asManyWrongBytesAsItCan_areRepaired(int parity) {
    Pipeline pipeline = Pipeline.of("rs:" + parity);
    Random random = new Random(parity);
    byte[] sample = Samples.random(5_000, parity);
    byte[] encoded = pipeline.encode(sample);
    for (int block = 0; block < encoded.length; block += 255) {
      int size = Math.min(255, encoded.length - block);
      for (int place : random.ints(0, size).distinct().limit(parity / 2).toArray()) {
        encoded[block + place] ^= (byte) (1 + random.nextInt(255));
      }
    }
    assertArrayEquals(sample, pipeline.decode(encoded));
  }

  @Test
  void rs_moreWrongBytesThanItCan_areFoundOut() {
    Pipeline pipeline = Pipeline.of("rs:16");
    byte[] encoded = pipeline.encode(Samples.random(200, 9));
    for (int place = 0; place < 60; place += 2) {
      encoded[place] ^= 0x55;
    }
    assertThrows(CodecException.class, () -> pipeline.decode(encoded));
  }

  @Test
  void hamming_oneWrongBitInEachByte_isRepaired() {
    Pipeline pipeline = Pipeline.of("hamming");
    Random random = new Random(10);
    byte[] sample = Samples.random(4_000, 10);
    byte[] encoded = pipeline.encode(sample);
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] ^= (byte) (1 << random.nextInt(8));
    }
    assertArrayEquals(sample, pipeline.decode(encoded));
  }

  @Test
  void hamming_twoWrongBitsInAByte_areFoundOut() {
    Pipeline pipeline = Pipeline.of("hamming");
    byte[] encoded = pipeline.encode(Samples.random(4_000, 10));
    encoded[1_234] ^= 0b1001;
    assertThrows(CodecException.class, () -> pipeline.decode(encoded));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crc32", "xxh64", "sha256", "zlib", "gzip"})
  void decode_oneBitChanged_isFoundOut(String name) {
    Pipeline pipeline = Pipeline.of(name);
    byte[] encoded = pipeline.encode(Samples.ascii("The quick brown fox jumps over the lazy dog"));
    encoded[encoded.length / 2] ^= 4;
    assertThrows(CodecException.class, () -> pipeline.decode(encoded));
  }

  /** Any bytes decode to something or are refused; nothing else may happen. */
  @ParameterizedTest
  @MethodSource("names")
  void decode_damagedInput_isRefusedOrDecoded(String name) {
    Pipeline pipeline = Pipeline.of(name);
    Random random = new Random(11);
    byte[] encoded = pipeline.encode(Samples.utf8(Samples.prose(3_000, 11)));
    for (int round = 0; round < 300; round++) {
      byte[] damaged = Arrays.copyOf(encoded, 1 + random.nextInt(encoded.length));
      for (int i = random.nextInt(8); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertDoesNotThrow(() -> decodeOrRefuse(pipeline, damaged));
    }
  }

  private static void decodeOrRefuse(Pipeline pipeline, byte[] input) {
    try {
      pipeline.decode(input);
    } catch (CodecException refused) {
      assertTrue(refused.getMessage().contains(": "), refused.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lzv, 'there is no codec \"lzv\"; did you mean \"lzw\"?'",
    "delta:0, delta takes a number from 1 to 65535",
    "rle:3, rle takes no number",
    "'', a pipeline has at least one codec",
    "rle | | mtf, '\" \" is not a codec''s name, with or without a number'",
  })
  void of_badExpression_saysWhy(String expression, String message) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Pipeline.of(expression));
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void profile_eachStage_hasALine() {
    String profile = Pipeline.of("bwt | mtf | range").profile(Samples.text().get("prose"));
    List<String> lines = profile.lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.get(2).matches("range +[0-9]+ bytes +[0-9.]+ bits/byte +[0-9.]+ ms"));
  }
}
