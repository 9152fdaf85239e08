/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How our own launcher makes itself known: one entry of the environment it sends, {@code
 * ZCCACHE_CLIENT=1;umask=022;tty=0;session=ID}. Only a request that carries it may be answered by
 * our own responses. See {@code docs/protocol.md}.
 *
 * @param version the newest version of the extension that the client speaks, 1 or more
 * @param umask the file mode bits that the client's process takes away, 0 to 0777
 * @param terminal whether the client's standard error is a terminal
 * @param session the session that the call is counted for; null outside of one. It is heard where
 *     the request itself has no place for it
 * @param name what the tool of the call is called by where the client runs it, its argv[0], which
 *     it may print; null if that is not said
 */
public record ClientAnnouncement(
    int version, int umask, boolean terminal, @Nullable String session, @Nullable String name) {
  /** The name of the environment entry. */
  public static final Utf8 NAME = Utf8.of("ZCCACHE_CLIENT");

  private static final int MAX_UMASK = 0777;
  private static final int MAX_VALUE_LENGTH = 1024;

  /** In characters; longer names are not said. */
  private static final int MAX_NAME_LENGTH = 200;

  /** Checks the ranges. */
  public ClientAnnouncement {
    if (version < 1) {
      throw new IllegalArgumentException("no such version of the extension: " + version);
    }
    if (umask < 0 || umask > MAX_UMASK) {
      throw new IllegalArgumentException("not a umask: " + umask);
    }
  }

  /**
   * What a client of this build says of itself.
   *
   * @param plans whether it runs plans
   */
  public static ClientAnnouncement ours(
      boolean plans, int umask, boolean terminal, @Nullable String session) {
    int version = plans ? ProtocolVersions.EXTENSION : ProtocolVersions.PLANS - 1;
    return new ClientAnnouncement(version, umask, terminal, session, null);
  }

  /**
   * The same of a call whose tool the client would run under a name. A name that the entry has no
   * room for is not said.
   */
  public ClientAnnouncement calling(String tool) {
    boolean fits = tool.length() <= MAX_NAME_LENGTH && tool.indexOf(';') < 0;
    return fits ? new ClientAnnouncement(version, umask, terminal, session, tool) : this;
  }

  /** The entry to be added to the environment sent. */
  public EnvVar toEnvVar() {
    // As a character: to print a number, the launcher would set up tables of Unicode.
    String number = version < 10 ? String.valueOf((char) ('0' + version)) : "" + version;
    String value =
        number
            + ";umask="
            + (char) ('0' + (umask >> 6))
            + (char) ('0' + (umask >> 3 & 7))
            + (char) ('0' + (umask & 7))
            + ";tty="
            + (terminal ? '1' : '0')
            + (session == null ? "" : ";session=" + session)
            + (name == null ? "" : ";name=" + name);
    return new EnvVar(NAME, Utf8.of(value));
  }

  /** What {@code value} says, or nothing if it is no announcement; unknown keys are ignored. */
  public static Optional<ClientAnnouncement> parse(Utf8 value) {
    if (value.length() > MAX_VALUE_LENGTH) {
      return Optional.empty();
    }
    String text = value.text();
    int end = partEnd(text, 0);
    int version = number(text, 0, end, 10);
    int umask = -1;
    int terminal = -1;
    String session = null;
    String name = null;
    while (end < text.length()) {
      int start = end + 1;
      end = partEnd(text, start);
      if (text.startsWith("umask=", start)) {
        umask = number(text, start + "umask=".length(), end, 8);
      } else if (text.startsWith("tty=", start)) {
        terminal = number(text, start + "tty=".length(), end, 2);
      } else if (text.startsWith("session=", start)) {
        session = text.substring(start + "session=".length(), end);
      } else if (text.startsWith("name=", start)) {
        name = text.substring(start + "name=".length(), end);
      }
    }
    if (version < 1 || umask < 0 || umask > MAX_UMASK || terminal < 0 || terminal > 1) {
      return Optional.empty();
    }
    return Optional.of(new ClientAnnouncement(version, umask, terminal == 1, session, name));
  }

  /**
   * Parts an environment as it came into what the client said of itself and what the tool is to
   * see. Several announcements say nothing, but none of them is left for the tool.
   */
  public static Parted partFrom(List<EnvVar> environment) {
    List<EnvVar> rest = new ArrayList<>(environment.size());
    Optional<ClientAnnouncement> found = Optional.empty();
    int entries = 0;
    for (EnvVar entry : environment) {
      if (entry.name().equals(NAME)) {
        entries++;
        found = parse(entry.value());
      } else {
        rest.add(entry);
      }
    }
    if (entries == 0) {
      return new Parted(Optional.empty(), environment);
    }
    return new Parted(entries == 1 ? found : Optional.empty(), rest);
  }

  /** An environment without its announcement, and the announcement if there was a good one. */
  public record Parted(Optional<ClientAnnouncement> announcement, List<EnvVar> environment) {
    /** Copies the list. */
    public Parted {
      environment = List.copyOf(environment);
    }
  }

  private static int partEnd(String text, int from) {
    int end = text.indexOf(';', from);
    return end < 0 ? text.length() : end;
  }

  /** The number whose digits stand there, or -1; at most six digits, so it cannot overflow. */
  private static int number(String text, int from, int to, int radix) {
    if (from >= to || to - from > 6) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit >= radix) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
