/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.maven.install.AtomicFiles;
import io.zccache.maven.install.Checkout;
import io.zccache.maven.install.FileNames;
import io.zccache.maven.install.Sha256;
import io.zccache.protocol.endpoint.CacheRoot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The records of the last builds of one project in one checkout, which {@code mvn clean} does not
 * take away. Each is a file of its own, named by its moment, so builds that end at once do not
 * meet; files with other names are let alone. Any thread, any number of processes.
 *
 * @param folder where they are; it need not exist
 * @param checkout the checkout, without symbolic links
 */
record BuildHistory(Path folder, Path checkout) {

  /** How many records are kept. */
  static final int RECORDS = 100;

  /** How many bytes of records are kept; the newest one whatever its size. */
  static final long BYTES = 16L << 20;

  private static final Pattern NAME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d{6}\\.\\d{3}Z-[0-9a-f]{8}\\.json");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The history of a project. */
  static BuildHistory of(CacheRoot root, MavenSession session, MavenProject project) {
    Path checkout = Checkout.real(session.getRequest().getMultiModuleProjectDirectory().toPath());
    // The version is left out: a release does not make another project of it.
    String name = project.getGroupId() + ":" + project.getArtifactId() + "\n" + checkout;
    return new BuildHistory(FileNames.path(root.builds()).resolve(Sha256.name(name)), checkout);
  }

  /** Keeps a record, and lets go of the oldest ones where there are too many. */
  void add(Instant ended, String record) throws IOException {
    String name = MOMENT.format(ended) + "-" + UUID.randomUUID().toString().substring(0, 8);
    try {
      write(name + ".json", record);
    } catch (NoSuchFileException e) {
      write(name + ".json", record); // another build took the folder away, as it was empty
    }
    prune(Instant.now());
  }

  private void write(String name, String record) throws IOException {
    Files.createDirectories(folder);
    if (Files.isDirectory(checkout)) {
      CheckoutNote.of(checkout).writeTo(folder);
    }
    AtomicFiles.write(folder.resolve(name), record.getBytes(UTF_8), AtomicFiles.PLAIN);
  }

  /** Removes histories of other checkouts, if it is certain that those are gone. */
  void removeGone(Instant now) throws IOException {
    new GoneCheckouts(folder.resolveSibling("")).sweep(now.getEpochSecond());
  }

  /**
   * The records, oldest first.
   *
   * @param passedOver told of each that cannot be read
   */
  List<String> records(Consumer<String> passedOver) throws IOException {
    return read(files(folder), passedOver);
  }

  /** The last records of all projects that have used a cache, oldest first. */
  static List<String> ofAllProjects(CacheRoot root, Consumer<String> passedOver)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path project : list(FileNames.path(root.builds()))) {
      if (Files.isDirectory(project, LinkOption.NOFOLLOW_LINKS)) {
        files.addAll(files(project));
      }
    }
    files.sort(Comparator.comparing(Path::getFileName));
    return read(files.subList(Math.max(0, files.size() - RECORDS), files.size()), passedOver);
  }

  // Another build may do the same just now: what is gone is as good as deleted.
  private void prune(Instant now) throws IOException {
    List<Path> files = files(folder);
    long bytes = 0;
    for (int i = files.size() - 1; i >= 0; i--) {
      bytes += size(files.get(i));
      boolean newest = i == files.size() - 1;
      if (!newest && (files.size() - i > RECORDS || bytes > BYTES)) {
        Files.deleteIfExists(files.get(i));
      }
    }
    for (Path file : abandoned(folder, now)) {
      Files.deleteIfExists(file);
    }
  }

  /** All that builds of a checkout that is gone have left in a history, but for the note. */
  static List<Path> remnants(Path history, Instant now) throws IOException {
    List<Path> remnants = files(history);
    remnants.addAll(abandoned(history, now));
    return remnants;
  }

  private static List<Path> abandoned(Path folder, Instant now) throws IOException {
    List<Path> abandoned = new ArrayList<>();
    for (Path file : list(folder)) {
      if (AtomicFiles.isAbandoned(file, now)) {
        abandoned.add(file);
      }
    }
    return abandoned;
  }

  private static List<String> read(List<Path> files, Consumer<String> passedOver) {
    List<String> records = new ArrayList<>();
    for (Path file : files) {
      try {
        if (Files.size(file) > BYTES) {
          passedOver.accept(file + " is too large for a record of a build");
        } else {
          records.add(new String(Files.readAllBytes(file), UTF_8));
        }
      } catch (IOException e) {
        passedOver.accept("a record of a build cannot be read: " + e);
      }
    }
    return records;
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : list(folder)) {
      if (NAME.matcher(file.getFileName().toString()).matches()
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        files.add(file);
      }
    }
    return files;
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** What is in a folder, by name; nothing if there is no folder. */
  static List<Path> list(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(files::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return files;
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }
}
