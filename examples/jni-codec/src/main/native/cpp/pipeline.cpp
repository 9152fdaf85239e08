/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Parses pipelines and runs them. */
#include "codec/pipeline.hpp"

#include <chrono>
#include <iomanip>
#include <numeric>
#include <regex>
#include <sstream>

namespace codec {

namespace {

std::vector<std::string> split(const std::string& expression) {
  std::vector<std::string> parts;
  std::istringstream stream(expression);
  for (std::string part; std::getline(stream, part, '|');) {
    parts.push_back(part);
  }
  return parts;
}

/** The name of a stage and the number behind it, if there is one. */
struct StageText {
  std::string name;
  std::optional<unsigned> argument;
};

/** No codec's name and number are longer; std::regex recurses for each character it matches. */
constexpr std::size_t kMostStageText = 64;

Result<StageText> parse_stage(const std::string& text) {
  static const std::regex grammar(R"(\s*([a-z][a-z0-9]*)(?::([0-9]{1,6}))?\s*)");
  std::smatch match;
  if (text.size() > kMostStageText || !std::regex_match(text, match, grammar)) {
    return bad_argument("\"" + text + "\" is not a codec's name, with or without a number");
  }
  std::optional<unsigned> argument;
  if (match[2].matched) {
    argument = static_cast<unsigned>(std::stoul(match[2].str()));
  }
  return StageText{match[1].str(), argument};
}

double bits_per_byte(std::size_t encoded, std::size_t input) {
  return input == 0 ? 0.0 : 8.0 * static_cast<double>(encoded) / static_cast<double>(input);
}

}  // namespace

Result<Pipeline> Pipeline::parse(const Registry& registry, const std::string& expression) {
  Pipeline pipeline;
  for (const std::string& part : split(expression)) {
    Result<StageText> text = parse_stage(part);
    if (!text) {
      return text.error();
    }
    Result<Transform> transform = registry.make(text.value().name, text.value().argument);
    if (!transform) {
      return transform.error();
    }
    pipeline.stages_.push_back({text.value().name, transform.value()});
  }
  if (pipeline.stages_.empty()) {
    return bad_argument("a pipeline has at least one codec");
  }
  return pipeline;
}

Result<Bytes> Pipeline::encode(ByteView input) const {
  return std::accumulate(stages_.begin(), stages_.end(), Result<Bytes>(input.bytes()),
                         [](Result<Bytes> bytes, const Stage& stage) {
                           return std::move(bytes).then(stage.transform.encode);
                         });
}

Result<Bytes> Pipeline::decode(ByteView input) const {
  return std::accumulate(stages_.rbegin(), stages_.rend(), Result<Bytes>(input.bytes()),
                         [](Result<Bytes> bytes, const Stage& stage) {
                           return std::move(bytes).then(stage.transform.decode);
                         });
}

Result<std::string> Pipeline::profile(ByteView input) const {
  using Clock = std::chrono::steady_clock;
  std::ostringstream table;
  table << std::fixed << std::setprecision(3);
  Bytes bytes = input.bytes();
  for (const Stage& stage : stages_) {
    const Clock::time_point start = Clock::now();
    Result<Bytes> encoded = stage.transform.encode(bytes);
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
    if (!encoded) {
      return encoded.error();
    }
    bytes = std::move(encoded).value();
    table << std::left << std::setw(10) << stage.text << std::right << std::setw(12) << bytes.size()
          << " bytes" << std::setw(8) << bits_per_byte(bytes.size(), input.size()) << " bits/byte"
          << std::setw(12) << taken.count() << " ms\n";
  }
  return table.str();
}

}  // namespace codec
