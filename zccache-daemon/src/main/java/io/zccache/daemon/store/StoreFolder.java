/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * format                   one line, tells what the folder is
 * lock                     locked by the process that owns the store
 * index                    see JournalCodec
 * blobs/ab/<64 hex>        the bytes whose SHA-256 the name is; ab are its first two digits
 * records/ab/<64 hex>      see RecordCodec; the name is the result key
 * tmp/                     files that are being written; emptied when the store is opened
 * quarantine/              what was found damaged; a few files, for those who want to know
 * trash-<hex>/             what is being deleted
 * programs, compilers      not the store's own: what its owner noted of compilers
 */

/**
 * Where things are in a store's folder. Any thread may ask.
 *
 * @param root the folder
 */
record StoreFolder(Path root) {
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** For files that are written once, through the channel that made them. */
  static final FileAttribute<Set<PosixFilePermission>> READ_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"));

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final String FORMAT = "zccache store 1\n";
  private static final String ANY_FORMAT = "zccache store [0-9]+\n";
  private static final String TRASH = "trash-";
  private static final Set<String> OURS =
      Set.of("format", "lock", "index", "index.new", "blobs", "records", "tmp", "quarantine");

  Path blobs() {
    return root.resolve("blobs");
  }

  Path blob(Digest digest) {
    return sharded(blobs(), digest);
  }

  Path records() {
    return root.resolve("records");
  }

  Path record(ResultKey key) {
    return sharded(records(), key.digest());
  }

  Path index() {
    return root.resolve("index");
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path format() {
    return root.resolve("format");
  }

  Path quarantine() {
    return root.resolve("quarantine");
  }

  /** A new name for a file that is being written. */
  Path temp() {
    return work().resolve(randomName());
  }

  /** Makes the folder itself, for nobody but the user. */
  void make() throws IOException {
    Files.createDirectories(root, PRIVATE_FOLDER);
  }

  /**
   * Makes what is in the folder, or checks that it is a store. The caller owns the lock.
   *
   * @throws IOException if something else is in the folder
   */
  void prepare() throws IOException {
    boolean told = tellsItsFormat();
    if (!told) {
      requireOurs();
    }
    for (Path folder : List.of(work(), blobs(), records(), quarantine())) {
      if (!Files.isDirectory(folder)) {
        Files.deleteIfExists(folder);
      }
      Files.createDirectories(folder, PRIVATE_FOLDER);
    }
    deleteUnfinished();
    if (!told) {
      if (Files.isDirectory(format())) {
        Files.delete(format());
      }
      Path temp = temp();
      Files.writeString(temp, FORMAT, StandardCharsets.ISO_8859_1);
      Files.move(temp, format(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Whether the folder says that it is a store of this format; not if it says nothing.
   *
   * @throws IOException if it says that it is of another format
   */
  boolean tellsItsFormat() throws IOException {
    if (!Files.isRegularFile(format())) {
      return false;
    }
    String told = new String(Files.readAllBytes(format()), StandardCharsets.ISO_8859_1);
    if (!told.equals(FORMAT) && told.matches(ANY_FORMAT)) {
      throw new IOException(format() + " tells of another format");
    }
    return told.equals(FORMAT);
  }

  /** The name of a file in this folder, for people. */
  String nameOf(Path file) {
    return root.relativize(file).toString();
  }

  /** Gives a finished file its final name; what had the name before is gone. */
  void place(Path temp, Path place) throws IOException {
    try {
      Files.move(temp, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(place.getParent(), PRIVATE_FOLDER);
      Files.move(temp, place, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Takes folders out of sight at once; {@link #emptyTrash} deletes them. */
  void moveAway(Path... folders) throws IOException {
    Path trash = root.resolve(TRASH + randomName());
    Files.createDirectory(trash, PRIVATE_FOLDER);
    for (Path folder : folders) {
      Files.move(folder, trash.resolve(folder.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      Files.createDirectories(folder, PRIVATE_FOLDER);
    }
  }

  /** Deletes what was moved away, in this life of the store or in an earlier one. */
  void emptyTrash() throws IOException {
    List<Path> trash;
    try (Stream<Path> entries = Files.list(root)) {
      trash = entries.filter(StoreFolder::isTrash).toList();
    }
    for (Path folder : trash) {
      Files.walkFileTree(folder, new Deleting());
    }
  }

  private Path work() {
    return root.resolve("tmp");
  }

  /** A name that nobody else has; files are made so that an equal one would be noticed. */
  static String randomName() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private void deleteUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(work())) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A store whose format file is gone or damaged is still one by all that is in it. */
  private void requireOurs() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      if (!entries.allMatch(this::isOurs)) {
        throw new IOException(root + " holds other things and is no store");
      }
    }
  }

  private boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return OURS.contains(name) || name.startsWith("programs") || isTrash(entry);
  }

  private static boolean isTrash(Path entry) {
    return entry.getFileName().toString().startsWith(TRASH);
  }

  private static Path sharded(Path folder, Digest digest) {
    String hex = digest.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex);
  }

  /** Deletes a tree; another thread may be deleting it, too. */
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
