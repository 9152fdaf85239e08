/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportsTest {
  @TempDir Path folder;

  @Test
  void choose_byName_givesThatOne() {
    assertThat(Transports.choose("jdk", Log.none())).isInstanceOf(JdkTransport.class);
    assertThat(Transports.choose("junixsocket", Log.none())).isInstanceOf(JunixTransport.class);
    assertThat(Transports.choose("natives", Log.none())).isInstanceOf(NativeTransport.class);
    assertThat(Transports.choose(null, Log.none()).name())
        .isEqualTo("natives or junixsocket or jdk");
    assertThatThrownBy(() -> Transports.choose("pigeon", Log.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pigeon");
  }

  @Test
  void fallback_libraryDoesNotLoad_usesTheSecond() throws IOException {
    Transport broken =
        new Broken() {
          @Override
          public Listener listen(Path socket, int backlog) {
            throw new UnsatisfiedLinkError("no such library");
          }
        };
    Transport fallback = new Transports.Fallback(broken, new JdkTransport(), Log.none());

    fallback.listen(folder.resolve("s"), 1).close();

    assertThat(folder.resolve("s")).exists();
  }

  @Test
  void fallback_placeCannotBeBound_failsAsTheFirst() {
    Transport broken =
        new Broken() {
          @Override
          public Listener listen(Path socket, int backlog) throws IOException {
            throw new IOException("disk full");
          }
        };
    Transport fallback = new Transports.Fallback(broken, new JdkTransport(), Log.none());

    assertThatThrownBy(() -> fallback.listen(folder.resolve("s"), 1)).hasMessage("disk full");
    assertThat(folder.resolve("s")).doesNotExist();
  }

  private abstract static class Broken implements Transport {
    @Override
    public String name() {
      return "broken";
    }
  }
}
