/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * nar-maven-plugin: the folder of each tool becomes that of its link. The plugin chooses a tool by
 * a name, a prefix and a folder, and looks in PATH if there is no folder. Which name it takes where
 * the project gives none is told by a table of its own, which a project may replace.
 */
record NarRule() implements Rule {

  private static final String FOLDER = "toolPath";
  private static final String USUAL_LINKER = "g++";

  /** What makes static libraries, whatever the linker is. */
  private static final String ARCHIVER = "ar";

  /** The file with a table of a project's own, and the property that may name another one. */
  private static final String TABLE = "aol.properties";

  private static final String TABLE_PROPERTY = "nar.aolProperties";

  private static final List<Part> PARTS =
      List.of(new Part("c", "gcc"), new Part("cpp", "g++"), new Part("linker", USUAL_LINKER));

  /**
   * One tool of the plugin's.
   *
   * @param parameter where it is described
   * @param usual its name on Linux, if the linker is the usual one
   */
  private record Part(String parameter, String usual) {}

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    if (PARTS.stream()
        .anyMatch(
            part -> call.entry(part.parameter(), "ccache").filter("true"::equals).isPresent())) {
      return new Edit.LeftAlone(LeaveReason.OTHER_CACHE, "ccache");
    }
    boolean usual = isUsual(call);
    ConfigurationEdit edit = new ConfigurationEdit(call);
    for (Part part : PARTS) {
      Link link = link(part, call, links, usual);
      if (!makesArchives(part, call) || isWithArchiver(link, part, call, links)) {
        edit.part(link, to -> edit.setEntry(part.parameter(), FOLDER, ToolNames.folder(to)));
      }
    }
    return edit.whole();
  }

  private static Link link(Part part, MojoCall call, ToolLinks links, boolean usual) {
    Optional<String> given = call.entry(part.parameter(), "name");
    if (given.isEmpty() && !usual) {
      return new Link.None(LeaveReason.NAME_UNKNOWN, "name it in <" + part.parameter() + "><name>");
    }
    String name = prefix(part, call) + given.orElse(part.usual());
    if (!ToolNames.isCompiler(name)) {
      return ToolNames.isCache(name)
          ? new Link.None(LeaveReason.OTHER_CACHE, name)
          : new Link.None(LeaveReason.OTHER_TOOL, name);
    }
    return links.of(command(name, part, call), List.of(""));
  }

  private static String prefix(Part part, MojoCall call) {
    return call.entry(part.parameter(), "prefix").orElse("");
  }

  private static String command(String name, Part part, MojoCall call) {
    return call.entry(part.parameter(), FOLDER).map(folder -> folder + "/" + name).orElse(name);
  }

  private static boolean makesArchives(Part part, MojoCall call) {
    return part.parameter().equals("linker")
        && call.entries("libraries", "type").contains("static");
  }

  /** Whether the archiver that would run stands where the linker does: there it is looked for. */
  private static boolean isWithArchiver(Link linker, Part part, MojoCall call, ToolLinks links) {
    return linker instanceof Link.To to
        && links.of(command(prefix(part, call) + ARCHIVER, part, call), List.of(""))
            instanceof Link.To archiver
        && ToolNames.folder(to.text()).equals(ToolNames.folder(archiver.text()));
  }

  private static boolean isUsual(MojoCall call) {
    if (call.property(TABLE_PROPERTY).isPresent()
        || !call.entry("linker", "name").orElse(USUAL_LINKER).equals(USUAL_LINKER)) {
      return false;
    }
    // A parent's counts too; where a parent is in a repository, that of the current folder.
    return Stream.of(Stream.of(call.basedir(), Path.of("")), call.parents().stream())
        .flatMap(folders -> folders)
        .noneMatch(folder -> Files.exists(folder.resolve(TABLE)));
  }
}
