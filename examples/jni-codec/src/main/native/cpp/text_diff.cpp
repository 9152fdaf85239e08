/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Myers' algorithm: the shortest script of deletions and insertions. */
#include "codec/text_diff.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <ostream>
#include <sstream>
#include <unordered_map>

namespace codec {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::size_t size = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

namespace {

/** A line of the script. In a kept line both places move on, else one of them. */
struct Edit {
  char mark; /* ' ', '-' or '+' */
  std::size_t old_line;
  std::size_t new_line;
  std::string_view text;
};

/** The search for more edits than this would take too much memory. */
constexpr long kMostEdits = 1000;

/** Both texts, with a number in place of each line, so that comparing is cheap. */
class Comparison {
 public:
  Comparison(std::string_view old_text, std::string_view new_text)
      : old_(lines_of(old_text)), new_(lines_of(new_text)) {
    number(old_, old_ids_);
    number(new_, new_ids_);
  }

  std::vector<Edit> script() const {
    const std::vector<Frontier> trace = traced();
    return trace.empty() ? replaced() : walked_back(trace);
  }

 private:
  /** For each diagonal (old line less new line) the farthest old line that is reached. */
  using Frontier = std::map<long, long>;

  void number(const std::vector<std::string_view>& lines, std::vector<int>& ids) {
    std::transform(lines.begin(), lines.end(), std::back_inserter(ids), [&](std::string_view line) {
      return known_.emplace(line, static_cast<int>(known_.size())).first->second;
    });
  }

  long old_size() const { return static_cast<long>(old_.size()); }
  long new_size() const { return static_cast<long>(new_.size()); }

  static bool comes_from_above(const Frontier& frontier, long diagonal, long edits) {
    return diagonal == -edits ||
           (diagonal != edits && frontier.at(diagonal - 1) < frontier.at(diagonal + 1));
  }

  long slide(long old_line, long diagonal) const {
    while (old_line < old_size() && old_line - diagonal < new_size() &&
           old_ids_[old_line] == new_ids_[old_line - diagonal]) {
      old_line++;
    }
    return old_line;
  }

  /** The frontier before each number of edits, up to the one that reaches both ends, if any does.
   */
  std::vector<Frontier> traced() const {
    std::vector<Frontier> trace;
    Frontier frontier{{1, 0}};
    for (long edits = 0; edits <= kMostEdits; edits++) {
      trace.push_back(frontier);
      for (long diagonal = -edits; diagonal <= edits; diagonal += 2) {
        const bool above = comes_from_above(frontier, diagonal, edits);
        const long start = above ? frontier.at(diagonal + 1) : frontier.at(diagonal - 1) + 1;
        const long reached = slide(start, diagonal);
        frontier[diagonal] = reached;
        if (reached >= old_size() && reached - diagonal >= new_size()) {
          return trace;
        }
      }
    }
    return {};
  }

  /** Texts that have little in common: all old lines go, all new ones come. */
  std::vector<Edit> replaced() const {
    std::vector<Edit> script;
    for (long x = 0; x < old_size(); x++) {
      script.push_back(edit('-', x, 0));
    }
    for (long y = 0; y < new_size(); y++) {
      script.push_back(edit('+', old_size(), y));
    }
    return script;
  }

  std::vector<Edit> walked_back(const std::vector<Frontier>& trace) const {
    std::deque<Edit> script;
    long x = old_size();
    long y = new_size();
    for (long edits = static_cast<long>(trace.size()) - 1; edits >= 0; edits--) {
      const Frontier& frontier = trace[edits];
      const long diagonal = x - y;
      const bool above = comes_from_above(frontier, diagonal, edits);
      const long before_x = frontier.at(above ? diagonal + 1 : diagonal - 1);
      const long before_y = before_x - (above ? diagonal + 1 : diagonal - 1);
      while (x > before_x && y > before_y) {
        x--, y--;
        script.push_front(edit(' ', x, y));
      }
      if (edits > 0) {
        script.push_front(edit(above ? '+' : '-', before_x, before_y));
      }
      x = before_x;
      y = before_y;
    }
    return {script.begin(), script.end()};
  }

  Edit edit(char mark, long x, long y) const {
    return {mark, static_cast<std::size_t>(x), static_cast<std::size_t>(y),
            mark == '+' ? new_[y] : old_[x]};
  }

  std::unordered_map<std::string_view, int> known_;
  std::vector<std::string_view> old_;
  std::vector<std::string_view> new_;
  std::vector<int> old_ids_;
  std::vector<int> new_ids_;
};

constexpr std::size_t kContext = 3;

/** From, to: the edits of one hunk, with their context. */
using Hunk = std::pair<std::size_t, std::size_t>;

std::vector<Hunk> hunks_of(const std::vector<Edit>& script) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < script.size(); i++) {
    if (script[i].mark == ' ') {
      continue;
    }
    const std::size_t from = i < kContext ? 0 : i - kContext;
    const std::size_t to = std::min(script.size(), i + 1 + kContext);
    if (!hunks.empty() && from <= hunks.back().second) {
      hunks.back().second = to;
    } else {
      hunks.emplace_back(from, to);
    }
  }
  return hunks;
}

/** Where a side of a hunk begins, counted from 1, and how many lines it has. */
std::string range(std::size_t start, std::size_t count) {
  const std::string line = std::to_string(count == 0 ? start : start + 1);
  return count == 1 ? line : line + "," + std::to_string(count);
}

void write_hunk(const std::vector<Edit>& script, Hunk hunk, std::ostream& out) {
  const auto from = script.begin() + static_cast<long>(hunk.first);
  const auto to = script.begin() + static_cast<long>(hunk.second);
  const auto lines_without = [&](char mark) {
    return static_cast<std::size_t>(
        std::count_if(from, to, [&](const Edit& edit) { return edit.mark != mark; }));
  };
  out << "@@ -" << range(from->old_line, lines_without('+')) << " +"
      << range(from->new_line, lines_without('-')) << " @@\n";
  std::for_each(from, to, [&](const Edit& edit) {
    out << edit.mark << edit.text;
    if (edit.text.back() != '\n') {
      out << '\n' << kNoLineFeed;
    }
  });
}

}  // namespace

std::string diff_text(std::string_view old_text, std::string_view new_text) {
  const std::vector<Edit> script = Comparison(old_text, new_text).script();
  std::ostringstream out;
  for (const Hunk& hunk : hunks_of(script)) {
    write_hunk(script, hunk, out);
  }
  return out.str();
}

}  // namespace codec
