/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* JSON (RFC 8259) as a value, and its readers and writers. */
#ifndef CODEC_JSON_HPP
#define CODEC_JSON_HPP

#include <cstdint>
#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include "codec/result.hpp"

namespace codec {

struct JsonMember;
class JsonValue;

using JsonArray = std::vector<JsonValue>;
using JsonObject = std::vector<JsonMember>; /* in the order in which it was written */

/** Any JSON value. A number is an integer if it was written as one that 64 bits can hold. */
class JsonValue {
 public:
  using Content =
      std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonArray, JsonObject>;

  JsonValue();
  JsonValue(bool value);
  JsonValue(std::int64_t value);
  JsonValue(double value);
  JsonValue(std::string value);
  JsonValue(JsonArray value);
  JsonValue(JsonObject value);
  JsonValue(const char* value);
  JsonValue(const JsonValue& other);
  JsonValue(JsonValue&& other) noexcept;
  JsonValue& operator=(const JsonValue& other);
  JsonValue& operator=(JsonValue&& other) noexcept;
  ~JsonValue();

  const Content& content() const { return content_; }

  /** The member of that name, if this is an object that has one. */
  const JsonValue* find(const std::string& name) const;

  /** How many values there are, this one, those in it, and those in them. */
  std::size_t count() const;

  bool operator==(const JsonValue& other) const;

 private:
  Content content_;
};

struct JsonMember {
  std::string name;
  JsonValue value;

  bool operator==(const JsonMember& other) const;
};

/** How deep arrays and objects may lie in each other when they are read. */
constexpr unsigned kMostJsonDepth = 200;

Result<JsonValue> read_json(const std::string& text);

/** With indent 0 on one line without any blanks. */
std::string write_json(const JsonValue& value, unsigned indent);

/**
 * An array of all values that a path leads to. A path is "$" and any number of steps: ".name" or
 * "['any name']" to a member, "[3]" to an element, ".*" or "[*]" to all of them.
 */
Result<JsonValue> select_json(const JsonValue& value, const std::string& path);

/** CBOR (RFC 8949), of which only what JSON has too is understood. */
Bytes write_cbor(const JsonValue& value);
Result<JsonValue> read_cbor(ByteView input);

/** An array with an object for each record; the first record has the names. */
Result<JsonValue> read_csv(const std::string& text);

/** The other way round. The names are those of the first object. */
Result<std::string> write_csv(const JsonValue& value);

}  // namespace codec

#endif
