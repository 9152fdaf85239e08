/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibcTest {
  @Test
  void in_programThatNamesItsLoader_isDynamic() {
    assertThat(Libc.in("ELF /lib64/ld-linux-x86-64.so.2 x")).isEqualTo(Libc.GLIBC_DYNAMIC);
    assertThat(Libc.in("ELF /lib/ld-musl-x86_64.so.1 x")).isEqualTo(Libc.MUSL_DYNAMIC);
  }

  @Test
  void in_staticProgram_isKnownByWhatItReads() {
    assertThat(Libc.in("ELF GLIBC_TUNABLES")).isEqualTo(Libc.GLIBC_STATIC);
    assertThat(Libc.in("ELF")).isEqualTo(Libc.MUSL_STATIC);
  }

  @Test
  void compiler_staticMusl_isMuslGccWithStatic() {
    assertThat(Libc.MUSL_STATIC.compiler(Path.of("gcc"), Path.of("musl-gcc")))
        .isEqualTo(List.of("musl-gcc", "-static"));
  }

  @Test
  void allowance_launcherWithGlibc_isThreeTenthsOfAMillisecond() {
    assertThat(Libc.GLIBC_STATIC.allowanceMillis()).isEqualTo(0.3);
    assertThat(Libc.MUSL_STATIC.allowanceMillis()).isZero();
  }
}
