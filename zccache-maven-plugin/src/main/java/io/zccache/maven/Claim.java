/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Properties;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * The right to serve a build, for the case that we are loaded twice, as core and as build extension
 * say: two copies of our classes that share nothing but Maven's own objects.
 */
final class Claim {

  private static final String KEY = "io.zccache.build";

  private Claim() {}

  /** Whether the build is the caller's from now on. */
  static boolean take(MavenExecutionRequest request) {
    // The value names the build: a Maven run by Maven may be given the outer one's properties.
    String ours = time(request) + "/" + Integer.toHexString(System.identityHashCode(request));
    Properties shared = request.getUserProperties();
    Object before = shared.putIfAbsent(KEY, ours);
    return before == null || (!before.equals(ours) && shared.replace(KEY, before, ours));
  }

  @SuppressWarnings("JavaUtilDate") // Maven's
  private static String time(MavenExecutionRequest request) {
    return request.getStartTime() == null ? "" : Long.toHexString(request.getStartTime().getTime());
  }
}
