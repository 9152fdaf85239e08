/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From the spawn of a daemon until it has answered a Ping, over the cache that the run has made so
 * far. Ours does without an archive of its classes. Only daemons that speak our protocol take part.
 */
record StartMeasure() implements Measure {
  static final String NAME = "start";

  /** Has our daemon do without an archive of its classes. */
  private static final String ARCHIVE_SWITCH = "ZCCACHE_CLASS_ARCHIVE";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Daemon start to first answer, without an archive of classes";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    List<Running> daemons = bench.speakers();
    Recorder recorder = new Recorder(daemons);
    List<Double> accepts = new ArrayList<>();
    for (int round = -1; round < bench.extent().rounds(); round++) {
      for (Running daemon : bench.shuffled(daemons)) {
        daemon.stop();
        Birth birth =
            bench
                .stopwatch()
                .untilPong(daemon.daemonCommand().with(ARCHIVE_SWITCH, "off"), daemon.socket());
        daemon.adopt(birth);
        double cpu = daemon.daemonCpu();
        daemon.settle();
        if (round < 0) {
          continue;
        }
        recorder.took(daemon, birth.answerMillis(), cpu, 1);
        if (daemon == bench.ours()) {
          accepts.add(birth.socketMillis());
        }
      }
    }
    List<Samples> all = new ArrayList<>(recorder.samples());
    all.add(Samples.plainly("zccache, socket accepts", new Series(accepts)));
    return new Section(NAME, title(), all);
  }
}
