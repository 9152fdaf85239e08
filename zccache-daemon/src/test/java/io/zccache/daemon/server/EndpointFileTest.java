/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EndpointFileTest {
  @TempDir Path folder;
  private Path path;
  private EndpointFile file;

  @BeforeEach
  void name() {
    path = folder.resolve("daemon.sock");
    file = new EndpointFile(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void listen_free_onlyThisUserMayConnectAndNothingElseIsLeft(String transport) throws IOException {
    try (Transport.Listener listener = listen(file, transport)) {
      assertThat(listener).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      assertThat(folder).isDirectoryContaining(path::equals);
      assertThat(folder.toFile().list()).hasSize(1);
      assertThat(EndpointFile.answers(path)).isTrue();
      assertThat(file.stillOurs()).isTrue();

      file.remove();
      assertThat(folder).isEmptyDirectory();
      assertThat(file.stillOurs()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void listen_staleSocket_takesItsPlace(String transport) throws IOException {
    listen(file, "jdk").close();
    assertThat(path).exists();
    assertThat(EndpointFile.answers(path)).isFalse();

    try (Transport.Listener second = listen(new EndpointFile(path), transport)) {
      assertThat(second).isNotNull();
      assertThat(EndpointFile.answers(path)).isTrue();
      assertThat(file.stillOurs()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void listen_socketThatAnswers_isLeftAlone(String transport) throws IOException {
    try (Transport.Listener first = listen(file, "jdk")) {
      assertThatThrownBy(() -> listen(new EndpointFile(path), transport))
          .isInstanceOf(EndpointTakenException.class)
          .hasMessageContaining(path.toString());

      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
          PeerSocket accepted = first.accept()) {
        assertThat(client.isConnected()).isTrue();
        assertThat(accepted.peer().sameUser()).isTrue();
      }
      assertThat(file.stillOurs()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void listen_noSocketIsThere_isLeftAlone(String transport) throws IOException {
    Files.writeString(path, "precious");
    assertThatThrownBy(() -> listen(file, transport))
        .isInstanceOf(EndpointTakenException.class)
        .hasMessageContaining("no socket");

    assertThat(path).hasContent("precious");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void remove_replacedMeanwhile_leavesTheOther(String transport) throws IOException {
    try (Transport.Listener listener = listen(file, transport)) {
      assertThat(listener).isNotNull();
      Files.delete(path);
      Files.writeString(path, "another's");
      file.remove();
      assertThat(path).hasContent("another's");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void listen_fullBacklog_answersAllTheSame(String transport) throws IOException {
    try (Transport.Listener listener =
            file.listen(Transports.choose(transport, io.zccache.daemon.log.Log.none()), 1);
        Crowd crowd = new Crowd(path)) {
      assertThat(listener).isNotNull();
      assertThat(crowd.waiting()).isPositive();
      assertThatThrownBy(() -> listen(new EndpointFile(path), transport))
          .isInstanceOf(EndpointTakenException.class);
    }
  }

  private static Transport.Listener listen(EndpointFile file, String transport) throws IOException {
    return file.listen(Transports.choose(transport, io.zccache.daemon.log.Log.none()), 16);
  }

  /** So many clients that the next one would have to wait. */
  private static final class Crowd implements AutoCloseable {
    private final java.util.List<SocketChannel> clients = new java.util.ArrayList<>();

    Crowd(Path path) throws IOException {
      boolean room = true;
      while (room) {
        SocketChannel client = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        client.configureBlocking(false);
        try {
          room = client.connect(UnixDomainSocketAddress.of(path));
          clients.add(client);
        } catch (IOException full) {
          client.close();
          room = false;
        }
      }
    }

    int waiting() {
      return clients.size();
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }
}
