/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that write a map, compared with the linker's own. */
@Timeout(120)
class LinkMapsTest extends LinkTestBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        LINE + " -Wl,-Map=out.map",
        "gcc m.o -o ./lib/../out -Llib -la -lb -Wl,-Map,./out.map",
        "gcc -shared lib/a.o -Xlinker --Map -Xlinker out.map -o out -Wl,--gc-sections",
        "gcc -nostdlib -r lib/a.o lib/b.o -Wl,-Map=lib/../out.map -o out",
        "gcc -static m.o lib/a.o lib/b.o -Wl,-Map=out.map -o out",
        "gcc -shared lib/a.o s.ld -Wl,-Map=out.map -o out",
      })
  void map_isTheLinkersOwn(String line) throws Exception {
    List<String> outputs = List.of("out", "out.map");
    work.assertAsPlain(false, outputs, line.split(" "));
    Files.delete(work.path("out"));
    work.assertAsPlain(true, outputs, line.split(" "));
    Files.delete(work.path("out"));
    work.object("lib/a.o", "int a(void) { return 1; } int larger[9] = {1};");
    work.plainly("ar rcs lib/liba.a lib/a.o");
    settleAll();
    work.assertAsPlain(false, outputs, line.split(" "));
    work.assertAsPlain(true, outputs, line.split(" "));
  }

  /** A library found in another place has another name in the map, even if it is the same. */
  @Test
  void map_namesLibrariesAsTheyAreFound() throws Exception {
    List<String> outputs = List.of("out", "out.map");
    String[] line = "gcc m.o -o out -Lfirst -Llib -la -lb -Wl,-Map=out.map".split(" ");
    work.assertAsPlain(false, outputs, line);
    work.plainly("cp lib/liba.a first/liba.a");
    settleAll();
    work.assertAsPlain(false, outputs, line);
    work.assertAsPlain(true, outputs, line);
    Files.delete(work.path("first/liba.a"));
    settleAll();
    work.assertAsPlain(true, outputs, line);
  }

  @Test
  void map_thatIsThere_keepsItsMode() throws Exception {
    String line = LINE + " -Wl,-Map=out.map";
    work.umask(077);
    for (String mode : List.of("", "", "rw-r--r-x", "rw-r-----")) {
      if (!mode.isEmpty()) {
        work.write("out.map", "old\n");
        Files.setPosixFilePermissions(work.path("out.map"), PosixFilePermissions.fromString(mode));
      }
      assertThat(work.call(line.split(" "))).isInstanceOf(Response.CompileResult.class);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.path("out.map"))))
          .isEqualTo(mode.isEmpty() ? "rw-------" : mode);
      Files.delete(work.path("out.map"));
    }
    assertThat(work.counted("link.hit")).isEqualTo(3);
  }
}
