/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** The compiles of a build as a part of its record. Pure. */
final class UnitsRecord {

  private UnitsRecord() {}

  static void add(JsonObject record, BuiltUnits units) {
    JsonArray modules = new JsonArray();
    for (ModuleTally tally : units.modules()) {
      JsonObject module = new JsonObject();
      module.addProperty("module", tally.module());
      module.addProperty("hits", tally.hits());
      module.addProperty("misses", tally.misses());
      module.addProperty("missMillis", tally.missMillis());
      module.addProperty("bytes", tally.bytes());
      modules.add(module);
    }
    record.add("modules", modules);
    record.add("slowest", array(units.slowest()));
    record.add("largest", array(units.largest()));
  }

  /** What a record says; records of older versions say nothing. */
  static BuiltUnits read(JsonObject record) {
    List<ModuleTally> modules =
        Fields.objects(record, "modules").stream()
            .map(
                module ->
                    new ModuleTally(
                        Fields.text(module, "module"),
                        Fields.number(module, "hits"),
                        Fields.number(module, "misses"),
                        Fields.number(module, "missMillis"),
                        Fields.number(module, "bytes")))
            .toList();
    return new BuiltUnits(modules, units(record, "slowest"), units(record, "largest"));
  }

  private static JsonArray array(List<BuiltUnit> units) {
    JsonArray array = new JsonArray();
    for (BuiltUnit unit : units) {
      JsonObject object = new JsonObject();
      object.addProperty("source", unit.source());
      object.addProperty("module", unit.module());
      object.addProperty("missed", unit.missed());
      object.addProperty("millis", unit.millis());
      object.addProperty("bytes", unit.bytes());
      array.add(object);
    }
    return array;
  }

  private static List<BuiltUnit> units(JsonObject record, String name) {
    return Fields.objects(record, name).stream()
        .map(
            unit ->
                new BuiltUnit(
                    Fields.text(unit, "source"),
                    Fields.text(unit, "module"),
                    Fields.text(unit, "missed"),
                    Fields.number(unit, "millis"),
                    Fields.number(unit, "bytes")))
        .toList();
  }
}
