/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is reported of a run, and what is done with it when nobody judges it. */
class PlanRunTest {
  private static final PlannedOutput LIST = new PlannedOutput("/f/lists/full.d", "/w/a.d", 0600);
  private static final PlannedOutput OBJECT = new PlannedOutput("/f/out/a.o", "/w/a.o", 07644);

  private final Stage stage = new Stage();
  private final PlanRun run =
      new PlanRun(
          stage,
          stage,
          stage,
          new Console(stage),
          new Tool.Call(
              new Tool.Found(
                  FilePath.of("/bin/gcc"),
                  FilePath.of("gcc"),
                  FilePath.of("/bin/gcc"),
                  new Environment(List.of()),
                  new Tool.Link.None()),
              List.of(FilePath.of("-c").toBytes())));

  @BeforeEach
  void outputs() {
    stage.sizes.put("/f.taken/lists/full.d", 1L);
    stage.sizes.put("/f.taken/out/a.o", 1L);
  }

  private static Response.Plan plan(boolean streams, List<PlannedOutput> outputs) {
    return new Response.Plan(List.of(Utf8.of("/bin/gcc"), Utf8.of("-o")), "/f", streams, outputs);
  }

  private Request.Ran ran(int code) {
    stage.next(listener -> code);
    return run.run(plan(true, List.of(LIST, OBJECT)));
  }

  @Test
  void run_reportsHowItEndedAndWhatItSaid() {
    stage.next(
        listener -> {
          Stage.say(listener, Host.OUT, "out");
          Stage.say(listener, Host.ERROR, "in /f/out");
          return 137;
        });
    assertThat(run.wasRun()).isFalse();
    Request.Ran report =
        run.run(new Response.Plan(List.of(Utf8.of("/bin/gcc")), "/f", true, List.of()));

    assertThat(report)
        .isEqualTo(
            new Request.Ran(List.of(137L), Bytes.of("out"), Bytes.of("in /f/out"), true, true));
    assertThat(run.wasRun()).isTrue();
    assertThat(stage.ran)
        .extracting(command -> command.program().text())
        .containsExactly("/bin/gcc");
    assertThat(stage.errorText()).isEqualTo("in ");
    assertThat(run.relay(137)).isEqualTo(137);
  }

  @Test
  void run_thatCouldNotStart_reportsNoCodes() {
    stage.next(listener -> -1);

    assertThat(run.run(plan(true, List.of())).exitCodes()).isEmpty();
    assertThat(run.deliver()).isFalse();
    assertThat(run.repeat()).isEqualTo(-1);
  }

  @Test
  void run_whoseWordsAreLost_reportsNoCodes() {
    stage.room = false;
    stage.next(
        listener -> {
          Stage.say(listener, Host.OUT, "x".repeat(Speech.LIMIT + 1));
          return 0;
        });
    Request.Ran report = run.run(plan(false, List.of(OBJECT)));

    assertThat(report.exitCodes()).isEmpty();
    assertThat(report.whole()).isFalse();
    assertThat(report.stdout()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void relay_ofHeldWords_saysThemAndTellsOfAFullDisk() {
    stage.next(
        listener -> {
          Stage.say(listener, Host.OUT, "out");
          return 0;
        });
    run.run(plan(false, List.of()));
    assertThat(stage.outText()).isEmpty();
    assertThat(run.relay(0)).isZero();
    assertThat(stage.outText()).isEqualTo("out");
    stage.unheard = "no room";

    assertThat(run.relay(0)).isEqualTo(1);
    assertThat(run.relay(2)).isEqualTo(2);
  }

  @Test
  void deliver_success_takesTheFolderThenPlacesInOrder() {
    ran(0);
    stage.kinds.put("/w/a.o", Kind.FILE);

    assertThat(run.deliver()).isTrue();
    assertThat(stage.done)
        .containsExactly(
            "rename /f /f.taken",
            "place /f.taken/lists/full.d /w/a.d 600",
            "place /f.taken/out/a.o /w/a.o 644");
  }

  @Test
  void deliver_failure_isLeftToTheTool() {
    ran(1);
    assertThat(run.deliver()).isFalse();
    assertThat(stage.done).isEmpty();
  }

  @Test
  void deliver_wordsThatNameTheFolder_isLeftToTheTool() {
    stage.next(
        listener -> {
          Stage.say(listener, Host.OUT, "/f");
          return 0;
        });
    run.run(plan(true, List.of(OBJECT)));

    assertThat(run.deliver()).isFalse();
    assertThat(stage.done).isEmpty();
  }

  @Test
  void deliver_nothingNamed_isLeftToTheTool() {
    stage.next(listener -> 0);
    run.run(plan(true, List.of()));

    assertThat(run.deliver()).isFalse();
    assertThat(stage.done).isEmpty();
  }

  @Test
  void deliver_folderThatIsGone_isLeftToTheTool() {
    ran(0);
    stage.renames = false;

    assertThat(run.deliver()).isFalse();
    assertThat(stage.done).hasSize(1);
  }

  @Test
  void deliver_missingOrEmptyOrOddFiles_placesNothing() {
    ran(0);
    stage.sizes.put("/f.taken/out/a.o", 0L);
    assertThat(run.deliver()).isFalse();
    stage.sizes.put("/f.taken/out/a.o", 1L);
    stage.sizes.put("/f.taken/lists/full.d", 0L);
    assertThat(run.deliver()).isFalse();
    stage.sizes.remove("/f.taken/lists/full.d");
    assertThat(run.deliver()).isFalse();
    stage.sizes.put("/f.taken/lists/full.d", 1L);
    stage.kinds.put("/w/a.d", Kind.LINK);
    assertThat(run.deliver()).isFalse();

    assertThat(stage.done).allMatch(step -> step.startsWith("rename"));
  }

  @Test
  void deliver_fileFromElsewhere_placesNothing() {
    stage.next(listener -> 0);
    stage.sizes.put("/f.taken", 1L);
    run.run(plan(true, List.of(new PlannedOutput("/etc/passwd", "/w/a.o", 0644))));

    assertThat(run.deliver()).isFalse();
    assertThat(stage.done).containsExactly("rename /f /f.taken");
  }

  @Test
  void deliver_noRoom_isLeftToTheTool() {
    ran(0);
    stage.room = false;

    assertThat(run.deliver()).isFalse();
  }

  @Test
  void repeat_afterWords_runsTheToolAndLeavesThemOut() {
    stage.next(
        listener -> {
          Stage.say(listener, Host.ERROR, "w\n");
          return 0;
        });
    run.run(plan(true, List.of()));
    stage.next(
        listener -> {
          Stage.say(listener, Host.ERROR, "w\nand more\n");
          Stage.say(listener, Host.OUT, "out");
          return 4;
        });

    assertThat(run.repeat()).isEqualTo(4);
    assertThat(stage.errorText()).isEqualTo("w\nand more\n");
    assertThat(stage.outText()).isEqualTo("out");
    assertThat(stage.ran.get(1).reads()).isTrue();
    assertThat(stage.ran.get(1).argv()).hasSize(2);
    stage.next(listener -> -1);
    assertThat(run.repeat()).isEqualTo(-1);
  }
}
