/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.FileKind;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.natives.PosixPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Puts outputs in their places. Any thread may ask. */
public final class Delivery {
  private final StampSource stamps;
  private final BlobFiles blobs;
  private final Optional<Posix> natives;
  private final Consumer<LostBlobException.Lost> lost;

  /**
   * A delivery out of a store.
   *
   * @param stamps tells what is at a target
   * @param blobs the store's blobs
   * @param natives gives files their names in one call
   * @param lost is told of blobs that are missing or damaged
   */
  Delivery(
      StampSource stamps,
      BlobFiles blobs,
      Optional<Posix> natives,
      Consumer<LostBlobException.Lost> lost) {
    this.stamps = stamps;
    this.blobs = blobs;
    this.natives = natives;
    this.lost = lost;
  }

  /**
   * Puts all files in their places, or none if that fails before the first rename. Each is written
   * beside its target under a private name, gets its mode, and takes the target's place by an
   * atomic rename, in the order of {@link OutputRole}. It never shares its bytes with the store by
   * a hard link: who edits it edits nothing else.
   *
   * @throws LostBlobException if a blob is missing or damaged; no target was touched
   * @throws IrregularTargetException if a target is a folder, link, pipe or device
   * @throws IOException if the files cannot be written
   */
  public void deliver(List<Placement> placements) throws LostBlobException, IOException {
    List<Placement> ordered =
        placements.stream().sorted((one, other) -> one.role().compareTo(other.role())).toList();
    List<Parcel> parcels = new ArrayList<>();
    try {
      for (Placement placement : ordered) {
        requireReplaceable(placement.target());
        Parcel parcel = Parcel.beside(placement.target());
        parcels.add(parcel);
        write(placement, parcel);
      }
      for (Parcel parcel : parcels) {
        place(parcel);
      }
    } catch (IOException | LostBlobException | RuntimeException e) {
      parcels.forEach(parcel -> parcel.discard(e));
      throw e;
    }
  }

  private void place(Parcel parcel) throws IOException {
    if (natives.isPresent() && parcel.place(natives.get())) {
      return;
    }
    requireReplaceable(parcel.target);
    parcel.place();
  }

  private void write(Placement placement, Parcel parcel) throws LostBlobException, IOException {
    if (placement.content() instanceof Content.InStore stored) {
      BlobRef blob = new BlobRef(stored.blob(), stored.size());
      if (blobs.copyChecked(blob, parcel.temp, placement.mode())) {
        parcel.there = true;
        return;
      }
    }
    try (FileChannel channel = parcel.create()) {
      write(placement.content(), channel);
    }
    Files.setPosixFilePermissions(parcel.temp, permissions(placement.mode()));
  }

  private void write(Content content, FileChannel target) throws LostBlobException, IOException {
    if (content instanceof Content.InStore stored) {
      try {
        blobs.copy(new BlobRef(stored.blob(), stored.size()), target);
      } catch (LostBlobException e) {
        lost.accept(e.lost());
        throw e;
      }
    } else if (content instanceof Content.InFile file) {
      try (FileChannel source = FileChannel.open(file.path(), StandardOpenOption.READ)) {
        Copied.transfer(source, target);
      }
    } else {
      Copied.write(((Content.InMemory) content).bytes(), target);
    }
  }

  private void requireReplaceable(Path target) throws IOException {
    Stat stat = stamps.atLink(target);
    if (stat instanceof Stat.Failed failed) {
      throw new IOException(failed.reason());
    }
    if (stat instanceof Stat.Found found && found.kind() != FileKind.FILE) {
      throw new IrregularTargetException(target);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < text.length(); i++) {
      if ((mode & 0400 >> i) == 0) {
        text.setCharAt(i, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }

  /** A file under its private name. */
  private static final class Parcel {
    private final Path temp;
    private final Path target;
    private boolean there;

    private Parcel(Path temp, Path target) {
      this.temp = temp;
      this.target = target;
    }

    static Parcel beside(Path target) {
      return new Parcel(
          target.resolveSibling(".zccache-" + StoreFolder.randomName() + ".tmp"), target);
    }

    FileChannel create() throws IOException {
      FileChannel channel =
          FileChannel.open(
              temp,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              StoreFolder.PRIVATE_FILE);
      there = true;
      return channel;
    }

    /** Whether a native call has placed it; if not, nothing has changed. */
    boolean place(Posix natives) {
      Optional<PosixPath> from = PosixPath.of(temp);
      Optional<PosixPath> to = PosixPath.of(target);
      boolean placed =
          from.isPresent() && to.isPresent() && natives.place(from.get(), to.get()) == 0;
      there = there && !placed;
      return placed;
    }

    void place() throws IOException {
      Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
      there = false;
    }

    /** Deletes the file if it was not placed. */
    void discard(Exception why) {
      if (there) {
        try {
          Files.deleteIfExists(temp);
        } catch (IOException e) {
          why.addSuppressed(e);
        }
      }
    }
  }
}
