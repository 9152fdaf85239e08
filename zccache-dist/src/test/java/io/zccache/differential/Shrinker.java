/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Finds a short story whose last run still differs, by playing parts of a long one. */
final class Shrinker {
  private final Path parent;
  private final CacheSite cache;
  private final Judge judge;
  private final long deadline;
  private int played;

  Shrinker(Path parent, CacheSite cache, Judge judge, Duration patience) {
    this.parent = parent;
    this.cache = cache;
    this.judge = judge;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** A story and what is different at its end. */
  record Finding(List<Event> events, List<String> ways) {
    String text() {
      StringBuilder text = new StringBuilder();
      events.forEach(event -> text.append(event.shell()).append('\n'));
      text.append("-- differs from the plain compiler:\n");
      ways.forEach(way -> text.append("  ").append(way).append('\n'));
      return text.toString();
    }
  }

  /** The shortest story found; empty if the story does not differ when it is played again. */
  Optional<Finding> shrink(List<Event> story) throws IOException, InterruptedException {
    List<Event> seen = story;
    Optional<List<String>> ways = play(seen);
    if (ways.isEmpty()) {
      // a daemon that dies at another moment hides what another life of it shows
      seen = runs(story, run -> new Run(run.commands(), run.overwrite(), false));
      ways = play(seen);
    }
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    List<Event> shortest = fewerEvents(fewerRuns(seen));
    shortest = simpler(alone(shortest));
    shortest = fewerLines(shortest);
    shortest = fewerEvents(shortest);
    return Optional.of(new Finding(shortest, play(shortest).orElse(ways.get())));
  }

  private Optional<List<String>> play(List<Event> story) throws IOException, InterruptedException {
    Path folder = parent.resolve("play" + played++);
    cache.clear();
    Place place = new Place(folder, cache);
    boolean overwrites = ((Run) story.get(story.size() - 1)).overwrite();
    Optional<List<String>> ways = Optional.empty();
    for (int i = 0; i < story.size(); i++) {
      Event event = story.get(i);
      if (event instanceof Edit edit) {
        edit.apply(place.tree());
      } else if (event instanceof Kill) {
        cache.kill();
      } else if (event instanceof Make make) {
        place.make(make);
      } else if (event instanceof Checkout) {
        place.changeCheckout();
      } else if (i < story.size() - 1) {
        // the plain run leaves the outputs that a later run may write over
        if (overwrites) {
          Place.Both unused = place.both((Run) event);
        } else {
          Outcome unused = place.cached((Run) event);
        }
      } else if (judge.of(place, (Run) event) instanceof Judge.Verdict.Different different) {
        ways = Optional.of(different.ways());
      }
    }
    Tree.delete(folder);
    return ways;
  }

  private boolean differs(List<Event> story) throws IOException, InterruptedException {
    return System.nanoTime() < deadline && play(story).isPresent();
  }

  /** All edits, and the last runs only: most of what is found needs one run before, or none. */
  private List<Event> fewerRuns(List<Event> story) throws IOException, InterruptedException {
    for (int kept = 1; kept < story.size(); kept *= 2) {
      List<Event> less = new ArrayList<>();
      int runs = 0;
      for (int i = story.size() - 1; i >= 0; i--) {
        if (story.get(i) instanceof Edit) {
          less.add(0, story.get(i));
        } else if (runs < kept) {
          less.add(0, story.get(i));
          runs++;
        }
      }
      if (less.size() == story.size() || differs(less)) {
        return less;
      }
    }
    return story;
  }

  private List<Event> fewerEvents(List<Event> story) throws IOException, InterruptedException {
    List<Event> best = story;
    for (int part = Math.max(1, best.size() / 2); part >= 1; part /= 2) {
      for (int end = best.size() - 1; end > 0; end -= part) {
        int from = Math.max(0, end - part);
        List<Event> less = new ArrayList<>(best.subList(0, from));
        less.addAll(best.subList(Math.min(end, best.size() - 1), best.size()));
        if (less.size() < best.size() && differs(less)) {
          best = less;
        }
      }
    }
    return best;
  }

  private List<Event> simpler(List<Event> story) throws IOException, InterruptedException {
    List<Event> best = story;
    Set<String> words = new LinkedHashSet<>();
    Set<String> variables = new LinkedHashSet<>();
    for (Event event : story) {
      if (event instanceof Run run) {
        run.commands()
            .forEach(command -> words.addAll(command.words().subList(1, command.words().size())));
        run.commands().forEach(command -> variables.addAll(command.environment().keySet()));
      }
    }
    for (String word : words) {
      best = attempt(best, commands(best, command -> without(command, word)));
    }
    for (String variable : variables) {
      best = attempt(best, commands(best, command -> withoutVariable(command, variable)));
    }
    best = attempt(best, commands(best, command -> command.withFolder("")));
    best = attempt(best, commands(best, command -> command.withUmask("022")));
    return attempt(best, runs(best, run -> new Run(run.commands(), false, false)));
  }

  /** The same with one of several commands only. */
  private List<Event> alone(List<Event> story) throws IOException, InterruptedException {
    List<Event> best = story;
    int most = ((Run) best.get(best.size() - 1)).commands().size();
    for (int i = most - 1; i >= 0; i--) {
      int only = i;
      best =
          attempt(
              best,
              runs(
                  best,
                  run ->
                      run.of(
                          List.of(run.commands().get(Math.min(only, run.commands().size() - 1))))));
    }
    return best;
  }

  private List<Event> fewerLines(List<Event> story) throws IOException, InterruptedException {
    List<Event> best = story;
    for (int i = 0; i < best.size(); i++) {
      if (!(best.get(i) instanceof Edit.Write write)) {
        continue;
      }
      best = with(best, i, new Edit.Write(write.path(), write.text(), Edit.Manner.IN_PLACE));
      int lines = write.text().split("\n").length;
      for (int line = lines - 1; line >= 0; line--) {
        Edit.Write now = (Edit.Write) best.get(i);
        List<String> kept = new ArrayList<>(List.of(now.text().split("(?<=\n)")));
        if (line < kept.size()) {
          String unused = kept.remove(line);
          best = with(best, i, new Edit.Write(now.path(), String.join("", kept), now.manner()));
        }
      }
    }
    return best;
  }

  private List<Event> with(List<Event> story, int index, Event event)
      throws IOException, InterruptedException {
    List<Event> changed = new ArrayList<>(story);
    Event unused = changed.set(index, event);
    return attempt(story, changed);
  }

  private List<Event> attempt(List<Event> best, List<Event> changed)
      throws IOException, InterruptedException {
    return !changed.equals(best) && differs(changed) ? changed : best;
  }

  private static List<Event> commands(List<Event> story, UnaryOperator<Command> change) {
    return runs(story, run -> run.of(run.commands().stream().map(change).toList()));
  }

  private static List<Event> runs(List<Event> story, UnaryOperator<Run> change) {
    return story.stream()
        .map(event -> event instanceof Run run ? change.apply(run) : event)
        .toList();
  }

  private static Command without(Command command, String word) {
    List<String> words = new ArrayList<>(command.words());
    boolean unused = words.subList(1, words.size()).remove(word);
    return command.withWords(words);
  }

  private static Command withoutVariable(Command command, String name) {
    TreeMap<String, String> environment = new TreeMap<>(command.environment());
    String unused = environment.remove(name);
    return command.withEnvironment(environment);
  }

  /** How often a story was played. */
  int played() {
    return played;
  }
}
