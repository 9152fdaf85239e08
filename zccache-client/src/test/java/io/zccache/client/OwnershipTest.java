/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.port.FileFacts.Kind;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final long OTHER = 1001;

  private final World world = new World();
  private final Ownership ownership = new Ownership(world.folders);

  @Test
  void connect_allOurs_noObjection() {
    assertThat(ownership.objectionToConnect(world.place(null))).isNull();
  }

  @Test
  void connect_nothingThereYet_noObjection() {
    DaemonPlace elsewhere = place("/nowhere", null);

    assertThat(ownership.objectionToConnect(elsewhere)).isNull();
  }

  @Test
  void connect_rootOfAnother_namesTheCure() {
    world.folders.put("/cache", Kind.FOLDER, OTHER, 0777);

    assertThat(ownership.objectionToConnect(world.place(null)))
        .isEqualTo(
            new Outcome.Unavailable(
                UnavailableReason.FOREIGN_OWNER,
                "/cache belongs to user 1001 and this is user 1000; remove it, give it to this"
                    + " user, or name another folder by ZCCACHE_CACHE_DIR"));
  }

  @Test
  void connect_runFolderOfAnother_objects() {
    world.folders.put("/cache/run", Kind.FOLDER, OTHER, 0700);

    assertReason(ownership.objectionToConnect(world.place(null)), UnavailableReason.FOREIGN_OWNER);
  }

  @Test
  void connect_socketOfAnother_objectsAndNothingIsSent() {
    world.folders.put("/cache/run/daemon.sock", Kind.SOCKET, OTHER, 0777);

    assertThat(world.client().send(new Request.Ping()))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertReason(why, UnavailableReason.FOREIGN_OWNER));
    assertThat(world.transport.dials()).isZero();
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void connect_rootOfTheSuperuser_objectsToItForOthers() {
    world.folders.put("/cache", Kind.FOLDER, 0, 0755);

    assertReason(ownership.objectionToConnect(world.place(null)), UnavailableReason.FOREIGN_OWNER);
  }

  @Test
  void connect_ownLinkToOwnFolder_noObjection() {
    world.folders.put("/disk", Kind.FOLDER, FakeFolders.USER, 0700);
    world.folders.link("/cache", FakeFolders.USER, "/disk");

    assertThat(ownership.objectionToConnect(world.place(null))).isNull();
  }

  @Test
  void connect_ownLinkToFolderOfAnother_objects() {
    world.folders.put("/disk", Kind.FOLDER, OTHER, 0777);
    world.folders.link("/cache", FakeFolders.USER, "/disk");

    assertReason(ownership.objectionToConnect(world.place(null)), UnavailableReason.FOREIGN_OWNER);
  }

  @Test
  void connect_linkOfAnotherToOwnFolder_objects() {
    world.folders.put("/disk", Kind.FOLDER, FakeFolders.USER, 0700);
    world.folders.link("/cache", OTHER, "/disk");

    assertReason(ownership.objectionToConnect(world.place(null)), UnavailableReason.FOREIGN_OWNER);
  }

  @Test
  void connect_rootIsAFile_unusable() {
    world.folders.put("/cache", Kind.FILE, FakeFolders.USER, 0600);

    assertReason(ownership.objectionToConnect(world.place(null)), UnavailableReason.ROOT_UNUSABLE);
  }

  @Test
  void connect_runFolderOpenToOthers_closesIt() {
    world.folders.put("/cache/run", Kind.FOLDER, FakeFolders.USER, 0775);

    assertThat(ownership.objectionToConnect(world.place(null))).isNull();
    assertThat(world.folders.modeOf("/cache/run")).isEqualTo(0700);
  }

  @Test
  void connect_namedEndpoint_onlyItsSocketCounts() {
    world.folders.put("/cache", Kind.FOLDER, OTHER, 0777);
    world.folders.put("/tmp/s", Kind.SOCKET, FakeFolders.USER, 0600);
    assertThat(ownership.objectionToConnect(place("/cache", "/tmp/s"))).isNull();

    world.folders.put("/tmp/s", Kind.SOCKET, OTHER, 0777);
    assertReason(
        ownership.objectionToConnect(place("/cache", "/tmp/s")), UnavailableReason.FOREIGN_OWNER);
  }

  @Test
  void prepare_nothingThere_makesPrivateFolders() {
    assertThat(ownership.prepare(place("/home/u/.cache/z", null))).isNull();
    assertThat(world.folders.modeOf("/home/u/.cache/z/run")).isEqualTo(0700);
    assertThat(world.folders.modeOf("/home/u/.cache/z/logs")).isEqualTo(0700);
  }

  @Test
  void prepare_longRoot_makesTheSocketsFolderToo() {
    world.folders.put("/tmp", Kind.FOLDER, 0, 01777);
    DaemonPlace place = place("/" + "x".repeat(100), null);

    assertThat(ownership.prepare(place)).isNull();
    assertThat(place.socket().text()).startsWith("/tmp/zccache-1000-");
    assertThat(world.folders.modeOf(place.socket().folder().text())).isEqualTo(0700);
  }

  @Test
  void prepare_readOnly_unusable() {
    world.folders.makeReadOnly();

    Outcome.Unavailable why = ownership.prepare(place("/home/z", null));
    assertReason(why, UnavailableReason.ROOT_UNUSABLE);
    assertThat(why).extracting(Outcome.Unavailable::text).asString().contains("ZCCACHE_CACHE_DIR");
  }

  @Test
  void prepare_longRootAndNoPlaceForTheSocket_asksForAShorterOne() {
    String root = "/" + "x".repeat(100);
    for (String folder : List.of(root, root + "/run", root + "/logs")) {
      world.folders.put(folder, Kind.FOLDER, FakeFolders.USER, 0700);
    }
    world.folders.makeReadOnly();

    Outcome.Unavailable why = ownership.prepare(place(root, null));
    assertReason(why, UnavailableReason.ROOT_UNUSABLE);
    assertThat(why).extracting(Outcome.Unavailable::text).asString().contains("a shorter one");
  }

  private static DaemonPlace place(String root, @Nullable String endpoint) {
    CacheRoot cache = CacheRoot.of(root);
    return new DaemonPlace(
        cache,
        Endpoint.of(endpoint == null ? null : Bytes.of(endpoint), cache, FakeFolders.USER),
        null);
  }

  private static void assertReason(Outcome.@Nullable Unavailable why, UnavailableReason reason) {
    assertThat(why).isNotNull().extracting(Outcome.Unavailable::reason).isEqualTo(reason);
  }
}
