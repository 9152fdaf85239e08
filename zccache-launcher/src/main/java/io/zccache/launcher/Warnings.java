/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.DaemonPlace;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.Settings;
import io.zccache.client.SideFile;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Ports;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells once a build that the cache does nothing for it, or was in trouble. Who has told writes the
 * session and the time into a marker, under a lock: one marker beside the links that the build goes
 * through, else in the cache root's run folder, else in a folder of this user in {@code /tmp}.
 * Where no marker can be written nothing is told, for it would be told by every call of the build.
 */
final class Warnings {
  private static final String MARKER = "zccache.warned";
  private static final String NO_SESSION = "-";

  private final Ports ports;
  private final Console console;

  Warnings(Ports ports, Console console) {
    this.ports = ports;
    this.console = console;
  }

  /**
   * Warns, unless this build has been warned.
   *
   * @param place where the daemon would be; null if that is the trouble
   */
  void warn(Tool.Link link, Settings settings, @Nullable DaemonPlace place, Unavailable why) {
    warn(link, settings, place, "building without the cache: " + why.text());
  }

  /** Tells that the daemon was replaced, unless this build has been warned. */
  void tellReplaced(Tool.Link link, Settings settings, DaemonPlace place) {
    warn(link, settings, place, "the daemon did not answer and was replaced");
  }

  private void warn(
      Tool.Link link, Settings settings, @Nullable DaemonPlace place, String warning) {
    SideFile side = link.side();
    String session =
        settings.session() != null || side == null ? settings.session() : side.build().session();
    for (FilePath marker : markers(link, place)) {
      LockAttempt attempt = ports.starter().tryLock(marker);
      if (attempt instanceof LockAttempt.Taken) {
        return;
      }
      if (attempt instanceof LockAttempt.Mine mine) {
        boolean settled = warnUnlessMarked(mine, session == null ? NO_SESSION : session, warning);
        mine.release();
        if (settled) {
          return;
        }
      }
    }
  }

  /** False if the marker cannot be written, as on a full disk. */
  private boolean warnUnlessMarked(LockAttempt.Mine marker, String session, String warning) {
    long now = ports.ticker().unixSeconds();
    if (!WarningMark.isDue(marker.note(), session, now)) {
      return true;
    }
    byte[] mark = Ascii.bytes(WarningMark.format(session, now));
    marker.write(mark);
    if (!Arrays.equals(marker.note(), mark)) {
      return false;
    }
    console.errorLine("zccache: warning: " + warning);
    return true;
  }

  /** Where a marker may be, best first. */
  private List<FilePath> markers(Tool.Link link, @Nullable DaemonPlace place) {
    List<FilePath> markers = new ArrayList<>(3);
    if (link instanceof Tool.Link.Through through && isOurs(through.folder())) {
      markers.add(through.folder().join(MARKER));
    }
    if (place != null) {
      FilePath marker = FilePath.of(place.root().warningMarker());
      if (isOurs(marker.folder())) {
        markers.add(marker);
      }
    }
    FilePath shelter = FilePath.of("/tmp/zccache-" + ports.folders().user());
    // False if it is there already; whose it is decides.
    boolean unused = ports.folders().create(shelter);
    if (isOurs(shelter)) {
      markers.add(shelter.join("warned"));
    }
    return markers;
  }

  private boolean isOurs(FilePath folder) {
    FileFacts facts = ports.folders().look(folder);
    return facts != null && facts.kind() == Kind.FOLDER && facts.owner() == ports.folders().user();
  }
}
