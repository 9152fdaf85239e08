/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import io.zccache.client.Route;
import io.zccache.client.Settings;
import io.zccache.client.SideFile;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Request;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a tool call into the words of the protocol. */
final class ToolRequest {
  private static final Utf8 REMAP = Utf8.of("ZCCACHE_PATH_REMAP");
  private static final Utf8 REMAP_ROOT = Utf8.of("ZCCACHE_WORKTREE_ROOT");

  private final Host host;
  private final Settings settings;

  ToolRequest(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * The request, or null if the current folder is gone.
   *
   * @throws MalformedTextException if an argument, a path or the environment is not UTF-8
   */
  @Nullable Request of(Tool.Call call) throws MalformedTextException {
    FilePath folder = host.workingFolder();
    if (folder == null) {
      return null;
    }
    WirePath cwd = path(folder);
    WirePath tool = path(call.tool().absolute());
    List<Utf8> arguments = texts(call.arguments());
    String session = session(call.tool().link().side());
    List<EnvVar> environment = announced(call, session);
    long pid = host.processId();
    if (isLink(call)) {
      return new Request.LinkEphemeral(pid, tool, arguments, cwd, environment);
    }
    return session == null
        ? new Request.CompileEphemeral(pid, cwd, tool, arguments, cwd, environment, Bytes.EMPTY)
        : new Request.Compile(session, arguments, cwd, tool, environment, Bytes.EMPTY);
  }

  /**
   * The question about a call, or null if the current folder is gone.
   *
   * @throws MalformedTextException if an argument, a path or the environment is not UTF-8
   */
  @Nullable Request explain(Tool.Call call) throws MalformedTextException {
    FilePath folder = host.workingFolder();
    return folder == null
        ? null
        : new Request.Explain(
            host.processId(),
            path(call.tool().absolute()),
            texts(call.arguments()),
            path(folder),
            announced(call, null));
  }

  private static boolean isLink(Tool.Call call) {
    byte[] name = call.tool().absolute().base().toBytes();
    return Route.of(name, call.arguments()) == Route.LINK;
  }

  private static List<Utf8> texts(List<byte[]> arguments) throws MalformedTextException {
    List<Utf8> texts = new ArrayList<>(arguments.size());
    for (byte[] argument : arguments) {
      texts.add(Utf8.wrap(argument, 0, argument.length));
    }
    return texts;
  }

  private @Nullable String session(@Nullable SideFile side) {
    String session = settings.session();
    return session != null || side == null ? session : side.build().session();
  }

  /** With what this client says of itself, and without what another may have said. */
  private List<EnvVar> announced(Tool.Call call, @Nullable String session)
      throws MalformedTextException {
    List<EnvVar> variables = call.tool().environment().variables();
    List<EnvVar> announced = new ArrayList<>(variables.size() + 6);
    SideFile side = call.tool().link().side();
    SideFile.Build build = side == null ? SideFile.Build.NONE : side.build();
    boolean remapNamed = false;
    for (EnvVar variable : variables) {
      Utf8 name = variable.name();
      remapNamed |= name.equals(REMAP);
      if (!build.sets(name) && !name.equals(ClientAnnouncement.NAME)) {
        announced.add(variable);
      }
    }
    announced.addAll(build.variables());
    FilePath remap = build.remap();
    if (remap != null && !remapNamed) {
      announced.add(new EnvVar(REMAP, Utf8.of("auto")));
      announced.add(new EnvVar(REMAP_ROOT, path(remap).utf8()));
    }
    ClientAnnouncement ours =
        ClientAnnouncement.ours(
            host.workshop() != null, host.umask() & 0777, host.errorIsTerminal(), session);
    // An archiver prints the name that it is called by.
    announced.add((isLink(call) ? ours.calling(name(call)) : ours).toEnvVar());
    return announced;
  }

  private static String name(Tool.Call call) throws MalformedTextException {
    byte[] bytes = call.tool().name().toBytes();
    return Utf8.wrap(bytes, 0, bytes.length).text();
  }

  private static WirePath path(FilePath path) throws MalformedTextException {
    byte[] bytes = path.toBytes();
    return new WirePath(Utf8.wrap(bytes, 0, bytes.length));
  }
}
