/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.Bypass;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.ResponseFiles;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.link.Announcement;
import io.zccache.daemon.link.ArchiveCommand;
import io.zccache.daemon.link.ArchiveReading;
import io.zccache.daemon.link.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a call of an archiver. Any thread may ask. */
final class ArchivePlanner {
  /** How every archive begins that holds its members itself. */
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);

  private final Archivers archivers;
  private final ArchiveCraft craft;
  private final FileTable files;
  private final StampSource stamps;

  ArchivePlanner(Archivers archivers, ArchiveCraft craft, FileTable files, StampSource stamps) {
    this.archivers = archivers;
    this.craft = craft;
    this.files = files;
    this.stamps = stamps;
  }

  /**
   * Plans a request; empty if its tool is no archiver.
   *
   * @param evidence takes what the plan rests on, but for what {@link Work#unsuited} looks at
   */
  Optional<Planned> plan(CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    Archivers.Found found = archivers.of(request, evidence);
    if (found instanceof Archivers.Found.Other) {
      return Optional.empty();
    }
    return Optional.of(
        found instanceof Archivers.Found.Is known
            ? planned(request, known.archiver(), evidence)
            : new Planned.Declined(((Archivers.Found.IsNot) found).reason(), request.tool()));
  }

  private Planned planned(CompileRequest request, Archiver archiver, Evidence evidence)
      throws IOException {
    ResponseFiles.Expansion expansion = request.expanded(evidence);
    if (expansion instanceof Bypass bypass) {
      return new Planned.Declined(bypass.reason(), bypass.culprit());
    }
    List<String> arguments = ((ResponseFiles.Expanded) expansion).arguments();
    ArchiveReading read =
        ArchiveCommand.read(archiver.purpose(), archiver.probe().zeroesTimes(), arguments);
    if (read instanceof Refusal refusal) {
      return new Planned.Declined(refusal.reason(), refusal.culprit());
    }
    return planned(request, archiver, (ArchiveCommand) read, evidence);
  }

  private Planned planned(
      CompileRequest request, Archiver archiver, ArchiveCommand command, Evidence evidence)
      throws IOException {
    Path archive = request.resolve(command.archive());
    Optional<Digest> old = Optional.empty();
    Stat there = stamps.at(archive);
    if (there instanceof Stat.Absent) {
      evidence.seen(archive, there);
    } else if (files.current(archive, evidence) instanceof FileState.Known known) {
      old = Optional.of(known.digest());
    } else {
      return new Planned.Declined(BypassReason.OUTPUT_NOT_A_FILE, command.archive());
    }
    Optional<Planned.Declined> unsuited = unsuited(archiver, command, old.isPresent(), archive);
    if (unsuited.isPresent()) {
      return unsuited.get();
    }
    return old.isEmpty() && command.announces()
        ? announced(request, archiver, command)
        : suited(ArchivePlan.of(request, archiver, command, old, craft));
  }

  private static Planned suited(ArchivePlan plan) throws IOException {
    Optional<Planned.Declined> unsuited = plan.unsuited();
    return unsuited.isPresent() ? unsuited.get() : plan;
  }

  /** What the archiver says is said for it; so the archiver, which is kept quiet, runs here. */
  private Planned announced(CompileRequest request, Archiver archiver, ArchiveCommand command)
      throws IOException {
    Optional<String> called =
        request.client().ours()
            ? request.client().toolName()
            : Optional.of(archiver.program().toString());
    Optional<String> words =
        archiver.rewrites()
            ? called.flatMap(
                name -> Announcement.of(name, command.archive(), request.environment()))
            : Optional.empty();
    if (words.isEmpty()) {
      return new Planned.Declined(BypassReason.OUTPUT_ANNOUNCED, command.archive());
    }
    Planned quiet =
        suited(ArchivePlan.of(request.here(), archiver, command.quiet(), Optional.empty(), craft));
    return quiet instanceof ArchivePlan plan ? new Planned.Announced(plan, words.get()) : quiet;
  }

  /** What the content of the archive says against caching, or that there is none. */
  private static Optional<Planned.Declined> unsuited(
      Archiver archiver, ArchiveCommand command, boolean there, Path archive) {
    if (!there && command.indexes()) {
      return declined(BypassReason.NO_SOURCE, command);
    }
    if (command.indexes() && !archiver.rewrites()) {
      // LLVM's leave an archive alone that has an index.
      return declined(BypassReason.OUTPUT_KEPT, command);
    }
    return there && !isWhole(archive)
        ? declined(BypassReason.ARCHIVE_THIN, command)
        : Optional.empty();
  }

  private static Optional<Planned.Declined> declined(BypassReason reason, ArchiveCommand command) {
    return Optional.of(new Planned.Declined(reason, command.archive()));
  }

  private static boolean isWhole(Path archive) {
    try (InputStream in = Files.newInputStream(archive)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException gone) {
      return false;
    }
  }
}
