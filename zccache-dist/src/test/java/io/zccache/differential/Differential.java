/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs stories of random steps and reports each difference with a short story that shows it. */
final class Differential {
  private static final int ROUND = 120;

  private final Path parent;
  private final Path programs;
  private final Subject subject;
  private final Set<String> without;
  private final Consumer<String> console;
  private final Judge judge;
  private final Tally tally = new Tally();
  private final List<Shrinker.Finding> findings = new ArrayList<>();

  Differential(
      Path parent, Path programs, Subject subject, Set<String> without, Consumer<String> console) {
    this.subject = subject;
    this.parent = parent;
    this.programs = programs;
    this.without = without;
    this.console = console;
    this.judge = new Judge(without);
  }

  Tally tally() {
    return tally;
  }

  List<Shrinker.Finding> findings() {
    return findings;
  }

  /** Runs a number of steps; stops after so many differences. */
  void run(long seed, int steps, int mostFindings) throws IOException, InterruptedException {
    int left = steps;
    for (int round = 0; left > 0 && findings.size() < mostFindings; round++) {
      int now = Math.min(left, ROUND);
      round(seed * 1_000 + round, now);
      left -= now;
    }
  }

  private void round(long seed, int steps) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(parent.resolve("round" + seed));
    Author author = new Author(seed, subject, without);
    List<Event> story = new ArrayList<>(author.beginning());
    try (CacheSite cache = new CacheSite(programs, folder.resolve("root"))) {
      cache.start();
      Place place = new Place(folder, cache);
      Rehits rehits = new Rehits(tally);
      for (Event event : story) {
        ((Edit) event).apply(place.tree());
      }
      for (int i = 0; i < steps; i++) {
        List<Event> step = author.step();
        story.addAll(step);
        tally.add("steps", 1);
        Judge.Verdict verdict = step(place, cache, rehits, step, story);
        if (verdict instanceof Judge.Verdict.Different different) {
          found(seed, folder, story, different.ways());
          break;
        }
        count(verdict, (Run) step.get(step.size() - 1));
      }
      cache.counts().forEach((name, value) -> tally.add("daemon: " + name, value));
    }
    Tree.delete(folder);
  }

  private Judge.Verdict step(
      Place place, CacheSite cache, Rehits rehits, List<Event> step, List<Event> story)
      throws IOException, InterruptedException {
    for (Event event : step) {
      if (event instanceof Edit edit) {
        edit.apply(place.tree());
      } else if (event instanceof Kill) {
        cache.kill();
        rehits.forget();
      } else if (event instanceof Make make) {
        int since = rehits.next(cache.counts(), "", "", story.size());
        tellNeedless(rehits, since, step, story);
        place.make(make);
        tally.add("made", 1);
      } else if (event instanceof Checkout) {
        place.changeCheckout();
      }
    }
    Run run = (Run) step.get(step.size() - 1);
    boolean single = run.commands().size() == 1;
    if (single) {
      Command command = run.commands().get(0);
      int since =
          rehits.next(
              cache.counts(),
              command.toString(),
              place.fingerprint(command, run.overwrite()),
              story.size());
      tellNeedless(rehits, since, step, story);
    }
    long hits = place.hits();
    Judge.Verdict verdict = judge.of(place, run);
    if (Mapped.asks(run)) {
      tally.add("shared between checkouts", 1);
      boolean moved = step.stream().anyMatch(event -> event instanceof Checkout);
      tally.add("hit after a change of checkout", moved && place.hits() > hits ? 1 : 0);
    }
    if (!single || run.kill() || !(verdict instanceof Judge.Verdict.Same)) {
      rehits.forget();
    }
    return verdict;
  }

  private void tellNeedless(Rehits rehits, int since, List<Event> step, List<Event> story) {
    if (since >= 0) {
      List<Event> events = story.subList(Math.max(0, since - 1), story.size() - step.size());
      console.accept(
          "NEEDLESS MISS "
              + rehits.counted()
              + "\n"
              + new Shrinker.Finding(events, List.of()).text());
    }
  }

  private void count(Judge.Verdict verdict, Run run) {
    if (verdict instanceof Judge.Verdict.Same same) {
      tally.add(same.succeeded() ? "same, compiled" : "same, failed", 1);

    } else {
      tally.add("unsteady", 1);
      for (String word : run.commands().get(0).words()) {
        if (word.startsWith("-")) {
          tally.add("unsteady with " + word, 1);
        }
      }
    }
  }

  private void found(long seed, Path folder, List<Event> story, List<String> ways)
      throws IOException, InterruptedException {
    tally.add("differences", 1);
    String first =
        "seed "
            + seed
            + ": "
            + story.get(story.size() - 1).shell()
            + "\n  "
            + String.join("\n  ", ways);
    console.accept("DIFFERENCE " + first);
    try (CacheSite cache = new CacheSite(programs, folder.resolve("shrink"))) {
      cache.start();
      Shrinker shrinker = new Shrinker(folder, cache, judge, Duration.ofMinutes(2));
      Optional<Shrinker.Finding> shrunk = shrinker.shrink(List.copyOf(story));
      Shrinker.Finding finding =
          shrunk.orElse(new Shrinker.Finding(story.subList(story.size() - 1, story.size()), ways));
      findings.add(finding);
      console.accept(
          (shrunk.isPresent() ? "SHRUNK after " : "NOT SEEN AGAIN after ")
              + shrinker.played()
              + " plays, seed "
              + seed
              + "\n"
              + finding.text());
    }
  }
}
