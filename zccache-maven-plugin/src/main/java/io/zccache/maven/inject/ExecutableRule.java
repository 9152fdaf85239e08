/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import java.util.List;
import java.util.Set;

/**
 * native-maven-plugin: the parameter that names the compiler or linker becomes the link. Where it
 * is absent the plugin runs {@code gcc}, for C++ too; arguments and their order stay untouched.
 *
 * @param parameter names the executable
 * @param providers the parameters that choose the plugin's way of calling, the first set one counts
 * @param anyName whether every name is a compiler's, as it is for the goal that compiles
 */
record ExecutableRule(String parameter, List<String> providers, boolean anyName) implements Rule {

  private static final Set<String> GCC_LIKE = Set.of("generic", "generic-classic");

  /** The provider that makes archives, and the program that it calls. */
  private static final String AR = "ar";

  @Override
  public Edit edit(MojoCall call, ToolLinks links) {
    String provider =
        providers.stream().flatMap(name -> call.value(name).stream()).findFirst().orElse("generic");
    boolean archives = provider.equals(AR);
    if (!archives && !GCC_LIKE.contains(provider)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_PROVIDER, provider);
    }
    String command = call.value(parameter).orElse(archives ? AR : "gcc");
    String name = ToolNames.fileName(command);
    if (ToolNames.isCache(name)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_CACHE, name);
    }
    if (!anyName && !ToolNames.isCompiler(name) && !ToolNames.isArchiver(name)) {
      return new Edit.LeftAlone(LeaveReason.OTHER_TOOL, name);
    }
    return links
        .of(command, List.of(call.folder("workingDirectory")))
        .edit(link -> new ConfigurationEdit(call).set(parameter, link));
  }
}
