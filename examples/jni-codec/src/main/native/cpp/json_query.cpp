/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Paths into JSON values. */
#include <algorithm>
#include <functional>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "codec/json.hpp"

namespace codec {

namespace {

using Values = std::vector<std::reference_wrapper<const JsonValue>>;

/** Adds what a value has in the direction of the step. */
using Step = std::function<void(const JsonValue& from, Values& to)>;

Step to_member(const std::string& name) {
  return [name](const JsonValue& from, Values& to) {
    if (const JsonValue* member = from.find(name)) {
      to.emplace_back(*member);
    }
  };
}

Step to_element(std::size_t index) {
  return [index](const JsonValue& from, Values& to) {
    const auto* array = std::get_if<JsonArray>(&from.content());
    if (array != nullptr && index < array->size()) {
      to.emplace_back((*array)[index]);
    }
  };
}

void to_all(const JsonValue& from, Values& to) {
  if (const auto* array = std::get_if<JsonArray>(&from.content())) {
    to.insert(to.end(), array->begin(), array->end());
  }
  if (const auto* object = std::get_if<JsonObject>(&from.content())) {
    std::transform(object->begin(), object->end(), std::back_inserter(to),
                   [](const JsonMember& member) { return std::cref(member.value); });
  }
}

Step step_of(const std::smatch& match) {
  if (match[1].matched || match[2].matched) {
    return to_member(match[1].matched ? match[1].str() : match[2].str());
  }
  if (match[3].matched) {
    return to_element(std::stoul(match[3].str()));
  }
  return to_all;
}

/** A path is not longer; std::regex recurses for each character it matches. */
constexpr std::size_t kMostPath = 512;

Result<std::vector<Step>> parse_path(const std::string& path) {
  static const std::regex grammar(
      R"(\.([A-Za-z_][A-Za-z0-9_]*)|\['([^']*)'\]|\[([0-9]{1,9})\]|\.\*|\[\*\])");
  if (path.empty() || path.front() != '$' || path.size() > kMostPath) {
    return bad_argument("a path begins with $");
  }
  std::vector<Step> steps;
  auto at = std::next(path.begin());
  for (std::smatch match; at != path.end(); at = match[0].second) {
    if (!std::regex_search(at, path.end(), match, grammar,
                           std::regex_constants::match_continuous)) {
      return bad_argument("no step of a path: " + std::string(at, path.end()));
    }
    steps.push_back(step_of(match));
  }
  return steps;
}

}  // namespace

Result<JsonValue> select_json(const JsonValue& value, const std::string& path) {
  const Result<std::vector<Step>> steps = parse_path(path);
  if (!steps) {
    return steps.error();
  }
  Values values = {value};
  for (const Step& step : steps.value()) {
    Values next;
    std::for_each(values.begin(), values.end(), [&](const JsonValue& from) { step(from, next); });
    values = std::move(next);
  }
  return JsonValue(JsonArray(values.begin(), values.end()));
}

}  // namespace codec
