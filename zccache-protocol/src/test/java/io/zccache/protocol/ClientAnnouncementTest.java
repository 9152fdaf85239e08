/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAnnouncementTest {
  private static final EnvVar PATH = EnvVar.of("PATH", "/bin");

  @Test
  void toEnvVar_ours_isAsDocumented() {
    assertThat(ClientAnnouncement.ours(false, 022, false, null).toEnvVar())
        .isEqualTo(EnvVar.of("ZCCACHE_CLIENT", "1;umask=022;tty=0"));
    assertThat(ClientAnnouncement.ours(false, 0, true, null).toEnvVar().value())
        .isEqualTo(Utf8.of("1;umask=000;tty=1"));
    assertThat(ClientAnnouncement.ours(false, 0777, true, null).toEnvVar().value())
        .isEqualTo(Utf8.of("1;umask=777;tty=1"));
    assertThat(ClientAnnouncement.ours(false, 022, false, "an-id").toEnvVar().value())
        .isEqualTo(Utf8.of("1;umask=022;tty=0;session=an-id"));
  }

  @Test
  void parse_everyUmask_isReadBack() {
    for (int umask = 0; umask <= 0777; umask++) {
      ClientAnnouncement announcement =
          ClientAnnouncement.ours(
              false, umask, umask % 2 == 0, umask % 3 == 0 ? null : "s-" + umask);

      assertThat(ClientAnnouncement.parse(announcement.toEnvVar().value())).contains(announcement);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2;umask=022;tty=1",
        "2;tty=1;umask=22",
        "2;later=x;umask=0022;tty=1",
        "2;umask=077;umask=022;tty=1;",
        "2;umask=022;tty=1;;x;=;\u00fc=\u00fc",
      })
  void parse_otherOrderUnknownKeysRepeatedKeys_isTheSame(String value) {
    assertThat(ClientAnnouncement.parse(Utf8.of(value)))
        .contains(new ClientAnnouncement(2, 022, true, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "1",
        "0;umask=022;tty=1",
        "-1;umask=022;tty=1",
        "x;umask=022;tty=1",
        "1 ;umask=022;tty=1",
        "1000000;umask=022;tty=1",
        "1;umask=022",
        "1;tty=1",
        "1;umask=;tty=1",
        "1;umask=028;tty=1",
        "1;umask=1000;tty=1",
        "1;umask=022;tty=2",
        "1;umask=022;tty=",
        "1;umask=022;tty=11",
        "umask=022;tty=1",
      })
  void parse_anythingElse_isNoAnnouncement(String value) {
    assertThat(ClientAnnouncement.parse(Utf8.of(value))).isEmpty();
  }

  @Test
  void parse_tooLong_isNoAnnouncement() {
    String value = "1;umask=022;tty=1;x=" + "y".repeat(1_004);

    assertThat(ClientAnnouncement.parse(Utf8.of(value))).isPresent();
    assertThat(ClientAnnouncement.parse(Utf8.of(value + "y"))).isEmpty();
  }

  @Test
  void calling_nameOfATool_isReadBack() {
    ClientAnnouncement ours = ClientAnnouncement.ours(true, 022, false, "an-id");

    ClientAnnouncement calling = ours.calling("./b\u00fcn/ar =x");

    assertThat(calling.toEnvVar().value())
        .isEqualTo(Utf8.of("2;umask=022;tty=0;session=an-id;name=./b\u00fcn/ar =x"));
    assertThat(ClientAnnouncement.parse(calling.toEnvVar().value())).contains(calling);
  }

  @Test
  void calling_nameThatHasNoRoom_isNotSaid() {
    ClientAnnouncement ours = ClientAnnouncement.ours(true, 022, false, "i".repeat(36));

    assertThat(ours.calling("a;tty=1")).isEqualTo(ours);
    assertThat(ours.calling("\u20ac".repeat(201))).isEqualTo(ours);
    ClientAnnouncement longest = ours.calling("\u20ac".repeat(200));
    assertThat(ClientAnnouncement.parse(longest.toEnvVar().value())).contains(longest);
  }

  @Test
  void partFrom_environmentWithOne_takesItOut() {
    ClientAnnouncement announcement = ClientAnnouncement.ours(false, 027, true, null);
    EnvVar other = EnvVar.of("ZCCACHE_CLIENTS", "1;umask=022;tty=0");

    ClientAnnouncement.Parted parted =
        ClientAnnouncement.partFrom(List.of(PATH, announcement.toEnvVar(), other));

    assertThat(parted.announcement()).contains(announcement);
    assertThat(parted.environment()).containsExactly(PATH, other);
  }

  @Test
  void partFrom_environmentWithout_isTheSame() {
    ClientAnnouncement.Parted parted = ClientAnnouncement.partFrom(List.of(PATH));

    assertThat(parted).isEqualTo(new ClientAnnouncement.Parted(Optional.empty(), List.of(PATH)));
  }

  @Test
  void partFrom_severalOrWrong_areTakenOutAndSayNothing() {
    EnvVar good = ClientAnnouncement.ours(false, 022, true, null).toEnvVar();
    EnvVar wrong = EnvVar.of("ZCCACHE_CLIENT", "hello");
    ClientAnnouncement.Parted nothing =
        new ClientAnnouncement.Parted(Optional.empty(), List.of(PATH));

    assertThat(ClientAnnouncement.partFrom(List.of(good, PATH, good))).isEqualTo(nothing);
    assertThat(ClientAnnouncement.partFrom(List.of(wrong, PATH))).isEqualTo(nothing);
    assertThat(ClientAnnouncement.partFrom(List.of(wrong, PATH, good))).isEqualTo(nothing);
  }

  @Test
  void new_outOfRange_isRefused() {
    assertThatThrownBy(() -> new ClientAnnouncement(0, 0, false, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClientAnnouncement(1, -1, false, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClientAnnouncement(1, 01000, false, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
