/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import java.util.List;

/** Which request a tool call becomes. A daemon judges for itself; a foreign one goes by this. */
public enum Route {
  /** A compile, and whatever nobody knows. */
  COMPILE,
  /** A linker, an archiver, or a compiler driver that links. */
  LINK;

  /**
   * The route of a call.
   *
   * @param name the tool's name without a folder
   * @param arguments the tool's arguments without its name
   */
  public static Route of(byte[] name, List<byte[]> arguments) {
    // A compile carries stdin, a link does not.
    if (readsStdin(arguments)) {
      return COMPILE;
    }
    byte[] stem = stem(name);
    if (isArchiver(stem) || isLinker(name, stem)) {
      return LINK;
    }
    return isDriver(stem) && !compiles(arguments) ? LINK : COMPILE;
  }

  /** Whether an argument is exactly a dash, which means standard input to compilers. */
  public static boolean readsStdin(List<byte[]> arguments) {
    for (byte[] argument : arguments) {
      if (argument.length == 1 && argument[0] == '-') {
        return true;
      }
    }
    return false;
  }

  private static boolean isArchiver(byte[] stem) {
    return Ascii.equal(Ascii.lower(stem), "lib")
        || Ascii.startsWith(stem, "llvm-ar")
        || Ascii.startsWith(stem, "llvm_ar")
        || Ascii.equal(stem, "ar")
        || Ascii.endsWith(stem, "-ar");
  }

  private static boolean isLinker(byte[] name, byte[] stem) {
    return Ascii.equal(Ascii.lower(stem), "link")
        || Ascii.equal(name, "ld.lld")
        || Ascii.startsWith(name, "ld.lld-")
        || Ascii.equal(name, "ld.bfd")
        || Ascii.equal(name, "ld.gold")
        || Ascii.equal(stem, "lld")
        || Ascii.startsWith(stem, "lld-")
        || Ascii.equal(stem, "wasm-ld")
        || Ascii.equal(stem, "ld")
        || Ascii.endsWith(stem, "-ld");
  }

  private static boolean isDriver(byte[] stem) {
    return Ascii.equal(stem, "cc")
        || Ascii.equal(stem, "c++")
        || Ascii.equal(stem, "emcc")
        || Ascii.equal(stem, "em++")
        || Ascii.equal(stem, "gcc")
        || Ascii.equal(stem, "g++")
        || Ascii.endsWith(stem, "-gcc")
        || Ascii.endsWith(stem, "-g++")
        || Ascii.indexOf(stem, "clang") >= 0;
  }

  /** Whether the driver stops before linking, or a response file may say so. */
  private static boolean compiles(List<byte[]> arguments) {
    boolean afterLanguage = false;
    for (byte[] argument : arguments) {
      if (Ascii.equal(argument, "-c")
          || Ascii.equal(argument, "-E")
          || Ascii.equal(argument, "-S")
          || Ascii.equal(argument, "--precompile")
          || (argument.length > 1 && argument[0] == '@')
          || (afterLanguage && isHeaderLanguage(argument))) {
        return true;
      }
      afterLanguage = Ascii.equal(argument, "-x");
    }
    return false;
  }

  private static boolean isHeaderLanguage(byte[] argument) {
    return Ascii.equal(argument, "c-header")
        || Ascii.equal(argument, "c++-header")
        || Ascii.equal(argument, "c-header-unit")
        || Ascii.equal(argument, "c++-header-unit");
  }

  /** The name without its last extension; {@code ld.lld} keeps its first part only. */
  private static byte[] stem(byte[] name) {
    int dot = name.length - 1;
    while (dot > 0 && name[dot] != '.') {
      dot--;
    }
    byte[] stem = new byte[dot > 0 ? dot : name.length];
    System.arraycopy(name, 0, stem, 0, stem.length);
    return stem;
  }
}
