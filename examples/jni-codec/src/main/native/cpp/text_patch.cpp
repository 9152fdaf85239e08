/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Applies unified differences, strictly: no guessing where a hunk might belong. */
#include <algorithm>
#include <iterator>
#include <regex>
#include <string>

#include "codec/text_diff.hpp"

namespace codec {

namespace {

using Lines = std::vector<std::string_view>;

/** A side of a hunk's head: its first line, counted from 0, and how many there are. */
struct Side {
  std::size_t start;
  std::size_t count;
};

struct Head {
  Side old_side;
  Side new_side;
};

std::size_t number(const std::csub_match& match, std::size_t otherwise) {
  return match.matched ? std::stoul(match.str()) : otherwise;
}

Side side(const std::csub_match& line, const std::csub_match& size) {
  const std::size_t count = number(size, 1);
  const std::size_t start = number(line, 0);
  return {count == 0 || start == 0 ? start : start - 1, count};
}

Result<Head> parse_head(std::string_view line) {
  static const std::regex grammar(
      R"(@@ -([0-9]{1,9})(?:,([0-9]{1,9}))? \+([0-9]{1,9})(?:,([0-9]{1,9}))? @@)");
  std::cmatch match;
  if (!std::regex_search(line.data(), line.data() + line.size(), match, grammar,
                         std::regex_constants::match_continuous)) {
    return corrupt("patch: no head of a hunk: " + std::string(line));
  }
  return Head{side(match[1], match[2]), side(match[3], match[4])};
}

/** The old text's lines, and what is made of them. */
class Patcher {
 public:
  explicit Patcher(std::string_view old_text) : old_(lines_of(old_text)) {}

  Result<std::string> patched(const Lines& difference) {
    auto next = std::find_if(difference.begin(), difference.end(), is_head);
    while (next != difference.end()) {
      const Result<Head> head = parse_head(*next);
      if (!head) {
        return head.error();
      }
      auto end = end_of(std::next(next), difference.end(), head.value());
      if (!apply(head.value(), Lines(std::next(next), end))) {
        return corrupt("patch: the text does not fit " + std::string(*next));
      }
      next = end;
    }
    copy_up_to(old_.size());
    return result_;
  }

 private:
  static bool is_head(std::string_view line) { return line.substr(0, 3) == "@@ "; }

  /** Counts lines until both sides of the head are complete; a note on the last line belongs too.
   */
  static Lines::const_iterator end_of(Lines::const_iterator at, Lines::const_iterator end,
                                      Head head) {
    std::size_t old_left = head.old_side.count;
    std::size_t new_left = head.new_side.count;
    while (at != end && (old_left > 0 || new_left > 0 || *at == kNoLineFeed)) {
      const char mark = at->front();
      old_left -= old_left > 0 && (mark == ' ' || mark == '-') ? 1 : 0;
      new_left -= new_left > 0 && (mark == ' ' || mark == '+') ? 1 : 0;
      ++at;
    }
    return at;
  }

  bool copy_up_to(std::size_t line) {
    if (line < next_ || line > old_.size()) {
      return false;
    }
    std::for_each(old_.begin() + static_cast<long>(next_), old_.begin() + static_cast<long>(line),
                  [&](std::string_view text) { result_ += text; });
    next_ = line;
    return true;
  }

  bool apply(Head head, const Lines& lines) {
    bool fits = copy_up_to(head.old_side.start);
    for (std::size_t i = 0; fits && i < lines.size(); i++) {
      std::string_view text = lines[i].substr(1);
      if (i + 1 < lines.size() && lines[i + 1] == kNoLineFeed && !text.empty()) {
        text.remove_suffix(1);
      }
      fits = apply_line(lines[i].front(), text);
    }
    return fits;
  }

  bool apply_line(char mark, std::string_view text) {
    if (mark == '\\') {
      return true;
    }
    if (mark == '+') {
      result_ += text;
      return true;
    }
    if ((mark != ' ' && mark != '-') || next_ >= old_.size() || old_[next_] != text) {
      return false;
    }
    result_ += mark == ' ' ? text : std::string_view();
    next_++;
    return true;
  }

  Lines old_;
  std::size_t next_ = 0;
  std::string result_;
};

}  // namespace

Result<std::string> patch_text(std::string_view old_text, std::string_view difference) {
  return Patcher(old_text).patched(lines_of(difference));
}

}  // namespace codec
