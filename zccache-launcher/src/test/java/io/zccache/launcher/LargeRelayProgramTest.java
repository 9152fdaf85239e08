/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Much is said in both directions: the launcher passes it on and keeps none of it. */
class LargeRelayProgramTest {
  private static final int MIB = 1 << 20;

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void call_fiveMegabytes_relayed(Program program) throws Exception {
    byte[] out = new byte[5_000_000];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (i * 31);
    }
    byte[] error = "e".repeat(1_000_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(
            fixture.root,
            ScriptedDaemon.always(
                new Response.CompileResult(1, Bytes.of(out), Bytes.of(error), true)))) {
      Ran ran = fixture.zccache("gcc", "-c", "a.c").run();

      assertThat(ran.output()).isEqualTo(Bytes.of(out));
      assertThat(ran.error()).hasSize(1_000_000);
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void call_threeHundredMegabytes_relayedInFour() throws Exception {
    Program.assumeNotEmulated();
    int length = 300 * MIB;
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(fixture.root, (request, channel) -> sendLarge(channel, length))) {
      Process process = fixture.zccache("gcc", "-c", "a.c").start();
      process.getOutputStream().close();
      InputStream out = process.getInputStream();
      byte[] piece = new byte[MIB];
      for (int i = 0; i < 300; i++) {
        assertThat(out.readNBytes(piece, 0, MIB)).isEqualTo(MIB);
        assertThat(piece[i]).isEqualTo((byte) 'x');
        if (i == 298) {
          // It still has to write: its peak so far is nearly all of it.
          assertThat(peakKib(process.pid())).isLessThan(4 * 1024);
        }
      }
      assertThat(out.read()).isEqualTo(-1);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(9);
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @Test
  void call_megabytesOfArguments_sent() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    List<String> words = new ArrayList<>(List.of("gcc", "-c"));
    for (int i = 0; i < 15; i++) {
      words.add("-D" + "x".repeat(100_000));
    }
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran = fixture.zccache(words.toArray(String[]::new)).run();

      assertThat(ran.exitCode()).isZero();
      assertThat(((Request.CompileEphemeral) daemon.onlyRequest()).args()).hasSize(16);
    }
  }

  @Test
  void call_sixtyFourMegabytesOfStdin_areTheToolsInThisProcesssPlace() throws Exception {
    Fixture fixture = new Fixture(Program.NATIVE, temp);
    Fixture.script(fixture.tools.resolve("gcc"), "echo $$; wc -c\n");
    try (ScriptedDaemon daemon = ScriptedDaemon.at(fixture.root, ok())) {
      Ran ran = fixture.zccache("gcc", "-E", "-").stdin("s".repeat(64 * MIB)).run();

      assertThat(ran.out()).isEqualTo(ran.pid() + "\n" + 64 * MIB + "\n");
      assertThat(ran.exitCode()).isZero();
      assertThat(daemon.requests()).isEmpty();
    }
  }

  private static ScriptedDaemon.Script ok() {
    return ScriptedDaemon.always(new Response.CompileResult(0, Bytes.EMPTY, Bytes.EMPTY, true));
  }

  /** A result with exit code 9 and so much output, in protobuf: more than a frame may hold. */
  private static void sendLarge(SocketChannel channel, int length) throws Exception {
    byte[] head = HexFormat.of().parseHex("08" + "09" + "12" + varint(length));
    int result = head.length + length;
    String outer = "3a" + varint(result);
    int payload = outer.length() / 2 + result;
    ScriptedDaemon.send(channel, HexFormat.of().parseHex(u32(payload + 4) + u32(16) + outer));
    ScriptedDaemon.send(channel, head);
    byte[] piece = new byte[MIB];
    Arrays.fill(piece, (byte) 'x');
    for (int sent = 0; sent < length; sent += piece.length) {
      ScriptedDaemon.send(channel, piece);
    }
  }

  private static String u32(int value) {
    return HexFormat.of().toHexDigits(Integer.reverseBytes(value));
  }

  private static String varint(int value) {
    StringBuilder hex = new StringBuilder();
    int rest = value;
    while (rest >= 128) {
      hex.append(HexFormat.of().toHexDigits((byte) (rest | 128)));
      rest >>>= 7;
    }
    return hex.append(HexFormat.of().toHexDigits((byte) rest)).toString();
  }

  private static int peakKib(long pid) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
    for (String line : lines) {
      if (line.startsWith("VmHWM:")) {
        return Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    throw new AssertionError("no VmHWM in " + lines);
  }
}
