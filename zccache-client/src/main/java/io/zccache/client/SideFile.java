/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.EnvVar;
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
    FilePath real = path(content, "real");
    FilePath root = path(content, "root");
    byte[] format = value(content, "format");
    byte[] enabled = value(content, "enabled");
    byte[] session = value(content, "session");
    if (real == null || root == null || format == null || !Ascii.equal(format, FORMAT)) {
      return null;
    }
    return new SideFile(
        enabled != null && Ascii.equal(enabled, "1"),
        real,
        root,
        path(content, "endpoint"),
        path(content, "daemon"),
        new Build(
            session == null ? null : FilePath.of(session).text(),
            path(content, "remap"),
            variables(content)));
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

  private static @Nullable FilePath path(byte[] content, String key) {
    byte[] value = value(content, key);
    return value == null || value.length == 0 || value[0] != '/' ? null : FilePath.of(value);
  }

  /** What is no variable is left out. */
  private static List<EnvVar> variables(byte[] content) {
    List<EnvVar> variables = new ArrayList<>();
    for (byte[] value : values(content, "set")) {
      int equals = 0;
      while (equals < value.length && value[equals] != '=') {
        equals++;
      }
      if (equals > 0 && equals < value.length && Utf8.isValid(value, 0, value.length)) {
        FilePath name = FilePath.of(Arrays.copyOf(value, equals));
        FilePath text = FilePath.of(Arrays.copyOfRange(value, equals + 1, value.length));
        variables.add(EnvVar.of(name.text(), text.text()));
      }
    }
    return variables;
  }

  private static byte @Nullable [] value(byte[] content, String key) {
    List<byte[]> values = values(content, key);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The values that are not empty. */
  private static List<byte[]> values(byte[] content, String key) {
    List<byte[]> values = new ArrayList<>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      byte[] line = new byte[end - start];
      System.arraycopy(content, start, line, 0, line.length);
      if (Ascii.startsWith(line, key)
          && line.length > key.length() + 1
          && line[key.length()] == '=') {
        byte[] value = new byte[line.length - key.length() - 1];
        System.arraycopy(line, key.length() + 1, value, 0, value.length);
        values.add(value);
      }
      start = end + 1;
    }
    return values;
  }
}
