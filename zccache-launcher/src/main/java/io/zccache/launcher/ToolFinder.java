/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.SideFile;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import org.jspecify.annotations.Nullable;

/** Finds the real tool: never a link of ours, never this program itself, nor another cache. */
final class ToolFinder {
  private static final int NOT_FOUND = 127;
  private static final int NOT_RUNNABLE = 126;

  /** Links that follow each other more often than that lead nowhere. */
  private static final int MOST_HOPS = 40;

  private final Host host;
  private final Folders files;
  private final Environment given;
  private final @Nullable FileFacts self;

  ToolFinder(Host host, Folders files, Environment given) {
    this.host = host;
    this.files = files;
    this.given = given;
    FilePath program = host.program();
    this.self = program == null ? null : files.follow(program);
  }

  /** The tool that {@code word} names: a path, or a name that is searched in PATH. */
  Tool named(FilePath word) {
    if (word.hasFolder()) {
      return isLink(word)
          ? behind(word.folder(), word.base(), word, host.target(word) != null)
          : atPath(word);
    }
    return searched(word, word, new SearchPath(given, files), besideThis());
  }

  /** What is meant: our own name before a call, again and again, says nothing. */
  Invocation withoutOurselves(Invocation read) {
    Invocation meant = read;
    while (meant instanceof Invocation.Wrap wrap
        && !wrap.arguments().isEmpty()
        && Ascii.startsWith(wrap.word().base().toBytes(), "zccache")
        && isSelf(wrap.word())) {
      meant = Invocation.read(wrap.arguments());
      if (meant instanceof Invocation.Wrap inner && inner.paths() == null) {
        meant = new Invocation.Wrap(inner.word(), inner.arguments(), wrap.paths());
      }
    }
    return meant;
  }

  /** Whether {@code word} names this very program. */
  private boolean isSelf(FilePath word) {
    if (word.hasFolder()) {
      return isSame(files.follow(word));
    }
    for (FilePath folder : new SearchPath(given, files).folders()) {
      FilePath candidate = folder.join(word);
      if (candidate.hasFolder() && isProgram(files.follow(candidate))) {
        return isSame(files.follow(candidate));
      }
    }
    return false;
  }

  /**
   * The tool {@code name} that a link in {@code links} stands for.
   *
   * @param spelled how the caller named the link
   */
  Tool behind(FilePath links, FilePath name, FilePath spelled) {
    FilePath program = host.program();
    boolean symbolic = program != null && !program.base().equals(name);
    return behind(links, name, spelled, symbolic);
  }

  /**
   * @param symbolic whether it is a symbolic link, as people make them, and not a file of a build's
   */
  private Tool behind(FilePath links, FilePath name, FilePath spelled, boolean symbolic) {
    SideFile side = sideFile(links);
    // Build folders of links are known by their side files; others only by a look at each folder.
    SearchPath path =
        side == null ? new SearchPath(given, files, name, self) : new SearchPath(given, files);
    Tool.Link link =
        side == null
            ? symbolic && !isLinkFolder(links) ? new Tool.Link.None() : new Tool.Link.Lost()
            : new Tool.Link.Through(links, side);
    if (side != null && !isLinkFolder(side.real())) {
      FilePath program = side.real().join(name);
      FileFacts facts = files.follow(program);
      if (isProgram(facts) && !isSame(facts) && host.mayExecute(program)) {
        FilePath called = finds(path, spelled, facts) ? spelled : program;
        return new Tool.Found(program, called, absolute(program), path.environment(), link);
      }
    }
    Tool found = searched(name, spelled.equals(name) ? spelled : null, path, link);
    return found instanceof Tool.Missing missing && missing.exitCode() == NOT_FOUND
        ? new Tool.Missing(name, NOT_FOUND, "PATH has none besides the links to zccache")
        : found;
  }

  /** What the link folder says in which this program is called by its own name, as CMake does. */
  private Tool.Link besideThis() {
    FilePath program = host.program();
    if (program == null) {
      return new Tool.Link.None();
    }
    SideFile side = sideFile(program.folder());
    return side == null ? new Tool.Link.None() : new Tool.Link.Through(program.folder(), side);
  }

  private @Nullable SideFile sideFile(FilePath links) {
    byte[] content = host.read(links.join(SideFile.NAME), SideFile.MAX_LENGTH);
    return content == null ? null : SideFile.parse(content);
  }

  /** Whether a program called so would find itself in PATH, as gcc does to find its parts. */
  private boolean finds(SearchPath path, FilePath spelled, @Nullable FileFacts facts) {
    if (spelled.hasFolder() || facts == null) {
      return false;
    }
    for (FilePath folder : path.folders()) {
      FileFacts there = files.follow(SearchPath.at(folder, spelled));
      if (isProgram(there)) {
        return there != null && there.same(facts);
      }
    }
    return false;
  }

  private Tool atPath(FilePath word) {
    FileFacts facts = files.follow(word);
    if (facts == null) {
      return new Tool.Missing(word, NOT_FOUND, "No such file or directory");
    }
    if (facts.kind() == Kind.FOLDER) {
      return new Tool.Missing(word, NOT_RUNNABLE, "Is a directory");
    }
    if (!host.mayExecute(word)) {
      return new Tool.Missing(word, NOT_RUNNABLE, "Permission denied");
    }
    SearchPath path = new SearchPath(given, files);
    return new Tool.Found(word, word, absolute(word), path.environment(), besideThis());
  }

  /**
   * The first program of that name in PATH that is neither this one nor, if there is any other,
   * another cache's link.
   *
   * @param called its argv[0]; null for its path, which it is too where a search for it would lead
   *     to what was passed by: gcc finds its parts beside what it finds itself to be
   */
  private Tool searched(FilePath name, @Nullable FilePath called, SearchPath path, Tool.Link link) {
    boolean forbidden = false;
    boolean first = true;
    FilePath cache = null;
    for (FilePath folder : path.folders()) {
      FilePath program = SearchPath.at(folder, name);
      FileFacts facts = files.follow(program);
      if (isProgram(facts)) {
        if (!host.mayExecute(program)) {
          forbidden = true;
        } else if (isSame(facts)) {
          first = false;
        } else if (!isCachesLink(program)) {
          return found(program, first ? called : null, path, link);
        } else {
          first = false;
          cache = cache == null ? program : cache;
        }
      }
    }
    if (cache != null) {
      return found(cache, null, path, link);
    }
    return forbidden
        ? new Tool.Missing(name, NOT_RUNNABLE, "Permission denied")
        : new Tool.Missing(name, NOT_FOUND, "No such file or directory");
  }

  private Tool found(FilePath program, @Nullable FilePath called, SearchPath path, Tool.Link link) {
    return new Tool.Found(
        program, called == null ? program : called, absolute(program), path.environment(), link);
  }

  /** Whether that is a compiler's name for a cache of another make, which is no compiler. */
  private boolean isCachesLink(FilePath program) {
    if (isCachesName(program)) {
      return false;
    }
    FilePath at = program;
    FilePath target = host.target(at);
    for (int hop = 0; target != null && hop < MOST_HOPS; hop++) {
      if (isCachesName(target)) {
        return true;
      }
      at = at.folder().join(target);
      target = host.target(at);
    }
    return false;
  }

  private static boolean isCachesName(FilePath program) {
    FilePath name = program.base();
    return name.is("ccache") || name.is("sccache");
  }

  /** For a process in another folder. Two dots behind a link lead elsewhere than they seem to. */
  private FilePath absolute(FilePath program) {
    if (program.isAbsolute() && !program.climbs()) {
      return program;
    }
    FilePath folder = host.real(program.folder());
    return folder == null ? program : folder.join(program.base());
  }

  private boolean isLink(FilePath word) {
    return isLinkFolder(word.folder()) || isSame(files.follow(word));
  }

  private boolean isLinkFolder(FilePath folder) {
    return files.follow(folder.join(SideFile.NAME)) != null;
  }

  private boolean isSame(@Nullable FileFacts facts) {
    return facts != null && self != null && facts.same(self);
  }

  private static boolean isProgram(@Nullable FileFacts facts) {
    return facts != null && facts.kind() == Kind.FILE;
  }
}
