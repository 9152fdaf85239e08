/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells whether the cache can work here: each setting and where its value comes from, the programs,
 * which are installed and tried, the daemon if one runs, and the compilers on the path. Starts no
 * daemon, and changes nothing else. What is wrong is told as a warning, with what to do.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public final class DoctorMojo extends ZccacheMojo {

  /** For the container. */
  @Inject
  public DoctorMojo(Builds builds) {
    super(builds);
  }

  @Override
  void run(Settings settings) throws BadSettingException {
    Examination examination =
        new Examination(
            builds().parts().setup(session(), settings),
            builds().of(session()).isPresent(),
            builds().surroundings());
    examination.settings(settings, sources());
    examination.cache();
    examination.compilers();
    examination.lines().forEach(line -> getLog().info(line));
    examination.faults().forEach(fault -> trouble(settings, fault));
    if (examination.faults().isEmpty()) {
      getLog().info("Nothing is wrong.");
    }
  }

  @Override
  boolean worksIfSkipped() {
    return true;
  }
}
