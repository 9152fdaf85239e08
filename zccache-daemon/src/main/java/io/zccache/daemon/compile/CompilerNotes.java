/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.CompilerProbe;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.log.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers what compilers said of themselves from one daemon to the next, since asking one takes
 * several processes. An answer counts only as long as everything that it rests on is as it was, so
 * a lost or stale file of notes costs time and nothing else. Any thread may call.
 *
 * <pre>
 * notes  := tag:text count:int answer* digest:32 bytes
 * answer := program:text pairs paths paths family:text version:text pairs paths
 * pairs  := count:int (text text)*
 * paths  := count:int text*
 * </pre>
 *
 * <p>Text and int are those of {@link java.io.DataOutput}; the pairs are the variables, then
 * programs with the digests of their contents; the first paths are names of programs, the second
 * ones options. The digest at the end is over all before it.
 */
final class CompilerNotes {
  private static final String TAG = "zccache compilers 7";
  private static final int MOST = 100;

  private final Path file;
  private final Log log;
  private final Map<CompilerAnswer.Question, CompilerAnswer> noted = new LinkedHashMap<>();

  CompilerNotes(Path file, Log log) {
    this.file = file;
    this.log = log;
  }

  /** What an earlier daemon has noted; nothing if the file is damaged. */
  synchronized List<CompilerAnswer> read() {
    try {
      if (Files.exists(file)) {
        for (CompilerAnswer answer : decode(Files.readAllBytes(file))) {
          noted.put(answer.question(), answer);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      log.trouble("the notes of compilers' answers cannot be read", e);
    }
    return List.copyOf(noted.values());
  }

  /** Notes an answer, in the place of an earlier one to the same question. */
  synchronized void write(CompilerAnswer answer) {
    if (answer.equals(noted.remove(answer.question()))) {
      noted.put(answer.question(), answer);
      return;
    }
    noted.put(answer.question(), answer);
    if (noted.size() > MOST) {
      noted.remove(noted.keySet().iterator().next());
    }
    try {
      NoteFile.replace(file, encode(List.copyOf(noted.values())));
    } catch (IOException e) {
      log.trouble("the notes of compilers' answers cannot be written", e);
    }
  }

  private static byte[] encode(List<CompilerAnswer> answers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(TAG);
      out.writeInt(answers.size());
      for (CompilerAnswer answer : answers) {
        write(answer, out);
      }
      out.flush();
      out.write(Digest.ofContent(bytes.toByteArray()).bytes());
    }
    return bytes.toByteArray();
  }

  private static void write(CompilerAnswer answer, DataOutputStream out) throws IOException {
    out.writeUTF(answer.question().program().toString());
    out.writeInt(answer.question().finding().size());
    for (Map.Entry<String, String> variable : answer.question().finding().entrySet()) {
      out.writeUTF(variable.getKey());
      out.writeUTF(variable.getValue());
    }
    out.writeInt(answer.question().more().size());
    for (String name : answer.question().more()) {
      out.writeUTF(name);
    }
    out.writeInt(answer.question().prefixes().size());
    for (String prefix : answer.question().prefixes()) {
      out.writeUTF(prefix);
    }
    out.writeUTF(answer.probe().family().name());
    out.writeUTF(answer.probe().version());
    out.writeInt(answer.present().size());
    for (Map.Entry<Path, Digest> program : answer.present().entrySet()) {
      out.writeUTF(program.getKey().toString());
      out.writeUTF(program.getValue().hex());
    }
    out.writeInt(answer.absent().size());
    for (Path place : answer.absent()) {
      out.writeUTF(place.toString());
    }
    out.writeInt(answer.configs().size());
    for (Path folder : answer.configs()) {
      out.writeUTF(folder.toString());
    }
  }

  private static List<CompilerAnswer> decode(byte[] bytes) throws IOException {
    int end = bytes.length - Digest.LENGTH;
    byte[] content = Arrays.copyOf(bytes, Math.max(0, end));
    if (end < 0
        || !Arrays.equals(
            Digest.ofContent(content).bytes(), Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new IOException(bytes.length + " bytes that are no notes");
    }
    List<CompilerAnswer> answers = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (!in.readUTF().equals(TAG)) {
        return answers;
      }
      for (int left = in.readInt(); left > 0; left--) {
        answers.add(answer(in));
      }
    }
    return answers;
  }

  private static CompilerAnswer answer(DataInputStream in) throws IOException {
    Path program = Path.of(in.readUTF());
    Map<String, String> finding = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      finding.put(in.readUTF(), in.readUTF());
    }
    List<String> more = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      more.add(in.readUTF());
    }
    List<String> prefixes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      prefixes.add(in.readUTF());
    }
    CompilerProbe probe = new CompilerProbe(CompilerFamily.valueOf(in.readUTF()), in.readUTF());
    Map<Path, Digest> present = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      present.put(Path.of(in.readUTF()), Digest.parse(in.readUTF()));
    }
    Set<Path> absent = new LinkedHashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      absent.add(Path.of(in.readUTF()));
    }
    List<Path> configs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      configs.add(Path.of(in.readUTF()));
    }
    return new CompilerAnswer(
        new CompilerAnswer.Question(program, finding, more, prefixes),
        probe,
        present,
        absent,
        configs);
  }
}
