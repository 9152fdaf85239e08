/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file beside the links of a link folder. It tells a launcher that is called by a compiler's
 * name where the real tools are, and which cache and session the call belongs to.
 *
 * <pre>
 * file  := line*
 * line  := key '=' value '\n'     value: any bytes but a line end
 * keys     format    1; any other is a file of another release, which this one does not read
 *          enabled   1 or 0; 0: run the real tool
 *          real      the folder of the real tools, absolute
 *          root      the cache root, absolute
 *          endpoint  the daemon's socket, if it is not the root's own
 *          daemon    the program that starts a daemon
 *          session   the build that the calls are counted for, if any
 *          remap     the root of the checkout that shares results with others, if it shall
 *          set       NAME=VALUE, a variable that the calls are sent with; any number of lines
 * </pre>
 *
 * Unknown keys are left out. A file that lacks format, real or root is none.
 */
public record SideFile(
    boolean enabled,
    FilePath real,
    FilePath root,
    @Nullable FilePath endpoint,
    @Nullable FilePath daemon,
    Build build) {
  /** Its name. */
  public static final String NAME = "zccache.links";

  /** Larger ones are not read. */
  public static final int MAX_LENGTH = 64 * 1024;

  private static final String FORMAT = "1";
  private static final String SET = "set=";

  /**
   * The build that the calls belong to.
   *
   * @param session what they are counted for
   * @param remap the root of the checkout, if it shares results with others
   * @param variables what its calls are sent with, whatever their environment says of these
   */
  public record Build(@Nullable String session, @Nullable FilePath remap, List<EnvVar> variables) {
    /** No build is known. */
    public static final Build NONE = new Build(null, null, List.of());

    /** Copies the list. */
    public Build {
      variables = List.copyOf(variables);
    }

    /** Whether it says what a variable is. */
    public boolean sets(Utf8 name) {
      for (EnvVar variable : variables) {
        if (variable.name().equals(name)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What {@code content} says, or null if it is no side file of this format. */
  public static @Nullable SideFile parse(byte[] content) {
    List<byte[]> lines = lines(content);
    Environment keys = new Environment(lines);
    FilePath real = absolute(keys, "real");
    FilePath root = absolute(keys, "root");
    byte[] format = keys.get("format");
    byte[] enabled = keys.get("enabled");
    FilePath session = keys.path("session");
    if (real == null || root == null || format == null || !Ascii.equal(format, FORMAT)) {
      return null;
    }
    return new SideFile(
        enabled != null && Ascii.equal(enabled, "1"),
        real,
        root,
        absolute(keys, "endpoint"),
        absolute(keys, "daemon"),
        new Build(
            session == null ? null : session.text(), absolute(keys, "remap"), variables(lines)));
  }

  /** The file that says this. */
  public byte[] format() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    line(out, "format", Ascii.bytes(FORMAT));
    line(out, "enabled", Ascii.bytes(enabled ? "1" : "0"));
    line(out, "real", real.toBytes());
    line(out, "root", root.toBytes());
    line(out, "endpoint", endpoint == null ? null : endpoint.toBytes());
    line(out, "daemon", daemon == null ? null : daemon.toBytes());
    line(out, "session", build.session() == null ? null : Ascii.bytes(build.session()));
    line(out, "remap", build.remap() == null ? null : build.remap().toBytes());
    for (EnvVar variable : build.variables()) {
      String text = variable.name().text() + "=" + variable.value().text();
      line(out, "set", FilePath.of(text).toBytes());
    }
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String key, byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    for (byte b : value) {
      if (b == '\n') {
        throw new IllegalArgumentException("a line end in " + key);
      }
    }
    byte[] head = Ascii.bytes(key + "=");
    out.write(head, 0, head.length);
    out.write(value, 0, value.length);
    out.write('\n');
  }

  private static @Nullable FilePath absolute(Environment keys, String key) {
    FilePath path = keys.path(key);
    return path == null || !path.isAbsolute() ? null : path;
  }

  /** What is no variable is left out. */
  private static List<EnvVar> variables(List<byte[]> lines) {
    List<byte[]> entries = new ArrayList<>();
    for (byte[] line : lines) {
      if (Ascii.startsWith(line, SET) && Utf8.isValid(line, 0, line.length)) {
        entries.add(Arrays.copyOfRange(line, SET.length(), line.length));
      }
    }
    try {
      return new Environment(entries).variables();
    } catch (MalformedTextException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<byte[]> lines(byte[] content) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || content[i] == '\n') {
        lines.add(Arrays.copyOfRange(content, start, i));
        start = i + 1;
      }
    }
    return lines;
  }
}
