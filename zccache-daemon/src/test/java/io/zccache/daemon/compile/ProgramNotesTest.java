/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.log.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramNotesTest {
  private static final FileState.Known KNOWN =
      new FileState.Known(new FileStamp(1, 2, 3, 4, 5), Digest.ofContent(new byte[] {7}), true);

  @TempDir private Path folder;

  @Test
  void notes_ofOneDaemon_areReadByTheNext() {
    notes().write(Path.of("/opt/my gcc/bin/gcc"), KNOWN);

    assertThat(notes().read())
        .containsExactly(
            new ProgramNotes.Note("/opt/my gcc/bin/gcc", KNOWN.stamp(), KNOWN.digest(), true));
  }

  @Test
  void program_whoseStampHoldsWhileMounted_isNotedForTheSameMountsOnly() throws Exception {
    FileState.Known loose = new FileState.Known(KNOWN.stamp(), KNOWN.digest(), false);
    notes().write(Path.of("/gcc"), loose);

    assertThat(notes().read())
        .containsExactly(new ProgramNotes.Note("/gcc", KNOWN.stamp(), KNOWN.digest(), false));
    Path file = folder.resolve("programs");
    String here = MountTable.system().identity().orElseThrow();
    Files.writeString(
        file, Files.readString(file).replace(here, here.replace(here.charAt(0), '*')));
    assertThat(notes().read()).isEmpty();
  }

  @Test
  void lines_ofAnotherForm_arePassedOver() throws Exception {
    notes().write(Path.of("/gcc"), KNOWN);
    Path file = folder.resolve("programs");
    Files.writeString(file, "torn 1 2\nx y z 1 2 3 always /gcc\n" + Files.readString(file));

    assertThat(notes().read()).extracting(ProgramNotes.Note::path).containsExactly("/gcc");
  }

  private ProgramNotes notes() {
    return new ProgramNotes(folder.resolve("programs"), MountTable.system(), Log.none());
  }
}
