/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.zccache.daemon.files.Absence;
import io.zccache.daemon.files.FileStamp;
import io.zccache.daemon.files.FileState;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.Recipe;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.store.record.AbsentRecord;
import io.zccache.daemon.store.record.InputRecord;
import io.zccache.daemon.store.record.OutputKind;
import io.zccache.daemon.store.record.OutputRecord;
import io.zccache.daemon.store.record.PrintedRecord;
import io.zccache.daemon.store.record.ResultRecord;
import io.zccache.daemon.store.record.SearchedRecord;
import io.zccache.daemon.store.record.StampRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results to protobuf messages and back. */
final class RecordMessages {
  private RecordMessages() {}

  static ResultRecord message(StoredResult result, Optional<Recipe> recipe) {
    ResultRecord.Builder message =
        ResultRecord.newBuilder()
            .setUnit(bytes(result.unit().digest()))
            .setKey(bytes(result.key().digest()))
            .setStdout(message(result.run().stdout()))
            .setStderr(message(result.run().stderr()))
            .setExitCode(result.run().exitCode())
            .setToolNanos(result.run().nanos())
            .setStoredAtMillis(result.storedAt().toEpochMilli());
    for (InputFile input : result.inputs().files()) {
      message.addInput(message(input));
    }
    for (AbsentNames absent : result.inputs().absent()) {
      message.addAbsent(message(absent));
    }
    message.setSearched(message(result.inputs().searched()));
    for (StoredOutput output : result.outputs()) {
      message.addOutput(message(output));
    }
    recipe.ifPresent(known -> message.setRecipe(RecipeMessages.message(known)));
    return message.build();
  }

  /**
   * The result that a message tells of.
   *
   * @throws DamagedRecordException if one of its values cannot be
   */
  static StoredResult result(ResultRecord message) throws DamagedRecordException {
    try {
      return new StoredResult(
          new UnitKey(digest(message.getUnit())),
          new ResultKey(digest(message.getKey())),
          inputs(message),
          outputs(message),
          new ToolRun(
              message.getExitCode(),
              printed(message.getStdout()),
              printed(message.getStderr()),
              message.getToolNanos()),
          Instant.ofEpochMilli(message.getStoredAtMillis()));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException("a value that cannot be", e);
    }
  }

  private static InputRecord message(InputFile input) {
    return InputRecord.newBuilder()
        .setPath(input.path())
        .setDigest(bytes(input.digest()))
        .setStamp(message(input.content().stamp()))
        .setSettled(input.content().settled())
        .setDated(input.dated())
        .build();
  }

  private static AbsentRecord message(AbsentNames absent) {
    AbsentRecord.Builder message =
        AbsentRecord.newBuilder()
            .setFolder(absent.folder())
            .setSettled(absent.absence().settled())
            .addAllName(absent.names());
    FileStamp stamp = absent.absence().stamp();
    if (stamp != null) {
      message.setStamp(message(stamp));
    }
    return message.build();
  }

  private static SearchedRecord message(SearchedFolders searched) {
    return SearchedRecord.newBuilder()
        .addAllName(searched.names())
        .addAllFirst(searched.firsts())
        .build();
  }

  private static OutputRecord message(StoredOutput output) {
    return OutputRecord.newBuilder()
        .setKind(OutputKind.valueOf(output.role().name()))
        .setMode(output.mode())
        .setBlob(bytes(output.blob()))
        .setSize(output.size())
        .build();
  }

  private static PrintedRecord message(Printed printed) {
    if (printed instanceof Printed.AsBlob blob) {
      return PrintedRecord.newBuilder().setBlob(bytes(blob.blob())).setSize(blob.size()).build();
    }
    byte[] text = ((Printed.Inline) printed).bytes();
    return PrintedRecord.newBuilder().setText(UnsafeByteOperations.unsafeWrap(text)).build();
  }

  private static StampRecord message(FileStamp stamp) {
    return StampRecord.newBuilder()
        .setDevice(stamp.device())
        .setInode(stamp.inode())
        .setSize(stamp.size())
        .setMtimeNanos(stamp.mtimeNanos())
        .setCtimeNanos(stamp.ctimeNanos())
        .build();
  }

  private static ByteString bytes(Digest digest) {
    return UnsafeByteOperations.unsafeWrap(digest.bytes());
  }

  private static InputSet inputs(ResultRecord message) {
    List<InputFile> files = new ArrayList<>(message.getInputCount());
    for (InputRecord input : message.getInputList()) {
      FileState.Known content =
          new FileState.Known(
              stamp(input.getStamp()), digest(input.getDigest()), input.getSettled());
      files.add(new InputFile(input.getPath(), content, input.getDated()));
    }
    List<AbsentNames> absent = new ArrayList<>(message.getAbsentCount());
    for (AbsentRecord one : message.getAbsentList()) {
      Absence absence =
          new Absence(one.hasStamp() ? stamp(one.getStamp()) : null, one.getSettled());
      absent.add(new AbsentNames(one.getFolder(), absence, one.getNameList()));
    }
    SearchedRecord searched = message.getSearched();
    return new InputSet(
        files, absent, new SearchedFolders(searched.getNameList(), searched.getFirstList()));
  }

  private static List<StoredOutput> outputs(ResultRecord message) {
    List<StoredOutput> outputs = new ArrayList<>(message.getOutputCount());
    for (OutputRecord output : message.getOutputList()) {
      outputs.add(
          new StoredOutput(
              OutputRole.valueOf(output.getKind().name()),
              output.getMode(),
              digest(output.getBlob()),
              output.getSize()));
    }
    return outputs;
  }

  private static Printed printed(PrintedRecord message) {
    return message.getBlob().isEmpty()
        ? Printed.of(message.getText().toByteArray())
        : new Printed.AsBlob(digest(message.getBlob()), message.getSize());
  }

  private static FileStamp stamp(StampRecord message) {
    return new FileStamp(
        message.getDevice(),
        message.getInode(),
        message.getSize(),
        message.getMtimeNanos(),
        message.getCtimeNanos());
  }

  private static Digest digest(ByteString bytes) {
    return Digest.of(bytes.toByteArray());
  }
}
