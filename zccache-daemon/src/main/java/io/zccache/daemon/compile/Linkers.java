/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.LinkerKind;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows linkers that are called without a driver. One is asked once for each content; after that
 * its program is only statted. Any thread may ask.
 */
final class Linkers {
  private static final int MOST = 50;
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_.]+-)*(?:ld|ld\\.bfd|ld\\.gold|ld\\.lld)(?:-[0-9.]+)?");

  /** What the program of LLVM's is in the end. */
  private static final String LLVM = "lld";

  private static final String GNU = "GNU ld ";
  private static final Pattern LLD = Pattern.compile("^(?:[A-Za-z]+ )?LLD [0-9]");

  private final Inquiry inquiry;
  private final FileTable files;
  private final StampSource stamps;
  private final Cache<Question, Said> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  Linkers(Inquiry inquiry, FileTable files, StampSource stamps) {
    this.inquiry = inquiry;
    this.files = files;
    this.stamps = stamps;
  }

  private record Question(Path program, Digest content) {}

  private record Said(LinkerKind kind, String version) {}

  /**
   * A linker that is called.
   *
   * @param tool with itself in the place of the driver
   */
  record Linker(LinkerKind kind, LinkTools.Tool tool) {}

  /** Whether a tool is a linker by its name. */
  static boolean isOne(CompileRequest request) {
    return NAME.matcher(SearchWalk.nameOf(request.tool())).matches();
  }

  /**
   * Looks at the tool of a request; empty if it is not understood.
   *
   * @param evidence takes what the answer rests on
   */
  Optional<Linker> of(CompileRequest request, Evidence evidence)
      throws IOException, InterruptedException {
    Optional<Path> program = Programs.of(request, stamps, evidence);
    // Another cache may stand behind a link of a linker's name.
    if (program.isEmpty()
        || !isKnown(program.get().toRealPath().getFileName().toString())
        || Programs.isScript(program.get())
        || !(files.current(program.get(), evidence) instanceof FileState.Known content)) {
      return Optional.empty();
    }
    Question question = new Question(program.get(), content.digest());
    Said said = known.getIfPresent(question);
    if (said == null) {
      Optional<Said> now = ask(program.get(), request);
      if (now.isEmpty()) {
        return Optional.empty();
      }
      said = now.get();
      known.put(question, said);
    }
    Compiler linker =
        new Compiler(
            program.get(),
            CompilerFamily.GCC,
            false,
            CompilerIdentity.of(
                "linker " + said.version(),
                SearchWalk.nameOf(request.tool()),
                List.of(content.digest())),
            said.version(),
            false,
            false,
            Optional.empty(),
            program);
    return Optional.of(new Linker(said.kind(), new LinkTools.Tool(linker, Optional.empty())));
  }

  private static boolean isKnown(String name) {
    return NAME.matcher(name).matches() || name.equals(LLVM);
  }

  private Optional<Said> ask(Path program, CompileRequest request)
      throws IOException, InterruptedException {
    String version =
        Inquiry.told(inquiry.ask(program, List.of("--version"), request, () -> false))
            .lines()
            .findFirst()
            .orElse("");
    if (version.startsWith(GNU)) {
      return Optional.of(new Said(LinkerKind.USUAL, version));
    }
    return LLD.matcher(version).find()
        ? Optional.of(new Said(LinkerKind.LLD, version))
        : Optional.empty();
  }
}
