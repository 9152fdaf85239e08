/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The JSON value itself. */
#include <algorithm>
#include <numeric>

#include "codec/json.hpp"

namespace codec {

JsonValue::JsonValue() = default;
JsonValue::JsonValue(bool value) : content_(value) {}
JsonValue::JsonValue(std::int64_t value) : content_(value) {}
JsonValue::JsonValue(double value) : content_(value) {}
JsonValue::JsonValue(std::string value) : content_(std::move(value)) {}
JsonValue::JsonValue(JsonArray value) : content_(std::move(value)) {}
JsonValue::JsonValue(JsonObject value) : content_(std::move(value)) {}
JsonValue::JsonValue(const char* value) : content_(std::string(value)) {}
JsonValue::JsonValue(const JsonValue& other) = default;
JsonValue::JsonValue(JsonValue&& other) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue& other) = default;
JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;
JsonValue::~JsonValue() = default;

const JsonValue* JsonValue::find(const std::string& name) const {
  const auto* object = std::get_if<JsonObject>(&content_);
  if (object == nullptr) {
    return nullptr;
  }
  auto found = std::find_if(object->begin(), object->end(),
                            [&](const JsonMember& member) { return member.name == name; });
  return found == object->end() ? nullptr : &found->value;
}

namespace {

struct Counter {
  std::size_t operator()(const JsonArray& array) const {
    return std::accumulate(
        array.begin(), array.end(), std::size_t{0},
        [](std::size_t sum, const JsonValue& value) { return sum + value.count(); });
  }

  std::size_t operator()(const JsonObject& object) const {
    return std::accumulate(
        object.begin(), object.end(), std::size_t{0},
        [](std::size_t sum, const JsonMember& member) { return sum + member.value.count(); });
  }

  template <typename Scalar>
  std::size_t operator()(const Scalar&) const {
    return 0;
  }
};

}  // namespace

std::size_t JsonValue::count() const { return 1 + std::visit(Counter{}, content_); }

bool JsonValue::operator==(const JsonValue& other) const { return content_ == other.content_; }

bool JsonMember::operator==(const JsonMember& other) const {
  return name == other.name && value == other.value;
}

}  // namespace codec
