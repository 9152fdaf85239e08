/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private final Stage stage = new Stage();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Speech speech(String folder, boolean streams) {
    return new Speech(stage, Host.ERROR, bytes(folder), streams);
  }

  private static void hear(Speech speech, String... pieces) {
    for (String piece : pieces) {
      speech.hear(bytes(piece), piece.length());
    }
  }

  @Test
  void words_inEveryCut_arePassedOnUpToTheFolder() {
    // Names that begin anew within themselves are the hard ones.
    for (String folder : new String[] {"/a/b", "aab", "abab", "aa", "x"}) {
      String text = "say aaabab /a/ /a/a/b/c abaabab aab x end";
      int at = text.indexOf(folder);
      for (int cut = 0; cut <= text.length(); cut++) {
        for (int second = cut; second <= text.length(); second++) {
          stage.error.reset();
          Speech speech = speech(folder, true);
          hear(speech, text.substring(0, cut), text.substring(cut, second), text.substring(second));
          speech.end();

          assertThat(speech.namesFolder()).isTrue();
          assertThat(stage.errorText())
              .as("%s %d %d", folder, cut, second)
              .isEqualTo(text.substring(0, at));
          assertThat(speech.passed()).isEqualTo(at);
          assertThat(speech.whole()).isEqualTo(Bytes.wrap(bytes(text)));
        }
      }
    }
  }

  @Test
  void words_thatOnlyAlmostNameTheFolder_areAllPassedOn() {
    Speech speech = speech("/tmp/f", true);
    hear(speech, "a /tm", "p/", "g /tmp", "/", "/tmp/");
    assertThat(stage.errorText()).isEqualTo("a /tmp/g /tmp/");
    speech.end();

    assertThat(stage.errorText()).isEqualTo("a /tmp/g /tmp//tmp/");
    assertThat(speech.namesFolder()).isFalse();
    assertThat(speech.relay()).isNull();
    assertThat(stage.errorText()).isEqualTo("a /tmp/g /tmp//tmp/");
  }

  @Test
  void words_thatAreHeld_comeWithTheRelay() {
    Speech speech = speech("/f", false);
    String much = "x".repeat(Speech.LIMIT - 3);
    hear(speech, much, "12345", "6");
    speech.end();
    assertThat(stage.errorText()).isEmpty();
    assertThat(speech.isWhole()).isFalse();
    assertThat(speech.whole()).isEqualTo(Bytes.EMPTY);
    assertThat(speech.isLost()).isFalse();

    assertThat(speech.relay()).isNull();
    assertThat(stage.errorText()).isEqualTo(much + "123456");
  }

  @Test
  void words_thereIsNoRoomFor_areLost() {
    stage.room = false;
    Speech speech = speech("/f", false);
    hear(speech, "x".repeat(Speech.LIMIT));
    assertThat(speech.isLost()).isFalse();
    hear(speech, "y");

    assertThat(speech.isLost()).isTrue();
  }

  @Test
  void words_thatStream_needNoRoom() {
    stage.room = false;
    Speech speech = speech("/f", true);
    hear(speech, "x".repeat(Speech.LIMIT), "y");
    speech.end();

    assertThat(speech.isLost()).isFalse();
    assertThat(speech.isWhole()).isFalse();
    assertThat(stage.errorText()).hasSize(Speech.LIMIT + 1).endsWith("xy");
  }

  @Test
  void words_nobodyCanHear_areToldOf() {
    stage.unheard = "no room";
    Speech speech = speech("/f", true);
    hear(speech, "x");
    speech.end();

    assertThat(speech.relay()).isEqualTo("no room");
  }

  @Test
  void repetition_ofTheSame_addsWhatIsNew() {
    Speech said = speech("/f", true);
    hear(said, "one two");
    said.end();
    Repetition again = new Repetition(stage, Host.ERROR, said);
    for (String piece : new String[] {"o", "ne ", "two", " three", " one two"}) {
      again.hear(bytes(piece), piece.length());
    }

    assertThat(stage.errorText()).isEqualTo("one two three one two");
  }

  @Test
  void repetition_ofOtherWords_saysThemFromThere() {
    Speech said = speech("/f", true);
    hear(said, "one two");
    said.end();
    Repetition again = new Repetition(stage, Host.ERROR, said);
    again.hear(bytes("one six"), 7);
    again.hear(bytes(" two"), 4);

    assertThat(stage.errorText()).isEqualTo("one twosix two");
  }

  @Test
  void repetition_ofMoreThanIsKept_isCounted() {
    Speech said = speech("/f", true);
    String much = "x".repeat(Speech.LIMIT);
    hear(said, much, "yz");
    said.end();
    Repetition again = new Repetition(stage, Host.ERROR, said);
    again.hear(bytes(much + "ab!"), Speech.LIMIT + 3);

    assertThat(stage.errorText()).isEqualTo(much + "yz!");
  }
}
