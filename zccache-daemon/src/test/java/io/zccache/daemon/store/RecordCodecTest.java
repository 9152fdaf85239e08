/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.store.record.OutputKind;
import io.zccache.daemon.store.record.OutputRecord;
import io.zccache.daemon.store.record.ResultRecord;
import io.zccache.daemon.store.record.SearchedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecordCodecTest {
  private static final StoredResult RESULT =
      new StoredResult(
          new UnitKey(digest(0x11)),
          new ResultKey(digest(0x22)),
          new InputSet(
              List.of(
                  new InputFile(
                      "a.c",
                      new FileState.Known(new FileStamp(1, 2, 3, 4, 5), digest(0x33), true))),
              List.of(
                  new AbsentNames(
                      "inc", new Absence(new FileStamp(6, 7, 8, 9, 10), true), List.of("b.h")),
                  new AbsentNames("none", new Absence(null, false), List.of("b.h"))),
              new SearchedFolders(List.of("inc", "none", "link"), List.of(0, 1, 0))),
          List.of(new StoredOutput(OutputRole.OBJECT, 0644, digest(0x44), 99)),
          new ToolRun(
              -1,
              Printed.of("out".getBytes(StandardCharsets.UTF_8)),
              new Printed.AsBlob(digest(0x55), 70_000),
              123),
          Instant.ofEpochMilli(1_700_000_000_123L));

  private static final String GOLDEN =
      "7a636361636865207265636f7264310a"
          + "7227e4230a2011111111111111111111111111111111111111111111111111111111111111111220"
          + "22222222222222222222222222222222222222222222222222222222222222221a510a03612e6312"
          + "2033333333333333333333333333333333333333333333333333333333333333331a260901000000"
          + "000000001102000000000000001803210400000000000000290500000000000000200122340a0369"
          + "6e6312260906000000000000001107000000000000001808210900000000000000290a0000000000"
          + "000018012203622e68220b0a046e6f6e652203622e682a29080610a4031a20444444444444444444"
          + "4444444444444444444444444444444444444444444444206332050a036f75743a26122055555555"
          + "5555555555555555555555555555555555555555555555555555555518f0a2044001487b50fbd095"
          + "ffbc3162160a03696e630a046e6f6e650a046c696e6b1203000100";

  private static final Recipe RECIPE =
      new Recipe(
          new Recipe.Maker("/bin/gcc", "gcc 1", new CompilerIdentity(digest(0x66))),
          "a.c",
          List.of("-c", "a.c"),
          List.of("LANG=C"),
          "/w",
          true);

  private static final String GOLDEN_RECIPE =
      "5a4f0a082f62696e2f676363120567636320311a2066666666666666666666666666666666666666"
          + "666666666666666666666666662203612e632a022d632a03612e6332064c414e473d433a022f7740"
          + "0162160a03696e630a046e6f6e650a046c696e6b1203000100";

  @Test
  void record_hasItsBytesForEver() {
    assertThat(HexFormat.of().formatHex(RecordCodec.encode(RESULT, Optional.empty())))
        .isEqualTo(GOLDEN);
  }

  @Test
  void record_withARecipe_hasItsBytesForEver() throws Exception {
    byte[] bytes = RecordCodec.encode(RESULT, Optional.of(RECIPE));

    assertThat(HexFormat.of().formatHex(bytes)).endsWith(GOLDEN_RECIPE);
    assertThat(RecordCodec.describe(bytes).recipe()).contains(RECIPE);
    assertThat(RecordCodec.decode(bytes).key()).isEqualTo(RESULT.key());
    assertThat(RecordCodec.describe(HexFormat.of().parseHex(GOLDEN)).recipe()).isEmpty();
  }

  @Test
  void recipe_withAValueThatCannotBe_isDamaged() {
    ResultRecord whole = RecordMessages.message(RESULT, Optional.of(RECIPE));
    ResultRecord wrong =
        whole.toBuilder().setRecipe(whole.getRecipe().toBuilder().clearIdentity()).build();

    assertThatThrownBy(() -> RecipeMessages.recipe(wrong))
        .isInstanceOf(DamagedRecordException.class);
  }

  @Test
  void record_bytes_giveTheResult() throws Exception {
    StoredResult found = RecordCodec.decode(HexFormat.of().parseHex(GOLDEN));
    assertThat(found.unit()).isEqualTo(RESULT.unit());
    assertThat(found.key()).isEqualTo(RESULT.key());
    assertThat(found.inputs()).isEqualTo(RESULT.inputs());
    assertThat(found.outputs()).isEqualTo(RESULT.outputs());
    assertThat(found.storedAt()).isEqualTo(RESULT.storedAt());
    assertThat(found.run().exitCode()).isEqualTo(-1);
    assertThat(found.run().nanos()).isEqualTo(123);
    assertThat(((Printed.Inline) found.run().stdout()).bytes()).asString().isEqualTo("out");
    assertThat(found.run().stderr()).isEqualTo(RESULT.run().stderr());
  }

  @Test
  void record_ofAnotherFormat_isDamaged() {
    assertThatThrownBy(() -> RecordCodec.decode(new byte[0]))
        .isInstanceOf(DamagedRecordException.class);
    assertThatThrownBy(() -> RecordCodec.decode(new byte[100]))
        .isInstanceOf(DamagedRecordException.class)
        .hasMessage("no record of this format");
  }

  @Test
  void message_withValuesThatCannotBe_isDamaged() throws Exception {
    ResultRecord whole = RecordMessages.message(RESULT, Optional.empty());
    assertThat(RecordMessages.result(whole).key()).isEqualTo(RESULT.key());
    assertDamaged(whole.toBuilder().clearUnit().build());
    assertDamaged(whole.toBuilder().setSearched(SearchedRecord.newBuilder().addName("x")).build());
    assertDamaged(
        whole.toBuilder()
            .setSearched(SearchedRecord.newBuilder().addName("x").addFirst(1))
            .build());
    assertDamaged(whole.toBuilder().clearKey().build());
    assertDamaged(
        whole.toBuilder().setInput(0, whole.getInput(0).toBuilder().clearDigest()).build());
    OutputRecord output = whole.getOutput(0);
    assertDamaged(whole.toBuilder().setOutput(0, output.toBuilder().clearKind()).build());
    assertDamaged(whole.toBuilder().setOutput(0, output.toBuilder().setKindValue(77)).build());
  }

  @Test
  void everyRole_hasAKind() {
    for (OutputRole role : OutputRole.values()) {
      assertThat(OutputKind.valueOf(role.name()).name()).isEqualTo(role.name());
    }
  }

  private static void assertDamaged(ResultRecord message) {
    assertThatThrownBy(() -> RecordMessages.result(message))
        .isInstanceOf(DamagedRecordException.class);
  }

  private static Digest digest(int filling) {
    byte[] bytes = new byte[Digest.LENGTH];
    Arrays.fill(bytes, (byte) filling);
    return Digest.of(bytes);
  }
}
