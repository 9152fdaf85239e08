/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EndpointTest {
  static List<JsonObject> cacheDirs() {
    return Vectors.list("naming/endpoint_for_cache_dir");
  }

  @ParameterizedTest
  @MethodSource("cacheDirs")
  void pathId_cacheDirOfTheVectors_isTheReferences(JsonObject vector) {
    CacheRoot root = CacheRoot.of(vector.get("cache_dir").getAsString());

    assertThat(root.text()).isEqualTo(vector.get("normalized").getAsString());
    assertThat(PathId.of(root.path())).isEqualTo(vector.get("stable_path_id").getAsString());
  }

  @Test
  void of_rootWhoseSocketHasAHundredBytes_isInTheRoot() {
    CacheRoot root = CacheRoot.of("/" + "r".repeat(100 - 1 - "/run/daemon.sock".length()));
    Endpoint endpoint = Endpoint.of(root, 1000);

    assertThat(endpoint.socket().length()).isEqualTo(100);
    assertThat(endpoint.text()).isEqualTo(root.text() + "/run/daemon.sock");
    assertThat(endpoint.folder()).isEqualTo(root.runFolder());
    assertThat(endpoint.named()).isFalse();
  }

  @Test
  void of_rootOneByteLonger_isInAFolderOfTheUserAndTheRoot() {
    CacheRoot root = CacheRoot.of("/" + "r".repeat(101 - 1 - "/run/daemon.sock".length()));
    Endpoint endpoint = Endpoint.of(root, 4_294_967_295L);

    assertThat(endpoint)
        .hasToString("/tmp/zccache-4294967295-" + PathId.of(root.path()) + "/daemon.sock");
    assertThat(endpoint.folder().text())
        .isEqualTo("/tmp/zccache-4294967295-" + PathId.of(root.path()));
    assertThat(endpoint).isNotEqualTo(Endpoint.of(root, 0));
  }

  @Test
  void of_lengthInBytes_notInCharacters() {
    CacheRoot root = CacheRoot.of("/" + "\u0436".repeat(45));

    assertThat(Endpoint.of(root, 1).text()).startsWith("/tmp/zccache-1-");
  }

  @Test
  void of_settingNotEmpty_winsAsItIs() {
    CacheRoot root = CacheRoot.of("/c");

    assertThat(Endpoint.of(Bytes.of("/x/./y.sock"), root, 1))
        .isEqualTo(new Endpoint(Bytes.of("/x/./y.sock"), true));
    assertThat(Endpoint.of(Bytes.EMPTY, root, 1)).isEqualTo(Endpoint.of(root, 1));
    assertThat(Endpoint.of(null, root, 1)).isEqualTo(Endpoint.of(root, 1));
  }

  @ParameterizedTest
  @CsvSource({"/x/y.sock, /x", "/y.sock, /", "y.sock, .", "x/y.sock, x", "'', ."})
  void folder_ofASocket_isWhatComesBeforeTheLastSlash(String socket, String folder) {
    assertThat(new Endpoint(Bytes.of(socket), true).folder().text()).isEqualTo(folder);
  }
}
