/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Line breaking by dynamic programming. */
#include "codec/wrap.hpp"

#include <limits>
#include <optional>
#include <ostream>
#include <sstream>
#include <vector>

#include "codec/utf.h"

namespace codec {

namespace {

struct Word {
  std::string text;
  std::uint64_t width;
};

std::optional<std::uint64_t> width_of(const std::string& text) {
  codec_slice rest = ByteView(text).slice();
  std::uint64_t width = 0;
  for (std::uint32_t point = 0; rest.size > 0; width++) {
    if (codec_utf_take(CODEC_UTF8, &rest, &point) != CODEC_OK) {
      return std::nullopt;
    }
  }
  return width;
}

Result<std::vector<Word>> words_of(const std::string& paragraph) {
  std::vector<Word> words;
  std::istringstream stream(paragraph);
  for (std::string text; stream >> text;) {
    const auto width = width_of(text);
    if (!width) {
      return corrupt("wrap: \"" + text + "\" is no UTF-8");
    }
    words.push_back({text, *width});
  }
  return words;
}

/** What a line of words costs; the last line may be short, and a single long word must be. */
std::uint64_t cost(std::uint64_t length, std::uint64_t width, bool last, bool single) {
  if (length > width) {
    return single ? 0 : std::numeric_limits<std::uint64_t>::max();
  }
  return last ? 0 : (width - length) * (width - length);
}

/** For each word the first word of the next line, if a line begins with it. */
std::vector<std::size_t> breaks_of(const std::vector<Word>& words, std::uint64_t width) {
  std::vector<std::uint64_t> best(words.size() + 1, 0);
  std::vector<std::size_t> next(words.size(), 0);
  for (std::size_t first = words.size(); first-- > 0;) {
    std::uint64_t length = 0;
    best[first] = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t end = first + 1; end <= words.size(); end++) {
      length += words[end - 1].width + (end - 1 > first ? 1 : 0);
      const std::uint64_t line = cost(length, width, end == words.size(), end == first + 1);
      if (line == std::numeric_limits<std::uint64_t>::max()) {
        break;
      }
      if (line + best[end] < best[first]) {
        best[first] = line + best[end];
        next[first] = end;
      }
    }
  }
  return next;
}

void write_lines(const std::vector<Word>& words, std::uint64_t width, std::ostream& out) {
  const std::vector<std::size_t> next = breaks_of(words, width);
  for (std::size_t first = 0; first < words.size(); first = next[first]) {
    for (std::size_t i = first; i < next[first]; i++) {
      out << (i == first ? "" : " ") << words[i].text;
    }
    out << '\n';
  }
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs(1);
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
      paragraphs.emplace_back();
    } else {
      paragraphs.back() += line + "\n";
    }
  }
  return paragraphs;
}

}  // namespace

Result<std::string> wrap_text(const std::string& text, unsigned width) {
  if (width == 0) {
    return bad_argument("wrap: a line has a width");
  }
  std::ostringstream out;
  const char* between = "";
  for (const std::string& paragraph : paragraphs_of(text)) {
    const Result<std::vector<Word>> words = words_of(paragraph);
    if (!words) {
      return words.error();
    }
    if (!words.value().empty()) {
      out << between;
      write_lines(words.value(), width, out);
      between = "\n";
    }
  }
  return out.str();
}

}  // namespace codec
