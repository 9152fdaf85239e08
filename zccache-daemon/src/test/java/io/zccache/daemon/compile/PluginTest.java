/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles with real plugins, compared with plain ones. */
@Timeout(180)
class PluginTest extends WorkplaceTestBase {
  /**
   * A plugin of gcc. It puts a text and the content of a file into the object; what it uses of
   * gcc's interface is declared here, so that gcc's headers are not needed.
   */
  private static final String FOR_GCC =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      struct argument { char *key; char *value; };
      struct given { char *base_name; const char *full_name; int count; struct argument *arguments; };
      enum { FINISH_UNIT = 5 };
      int plugin_is_GPL_compatible;
      extern FILE *asm_out_file;
      extern void register_callback(const char *, int, void (*)(void *, void *), void *);
      static char content[100];
      static const char *folder_of_output(void) {
        static char words[20000];
        FILE *in = fopen("/proc/self/cmdline", "r");
        size_t length = fread(words, 1, sizeof words - 1, in);
        fclose(in);
        for (char *word = words; word < words + length; word += strlen(word) + 1) {
          if (!strcmp(word, "-dumpdir")) return word + strlen(word) + 1;
        }
        return "";
      }
      static void finish(void *unit, void *unused) {
        fprintf(asm_out_file, "\\t.section .plug\\n\\t.ascii \\"%s %s\\"\\n", TEXT, content);
      }
      int plugin_init(struct given *given, void *version) {
        for (int i = 0; i < given->count; i++) {
          char *key = given->arguments[i].key, *value = given->arguments[i].value;
          if (!strcmp(key, "read")) {
            FILE *in = fopen(value, "r");
            fprintf(stderr, "%s %s\\n", value, in ? "is read" : "is missing");
            if (in) { fread(content, 1, sizeof content - 1, in); fclose(in); }
          } else if (!strcmp(key, "write") || !strcmp(key, "beside")) {
            char name[2000];
            snprintf(name, sizeof name, "%sa.notes", folder_of_output());
            FILE *out = fopen(value ? value : name, "w");
            fprintf(out, "notes\\n");
            fclose(out);
          }
        }
        register_callback(given->base_name, FINISH_UNIT, finish, 0);
        return 0;
      }
      """;

  /** A shared object that clang loads as a plugin of any kind, and that says so. */
  private static final String FOR_CLANG =
      """
      #include <stdio.h>
      #include <stdint.h>
      struct plugin { uint32_t api; const char *name; const char *version; void (*start)(void *); };
      static void start(void *builder) { fprintf(stderr, "passes of " TEXT "\\n"); }
      struct plugin llvmGetPassPluginInfo(void) { return (struct plugin) {1, "p", "1", start}; }
      __attribute__((constructor)) static void load(void) { fprintf(stderr, "loaded " TEXT "\\n"); }
      """;

  @BeforeEach
  void writeSource() throws Exception {
    work.write("a.c", "int f(int x) { return x + 1; }\n");
    Files.createDirectories(work.path("out"));
    Files.createDirectories(work.path("p"));
    work.write("p/plug.c", FOR_GCC);
    work.write("p/clang.c", FOR_CLANG);
  }

  @ParameterizedTest
  @CsvSource({"gcc, a.c", "g++, a.c"})
  void gccsPlugin_editedAndBack_givesTheCompilersOwnBytes(String tool, String source)
      throws Exception {
    buildForGcc(tool);
    String[] words = {tool, "-O1", "-MD", "-fplugin=p/plug.so", "-c", source, "-o", "out/a.o"};
    byte[] first = check(false, words);
    check(true, words);
    build("p/plug.c", "p/plug.so", "two");
    assertThat(check(false, words)).isNotEqualTo(first);
    check(true, words);
    build("p/plug.c", "p/plug.so", "one");
    assertThat(check(true, words)).isEqualTo(first);
    assertThat(work.counts()).isEqualTo(List.of(3L, 2L, 0L, 0L));
  }

  @Test
  void whatAPluginIsToldToRead_comesChangesAndGoes_givesTheCompilersOwnBytes() throws Exception {
    buildForGcc("gcc");
    String[] words = {
      "gcc", "-fplugin=p/plug.so", "-fplugin-arg-plug-read=p/in", "-c", "a.c", "-o", "out/a.o"
    };
    check(false, words);
    check(true, words);
    work.write("p/in", "first");
    check(false, words);
    check(true, words);
    work.write("p/in", "again");
    check(false, words);
    Files.delete(work.path("p/in"));
    check(true, words);
    Files.createDirectory(work.path("p/in"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("plugin"));
    Files.delete(work.path("p/in"));
    Files.createSymbolicLink(work.path("p/in"), Path.of("nowhere"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("plugin"));
  }

  @Test
  void outputsName_withAPlugin_isInTheKey() throws Exception {
    buildForGcc("gcc");
    check(false, "gcc", "-fplugin=p/plug.so", "-c", "a.c", "-o", "out/a.o");
    assertThat(work.call("gcc", "-fplugin=p/plug.so", "-c", "a.c", "-o", "b.o"))
        .isInstanceOfSatisfying(
            Response.CompileResult.class, result -> assertThat(result.cached()).isFalse());
  }

  @Test
  void plugin_thatWritesBesideTheOutput_isLeftToTheCompiler() throws Exception {
    buildForGcc("gcc");
    String[] words = {
      "gcc", "-fplugin=p/plug.so", "-fplugin-arg-plug-beside", "-c", "a.c", "-o", "out/a.o"
    };
    assertThat(work.plain(List.of("out/a.o", "out/a.notes"), words).outputs())
        .containsKeys("out/a.o", "out/a.notes");
    for (int time = 0; time < 2; time++) {
      assertThat(work.call(words)).isEqualTo(new Response.Declined("plugin"));
    }
    assertThat(work.path("out")).isEmptyDirectory();
  }

  @Test
  void plugin_thatWritesWhatItIsTold_isNeverAHit() throws Exception {
    buildForGcc("gcc");
    String[] words = {
      "gcc", "-fplugin=p/plug.so", "-fplugin-arg-plug-write=out/notes", "-c", "a.c", "-o", "out/a.o"
    };
    for (int time = 0; time < 3; time++) {
      Files.deleteIfExists(work.path("out/notes"));
      check(false, words);
      assertThat(work.path("out/notes")).hasContent("notes");
      check(false, words);
    }
    assertThat(work.counted("not_stored.input_touched")).isEqualTo(6);
  }

  @Test
  void plugin_withAShortName_isFoundAsGccFindsIt() throws Exception {
    Files.createDirectories(work.path("one"));
    Files.createDirectories(work.path("two/plugin"));
    build("p/plug.c", "two/plugin/plug.so", "two");
    assumeLoads("gcc", "-Bone", "-Btwo", "-fplugin=plug");
    String[] words = {"gcc", "-Bone", "-Btwo", "-fplugin=plug", "-c", "a.c", "-o", "out/a.o"};
    byte[] second = check(false, words);
    check(true, words);
    Files.createDirectories(work.path("one/plugin"));
    build("p/plug.c", "one/plugin/plug.so", "one");
    assertThat(check(false, words)).isNotEqualTo(second);
    check(true, words);
    Files.delete(work.path("one/plugin/plug.so"));
    assertThat(work.call(words)).isEqualTo(new Response.Declined("file_valued_option"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-fplugin=p/clang.so|",
        "-Xclang -load -Xclang p/clang.so|",
        "-fpass-plugin=p/clang.so -O1|passes of one",
        "-fplugin=p/clang.so -fplugin-arg-some-name-p/in|",
        "-Xclang -load -Xclang p/clang.so -Xclang -plugin-arg-some -Xclang in=p/in|",
      })
  void clangsPlugin_editedOrToldOfAFile_isAMiss(String options, @Nullable String says)
      throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    build("p/clang.c", "p/clang.so", "one");
    assumeLoads("clang", options.split(" "));
    List<String> all = new ArrayList<>(List.of("clang"));
    all.addAll(List.of(options.split(" ")));
    all.addAll(List.of("-MD", "-c", "a.c", "-o", "out/a.o"));
    String[] words = all.toArray(String[]::new);
    check(false, words);
    assertThat(work.plain(List.of(), words).stderr()).contains(says == null ? "loaded one" : says);
    check(true, words);
    build("p/clang.c", "p/clang.so", "two");
    check(false, words);
    check(true, words);
    work.write("p/in", "in");
    check(!options.contains("p/in"), words);
    work.write("p/in", "other");
    check(!options.contains("p/in"), words);
    check(true, words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -fplugin=plug.so -c a.c",
        "gcc -fplugin= -c a.c",
        "gcc -fplugin=p/plug.so -MMD -c a.c",
        "gcc -fplugin=p/plug.so --coverage -c a.c",
        "gcc -fplugin=p/plug.so -fstack-usage -c a.c",
        "gcc -fplugin=p/plug.so -c p/h.h",
        "gcc -fpass-plugin=p/plug.so -c a.c",
        "gcc -fplugin-arg-plug-x=p -fplugin=p/plug.so -c a.c",
        "clang -fplugin=clang.so -c a.c",
        "clang -fplugin=clang -c a.c",
        "clang -Xclang -load -Xclang clang.so -c a.c",
      })
  void plugin_ofWhichTooLittleIsKnown_isLeftToTheCompiler(String command) throws Exception {
    work.write("p/h.h", "");
    work.write("p/plug.so", "");
    String[] words = command.split(" ");
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/bin", words[0])), words[0] + " is not installed");
    assertThat(work.call(words)).isEqualTo(new Response.Declined("plugin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c a.c -Xclang -load",
        "-Xclang -plugin -Xclang p/clang.so -c a.c",
        "-Xclang -load -Xclang p/clang.so -Xclang -ast-dump -c a.c",
      })
  void wordForClangsFrontEnd_thatIsNotKnown_isLeftToTheCompiler(String arguments) {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    assertThat(work.ask("clang", arguments.split(" ")))
        .isEqualTo(new Response.Declined("unsupported_option"));
  }

  private void buildForGcc(String tool) throws Exception {
    build("p/plug.c", "p/plug.so", "one");
    assumeLoads(tool, "-fplugin=p/plug.so");
  }

  private void build(String source, String object, String text) throws Exception {
    Workplace.Plain built =
        work.plain(
            List.of(),
            "gcc",
            "-shared",
            "-fPIC",
            "-w",
            "-DTEXT=\"" + text + '"',
            source,
            "-o",
            object);
    assertThat(built.exit()).as(built.stderr()).isZero();
    work.settle(work.path(object));
  }

  private void assumeLoads(String tool, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(options));
    words.addAll(List.of("-c", "a.c", "-o", "out/a.o"));
    Workplace.Plain loaded = work.plain(List.of("out/a.o"), words.toArray(String[]::new));
    Assumptions.assumeTrue(loaded.exit() == 0, () -> "no plugins: " + loaded.stderr());
  }

  private byte[] check(boolean hit, String... words) throws Exception {
    work.assertAsPlain(hit, List.of("out/a.o", "out/a.d"), words);
    return work.bytes("out/a.o");
  }
}
