/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The table of codecs. */
#include "codec/registry.hpp"

#include <algorithm>
#include <iomanip>
#include <iterator>
#include <memory>
#include <sstream>
#include <unordered_map>

namespace codec {

const Registry& Registry::standard() {
  static const std::unique_ptr<const Registry> registry = [] {
    auto built = std::make_unique<Registry>();
    add_compressors(*built);
    add_encodings(*built);
    add_filters(*built);
    add_protections(*built);
    return built;
  }();
  return *registry;
}

void Registry::add(CodecEntry entry) {
  std::string name = entry.name;
  entries_.insert_or_assign(std::move(name), std::move(entry));
}

namespace {

/** How alike two names are: the pairs of letters that they share. */
int shared_pairs(const std::string& left, const std::string& right) {
  std::unordered_map<std::string, int> pairs;
  for (std::size_t i = 0; i + 1 < left.size(); i++) {
    pairs[left.substr(i, 2)]++;
  }
  int shared = 0;
  for (std::size_t i = 0; i + 1 < right.size(); i++) {
    auto found = pairs.find(right.substr(i, 2));
    if (found != pairs.end() && found->second-- > 0) {
      shared++;
    }
  }
  return shared;
}

std::string unknown(const std::string& name, const std::map<std::string, CodecEntry>& entries) {
  auto closest = std::max_element(entries.begin(), entries.end(), [&](auto& a, auto& b) {
    return shared_pairs(a.first, name) < shared_pairs(b.first, name);
  });
  std::string message = "there is no codec \"" + name + "\"";
  if (closest != entries.end() && shared_pairs(closest->first, name) > 0) {
    message += "; did you mean \"" + closest->first + "\"?";
  }
  return message;
}

std::string out_of_range(const CodecEntry& entry) {
  if (entry.argument.most == 0) {
    return entry.name + " takes no number";
  }
  return entry.name + " takes a number from " + std::to_string(entry.argument.least) + " to " +
         std::to_string(entry.argument.most);
}

}  // namespace

Result<Transform> Registry::make(const std::string& name, std::optional<unsigned> argument) const {
  auto found = entries_.find(name);
  if (found == entries_.end()) {
    return bad_argument(unknown(name, entries_));
  }
  const CodecEntry& entry = found->second;
  const unsigned given = argument.value_or(entry.argument.usual);
  const bool refused = argument && entry.argument.most == 0;
  if (refused || given < entry.argument.least || given > entry.argument.most) {
    return bad_argument(out_of_range(entry));
  }
  return entry.make(given);
}

std::vector<std::string> Registry::lines() const {
  std::vector<std::string> lines;
  lines.reserve(entries_.size());
  std::transform(entries_.begin(), entries_.end(), std::back_inserter(lines), [](auto& named) {
    std::ostringstream line;
    line << std::left << std::setw(10) << named.first << named.second.summary;
    return line.str();
  });
  return lines;
}

}  // namespace codec
