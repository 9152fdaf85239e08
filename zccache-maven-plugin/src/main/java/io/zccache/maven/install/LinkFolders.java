/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import io.zccache.maven.inject.LeaveReason;
import io.zccache.maven.inject.Link;
import io.zccache.maven.inject.ToolLinks;
import io.zccache.maven.inject.ToolNames;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The link folders that one build uses, made when they are asked for and mended when another build
 * or the user has changed them since. Any thread.
 */
public final class LinkFolders implements ToolLinks {

  private final Checkout checkout;
  private final Path launcher;
  private final SideFiles sideFiles;
  private final Map<String, String> environment;
  private final Set<LinkFolder> made = ConcurrentHashMap.newKeySet();

  /**
   * The folders of a build, none made yet.
   *
   * @param checkout where they belong
   * @param launcher what the links lead to
   * @param sideFiles what the side files say
   * @param environment the JVM's own, with the PATH in which it finds programs
   */
  public LinkFolders(
      Checkout checkout, Path launcher, SideFiles sideFiles, Map<String, String> environment) {
    this.checkout = checkout;
    this.launcher = launcher;
    this.sideFiles = sideFiles;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Link of(String command, List<String> folders) {
    try {
      Optional<Path> tool = find(command, folders);
      return tool.isPresent()
          ? linkTo(tool.get())
          : new Link.None(LeaveReason.TOOL_NOT_FOUND, command);
    } catch (IOException e) {
      return failed(e);
    }
  }

  @Override
  public Link searchPath(Optional<String> path) {
    Optional<String> cache = variableOfOtherCache();
    if (cache.isPresent()) {
      return new Link.None(LeaveReason.OTHER_CACHE, cache.get());
    }
    String text = path.orElse(environment.getOrDefault("PATH", ""));
    try {
      return inFront(SearchPath.parse(text).folders(), text);
    } catch (IOException e) {
      return failed(e);
    }
  }

  @Override
  public Link launcher(List<String> variables) {
    Optional<String> cache = variableOfOtherCache();
    if (cache.isPresent()) {
      return new Link.None(LeaveReason.OTHER_CACHE, cache.get());
    }
    for (String variable : variables) {
      String given = environment.getOrDefault(variable, "");
      if (!given.isBlank()) {
        return given.endsWith("/" + LinkFolder.LAUNCHER)
            ? new Link.None(LeaveReason.OWN_LINK, variable)
            : new Link.None(LeaveReason.OTHER_LAUNCHER, variable);
      }
    }
    try {
      LinkFolder links = ready(checkout.launcherLinks());
      links.makeLink(LinkFolder.LAUNCHER, launcher);
      return new Link.To(links.link(LinkFolder.LAUNCHER).toString());
    } catch (IOException e) {
      return failed(e);
    }
  }

  /** Makes the launchers run the real tools from now on, in folders that are still this build's. */
  public void switchOff() throws IOException {
    for (LinkFolder links : made) {
      sideFiles.switchOff(links);
    }
  }

  private Optional<String> variableOfOtherCache() {
    return Stream.of("CC", "CXX")
        .filter(variable -> ToolNames.mentionsCache(environment.getOrDefault(variable, "")))
        .findFirst();
  }

  private Optional<Path> find(String command, List<String> folders) {
    try {
      if (command.indexOf('/') < 0) {
        return SearchPath.parse(environment.getOrDefault("PATH", "")).find(command);
      }
      return (command.startsWith("/") ? Stream.of("/") : folders.stream())
          .map(folder -> Path.of(folder).resolve(command).toAbsolutePath())
          .filter(ToolFolder::isProgram)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a name that this JVM's locale cannot spell
    }
  }

  private Link linkTo(Path tool) throws IOException {
    Path real = Objects.requireNonNull(tool.getParent(), "a program is in a folder");
    String name = tool.getFileName().toString();
    if (LinkFolder.isLinkFolder(real)) {
      return new Link.None(LeaveReason.OWN_LINK, name);
    }
    if (ToolFolder.isCache(tool)) {
      return new Link.None(LeaveReason.OTHER_CACHE, name);
    }
    LinkFolder links = ready(checkout.linksFor(real));
    links.makeLink(name, launcher);
    return new Link.To(links.link(name).toString());
  }

  // Each folder's links come in the folders' own order, so each tool's name leads to the same
  // tool as before. A name that another cache answers first would be taken from it: then nothing.
  private Link inFront(List<Path> folders, String text) throws IOException {
    Set<Path> seen = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<String> front = new LinkedHashSet<>();
    for (Path folder : folders) {
      if (LinkFolder.isLinkFolder(folder) || !seen.add(Checkout.real(folder))) {
        continue;
      }
      ToolFolder tools = ToolFolder.scan(folder);
      for (String cache : tools.caches()) {
        if (!names.contains(cache)) {
          return new Link.None(LeaveReason.OTHER_CACHE, cache);
        }
      }
      if (names.addAll(tools.tools())) {
        front.add(ready(checkout.linksFor(folder)).folder().toString());
      }
    }
    return front.isEmpty()
        ? new Link.None(LeaveReason.TOOL_NOT_FOUND, "compiler")
        : new Link.To(front.stream().collect(Collectors.joining(":", "", ":")) + text);
  }

  // Others may have changed or removed the folder since this build made it.
  private LinkFolder ready(LinkFolder links) throws IOException {
    byte[] content = sideFiles.content(links.real());
    if (!made.contains(links) || !links.says(content)) {
      links.make(launcher, content);
      made.add(links); // only now: whoever finds it here finds all its links
    }
    return links;
  }

  private static Link failed(IOException e) {
    return new Link.Failed("the links to the compilers cannot be made: " + e);
  }
}
