/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A tree in which runs are made, each through the cache and plainly from the same state. */
final class Place {
  private static final Pattern HALF_DELIVERED =
      Pattern.compile("(^|/)\\.zccache-[0-9a-f]{16}\\.tmp$");

  private static final long TICK_MILLIS = 20;
  private static final Duration POLL = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String KILLED = "zccache: warning: ";

  private Path tree;
  private Path elsewhere;
  private final Path spool;
  private final CacheSite cache;
  private final Set<String> outputs = new TreeSet<>();

  /** The tree before the last plain run, and what that run changed. */
  private SortedMap<String, Item> state = new TreeMap<>();

  private SortedMap<String, Item> last = new TreeMap<>();

  Place(Path parent, CacheSite cache) throws IOException {
    this.tree = Files.createDirectories(parent.resolve("tree")).toRealPath();
    this.elsewhere = tree.resolveSibling("another").resolve("checkout");
    this.spool = Files.createDirectories(parent.resolve("spool"));
    this.cache = cache;
  }

  Path tree() {
    return tree;
  }

  /** What came of a run, both ways. */
  record Both(Outcome cached, Outcome plain) {
    List<String> differences() {
      return cached.differences(plain);
    }
  }

  /** Makes a run through the cache, puts everything back, and makes it plainly. */
  Both both(Run run) throws IOException, InterruptedException {
    return both(run, run);
  }

  /** The same with another run made plainly. */
  Both both(Run run, Run plain) throws IOException, InterruptedException {
    Outcome cached = cached(run);
    return new Both(cached, plain(plain));
  }

  /** What a run that asks for sharing between checkouts is to equal. */
  Run mapped(Run run) throws IOException {
    Command command = run.commands().get(0);
    String folder = folder(command).toRealPath().toString();
    return run.of(List.of(Mapped.plain(command, tree.toString(), folder)));
  }

  /** How many calls the cache has answered from what it had stored. */
  long hits() throws IOException {
    return cache.counts().getOrDefault("hit", 0L);
  }

  /** Goes on in a copy of the tree in the other folder. */
  void changeCheckout() throws IOException, InterruptedException {
    Tree.delete(elsewhere);
    Files.createDirectories(elsewhere.getParent());
    Process copy = new ProcessBuilder("cp", "-a", tree.toString(), elsewhere.toString()).start();
    if (copy.waitFor() != 0) {
      throw new IOException("cannot copy " + tree);
    }
    Path left = tree;
    tree = elsewhere;
    elsewhere = left;
  }

  /** Makes a run through the cache and puts everything back. */
  Outcome cached(Run run) throws IOException, InterruptedException {
    prepare(run);
    return once(run, true);
  }

  /** Makes something through the cache; what is written belongs to the tree from then on. */
  void make(Make make) throws IOException, InterruptedException {
    SortedMap<String, Item> before = Tree.look(tree);
    int unused = process(make.command(), true, 0).waitFor();
    outputs.removeAll(Tree.changes(before, Tree.look(tree)).keySet());
  }

  /** Makes a run plainly once more from the state before it. */
  Outcome plainAgain(Run run) throws IOException, InterruptedException {
    return once(run, false);
  }

  private Outcome plain(Run run) throws IOException, InterruptedException {
    SortedMap<String, Item> before = Tree.look(tree);
    Outcome plain = execute(run, false, before);
    state = before;
    last = plain.changes();
    outputs.addAll(plain.changes().keySet());
    return plain;
  }

  /** Goes back to the state before the last plain run. */
  void goBack() throws IOException {
    Tree.undo(tree, last, state);
    last = new TreeMap<>();
  }

  private Outcome once(Run run, boolean cached) throws IOException, InterruptedException {
    SortedMap<String, Item> before = Tree.look(tree);
    Outcome outcome = execute(run, cached, before);
    if (cached) {
      Tree.spoil(tree, outcome.changes().keySet());
    }
    Tree.undo(tree, outcome.changes(), before);
    return outcome;
  }

  private void prepare(Run run) throws IOException {
    for (String path : outputs) {
      if (run.overwrite()) {
        Tree.age(tree.resolve(path));
      } else {
        Tree.delete(tree.resolve(path));
      }
    }
    if (!run.overwrite()) {
      outputs.clear();
    }
  }

  private Outcome execute(Run run, boolean cached, Map<String, Item> before)
      throws IOException, InterruptedException {
    long start = System.currentTimeMillis();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < run.commands().size(); i++) {
      processes.add(process(run.commands().get(i), cached, i));
    }
    if (cached && run.kill()) {
      Awaitility.await()
          .atMost(LONGEST)
          .pollInterval(POLL)
          .until(() -> cache.isCompiling() || processes.stream().anyMatch(call -> !call.isAlive()));
      cache.kill();
    }
    List<Outcome.Ended> ended = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      int exit = processes.get(i).waitFor();
      String stderr = Files.readString(spool.resolve("err" + i), ISO_8859_1);
      ended.add(
          new Outcome.Ended(
              exit(run.commands().get(i), exit),
              Files.readString(spool.resolve("out" + i), ISO_8859_1),
              said(run.commands().get(i), cached && run.kill() ? withoutWarning(stderr) : stderr)));
    }
    if (cached && run.kill()) {
      takeAwayHalfDelivered();
    }
    SortedMap<String, Item> changes = Tree.changes(before, Tree.look(tree));
    return new Outcome(ended, changes, old(changes, start));
  }

  /** What a daemon leaves that is killed between writing a file and renaming it. */
  private void takeAwayHalfDelivered() throws IOException {
    for (String path : Tree.look(tree).keySet()) {
      if (HALF_DELIVERED.matcher(path).find()) {
        Files.delete(tree.resolve(path));
      }
    }
  }

  private List<String> old(Map<String, Item> changes, long start) throws IOException {
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Item> change : changes.entrySet()) {
      if (change.getValue().kind() == Item.Kind.FILE) {
        Instant time = Files.getLastModifiedTime(tree.resolve(change.getKey())).toInstant();
        if (time.isBefore(Instant.ofEpochMilli(start - TICK_MILLIS))) {
          old.add(change.getKey());
        }
      }
    }
    return old;
  }

  private Process process(Command command, boolean cached, int number) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words(command, cached))
            .directory(folder(command).toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(spool.resolve("out" + number).toFile())
            .redirectError(spool.resolve("err" + number).toFile());
    return builder.start();
  }

  private Path folder(Command command) {
    Path folder = tree.resolve(command.folder());
    return Files.isDirectory(folder) ? folder : tree;
  }

  /** The environment is given by env, which looks for the tool on the command's own PATH. */
  private List<String> words(Command command, boolean cached) {
    List<String> words = new ArrayList<>();
    if (!command.umask().equals("022")) {
      words.addAll(List.of("sh", "-c", "umask " + command.umask() + "; exec \"$@\"", "sh"));
    }
    words.addAll(List.of("env", "-i", "PATH=" + System.getenv("PATH"), "HOME=" + tree));
    if (cached) {
      cache.environment().forEach((name, value) -> words.add(name + "=" + value));
    }
    command.environment().forEach((name, value) -> words.add(name + "=" + here(value)));
    if (cached) {
      words.addAll(cache.front());
    }
    command.words().forEach(word -> words.add(here(word)));
    return words;
  }

  /** Whether any file of the tree asks for the time. */
  boolean asksForTime() throws IOException {
    return Tree.look(tree).values().stream().anyMatch(item -> item.content().contains("__TIME"));
  }

  private String here(String text) {
    return text.replace(Command.TREE, tree.toString())
        .replace(Command.PROGRAMS, CompilerPrograms.FOLDER);
  }

  /** With {@code -pipe} two programs run at once, and speak as it comes. */
  private static String said(Command command, String stderr) {
    return command.words().contains("-pipe")
        ? stderr.lines().sorted().collect(Collectors.joining("\n"))
        : stderr;
  }

  /** Where both programs of a {@code -pipe} fail, gcc ends with 1 or 2, as it comes. */
  private static int exit(Command command, int exit) {
    return exit == 2 && command.words().contains("-pipe") ? 1 : exit;
  }

  private static String withoutWarning(String stderr) {
    StringBuilder rest = new StringBuilder();
    for (String line : stderr.split("(?<=\n)", -1)) {
      if (!line.startsWith(KILLED)) {
        rest.append(line);
      }
    }
    return rest.toString();
  }

  /**
   * Hex digest of everything that a command may depend on, times left out.
   *
   * @param overwrite whether the outputs of earlier runs will still be there
   */
  String fingerprint(Command command, boolean overwrite) throws IOException {
    MessageDigest hash;
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    hash.update((tree.toString() + command.withUmask("")).getBytes(UTF_8));
    for (Map.Entry<String, Item> entry : Tree.look(tree).entrySet()) {
      if (!outputs.contains(entry.getKey()) || (overwrite && updates(command))) {
        Item item = entry.getValue();
        hash.update((entry.getKey() + '\0' + item.kind() + '\0' + item.content()).getBytes(UTF_8));
        if (holdsTimes(command)) {
          hash.update(time(tree.resolve(entry.getKey())).getBytes(UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /** Whether the command's own output is among what it depends on. */
  private static boolean updates(Command command) {
    return command.words().get(0).matches(".*(ar|ranlib)");
  }

  /** Whether times may count: clang holds those of headers in a precompiled one. */
  private static boolean holdsTimes(Command command) {
    List<String> words = command.words();
    return words.get(0).contains("clang")
        && words.stream().anyMatch(word -> word.startsWith("-include") || word.endsWith("-header"));
  }

  private static String time(Path file) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toString()
        : "";
  }
}
