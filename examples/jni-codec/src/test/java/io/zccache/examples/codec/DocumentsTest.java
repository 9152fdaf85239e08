/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentsTest {
  @Test
  void format_compactJson_isIndented() {
    assertEquals(
        """
        {
          "name": "zlib",
          "levels": [
            1,
            9
          ],
          "empty": [],
          "none": {}
        }\
        """,
        Documents.format("{\"name\":\"zlib\", \"levels\":[1,9],\"empty\":[ ],\"none\":{}}", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[true,false,null]",
        "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\"",
        "\"größer π 𝄞\"",
        "[0,-1,9223372036854775807,-9223372036854775808]",
        "[0.1,-2.5e-07,1e+300,3.0]",
        "{\"a\":{\"b\":[[],{}]}}",
      })
  void format_withoutIndent_leavesCompactJsonAsItIs(String json) {
    assertEquals(json, Documents.format(json, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"\\u00e9\\ud834\\udd1e\\/\" | \"é𝄞/\"",
        "1E2 | 100.0",
        "-0.0 | -0.0",
        "18446744073709551616 | 1.8446744073709552e+19",
        "[ 1 , 2 ] | [1,2]",
      })
  void format_otherWaysToWriteIt_areUnderstood(String json, String expected) {
    assertEquals(expected, Documents.format(json, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,] | JSON, line 1, column 4: no value",
        "{\"a\":1,\"a\":2} | JSON, line 1, column 11: the name \"a\" a second time",
        "[1 2] | JSON, line 1, column 4: no comma or bracket",
        "01 | JSON, line 1, column 2: something follows the value",
        "\"a | JSON, line 1, column 3: the text ends in a string",
        "\"\\ud834\" | JSON, line 1, column 8: half a surrogate pair",
        "1. | JSON, line 1, column 3: no digit after the point",
        "1e999 | JSON, line 1, column 6: too large a number",
        "nul | JSON, line 1, column 1: no value",
      })
  void format_brokenJson_saysWhereAndWhy(String json, String message) {
    CodecException thrown = assertThrows(CodecException.class, () -> Documents.format(json, 0));
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void format_deepJson_isRefusedBeforeTheStackEnds() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThrows(CodecException.class, () -> Documents.format(deep, 0));
    assertEquals(101, Documents.count("[".repeat(101) + "]".repeat(101)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | [{\"a\":[{\"b\":1},{\"b\":2,\"c d\":null}]}]",
        "$.a[1].b | [2]",
        "$.a[*].b | [1,2]",
        "$['a'][1].* | [2,null]",
        "$.a[1]['c d'] | [null]",
        "$.a[2] | []",
        "$.x.y | []",
        "$.* | [[{\"b\":1},{\"b\":2,\"c d\":null}]]",
      })
  void select_aPath_leadsToTheValues(String path, String expected) {
    String json = "{\"a\":[{\"b\":1},{\"b\":2,\"c d\":null}]}";
    assertEquals(expected, Documents.select(json, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "$a", "$.", "$.1", "$[x]", "$['a]", "$[1", "$..a"})
  void select_noPath_isRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> Documents.select("{}", path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | 00",
        "24 | 1818",
        "1000000 | 1a000f4240",
        "1000000000000 | 1b000000e8d4a51000",
        "-1 | 20",
        "-1000 | 3903e7",
        "1.1 | fb3ff199999999999a",
        "false | f4",
        "null | f6",
        "\"IETF\" | 6449455446",
        "\"ü\" | 62c3bc",
        "[1,[2,3],[4,5]] | 8301820203820405",
        "{\"a\":1,\"b\":[2,3]} | a26161016162820203",
      })
  void cbor_vectorsOfRfc8949_areMetBothWays(String json, String hex) {
    assertEquals(hex, HexFormat.of().formatHex(Documents.jsonToCbor(json)));
    assertEquals(json, Documents.cborToJson(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "f93c00 | 1.0",
        "f90001 | 5.9604644775390625e-08",
        "fa47c35000 | 100000.0",
        "9f018202039f0405ffff | [1,[2,3],[4,5]]",
        "bf61610161629f0203ffff | {\"a\":1,\"b\":[2,3]}",
        "7f657374726561646d696e67ff | \"streaming\"",
      })
  void cbor_formsThatWeDoNotWrite_areUnderstood(String hex, String json) {
    assertEquals(json, Documents.cborToJson(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "18", "1c", "ff", "c0", "41", "6261", "8201", "a10102", "0000"})
  void cbor_brokenItems_areRefused(String hex) {
    assertThrows(CodecException.class, () -> Documents.cborToJson(HexFormat.of().parseHex(hex)));
  }

  @Test
  void csv_fieldsOfAllKinds_becomeTypedMembers() {
    String csv = "name,size,ok,note\r\nzlib,17,true,\"a \"\"b\"\",\nc\"\r\nrle,2.50,x,\r\n";
    assertEquals(
        "[{\"name\":\"zlib\",\"size\":17,\"ok\":true,\"note\":\"a \\\"b\\\",\\nc\"},"
            + "{\"name\":\"rle\",\"size\":2.5,\"ok\":\"x\",\"note\":null}]",
        Documents.csvToJson(csv));
  }

  @Test
  void csv_thereAndBack_isTheSame() {
    String json =
        "[{\"a\":1,\"b\":\"x,y\"},{\"a\":null,\"b\":\"say \\\"hi\\\"\"},{\"a\":-0.5,\"b\":\"z\"}]";
    assertEquals(json, Documents.csvToJson(Documents.jsonToCsv(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,a | CSV: the name \"a\" a second time",
        "x\"y | CSV, record 1: a quotation mark that is not alone",
        "\"x | CSV, record 1: a quotation mark that is not alone",
      })
  void csv_brokenText_saysWhy(String csv, String message) {
    CodecException thrown = assertThrows(CodecException.class, () -> Documents.csvToJson(csv));
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void wrap_paragraphs_becomeEvenLines() {
    assertEquals(
        """
        aaa
        bb cc
        ddddd

        größer
        π π
        """,
        Documents.wrap("aaa bb cc\nddddd\n \n\ngrößer π π\n", 6));
  }

  @Test
  void wrap_prose_keepsTheWidthAndTheWords() {
    String prose = Samples.prose(5_000, 12);
    String wrapped = Documents.wrap(prose, 40);
    List<String> lines = wrapped.lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= 40));
    assertEquals(List.of(prose.trim().split("\\s+")), List.of(wrapped.trim().split("\\s+")));
  }
}
