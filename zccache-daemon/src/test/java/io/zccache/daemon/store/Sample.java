/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up result. All its bytes follow from its key, so that whoever is served one can tell right
 * from wrong.
 *
 * @param unit number of the unit
 * @param set number of the input set
 */
record Sample(int unit, int set) {

  /** The sample that a result was made of: its numbers stand in the stamp of its input. */
  static Sample of(StoredResult result) {
    FileStamp stamp = result.inputs().files().get(0).content().stamp();
    return new Sample((int) stamp.inode(), (int) stamp.size());
  }

  UnitKey unitKey() {
    return new UnitKey(digest("unit " + unit));
  }

  ResultKey key() {
    return new ResultKey(digest("unit " + unit + " set " + set));
  }

  NewResult result() {
    return result(Content.of(object(key())));
  }

  NewResult result(Content object) {
    return new NewResult(
        unitKey(),
        key(),
        inputs(),
        List.of(
            new NewOutput(OutputRole.OBJECT, 0644, object),
            new NewOutput(OutputRole.DEPFILE, 0600, Content.of(depfile(unitKey())))),
        new ToolRun(0, Printed.of(new byte[0]), Printed.of(warning(key())), 7_000_000),
        Optional.empty());
  }

  InputSet inputs() {
    FileStamp stamp = new FileStamp(1, unit, set, 1_000_000_007L, 1_000_000_009L);
    return new InputSet(
        List.of(
            new InputFile(
                "src/unit" + unit + ".c", new FileState.Known(stamp, key().digest(), true))),
        List.of(
            new AbsentNames("include", new Absence(stamp, true), List.of("a.h", "b.h")),
            new AbsentNames("/none", new Absence(null, false), List.of("a.h"))),
        new SearchedFolders(List.of("include", "/none", "link"), List.of(0, 1, 0)));
  }

  /** The object of a result: its key, then noise that follows from it; 32 to 8000 bytes. */
  static byte[] object(ResultKey key) {
    Random noise = new Random(ByteBuffer.wrap(key.digest().bytes()).getLong());
    byte[] tail = new byte[noise.nextInt(8000 - Digest.LENGTH)];
    noise.nextBytes(tail);
    return ByteBuffer.allocate(Digest.LENGTH + tail.length)
        .put(key.digest().bytes())
        .put(tail)
        .array();
  }

  /** The depfile of a unit: all its results share it. */
  static byte[] depfile(UnitKey unit) {
    return ("x.o: " + unit).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] warning(ResultKey key) {
    return ("warning: " + key).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Delivers a result into a folder and compares every byte.
   *
   * @return whether its blobs were there
   */
  static boolean serveRight(ResultStore store, StoredResult result, Path into) throws IOException {
    String name = StoreFolder.randomName();
    Path object = into.resolve(name + ".o");
    Path depfile = into.resolve(name + ".d");
    try {
      store
          .delivery()
          .deliver(
              List.of(
                  placement(result, OutputRole.OBJECT, object),
                  placement(result, OutputRole.DEPFILE, depfile)));
      assertThat(Files.readAllBytes(object)).isEqualTo(object(result.key()));
      assertThat(Files.readAllBytes(depfile)).isEqualTo(depfile(result.unit()));
      assertThat(store.text(result.run().stderr())).isEqualTo(warning(result.key()));
      return true;
    } catch (LostBlobException e) {
      return false;
    } finally {
      Files.deleteIfExists(object);
      Files.deleteIfExists(depfile);
    }
  }

  private static Placement placement(StoredResult result, OutputRole role, Path target) {
    StoredOutput output = result.output(role).orElseThrow();
    return new Placement(role, output.content(), target, output.mode());
  }

  private static Digest digest(String text) {
    return Digest.ofContent(text.getBytes(StandardCharsets.UTF_8));
  }
}
