/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Reads JSON by recursive descent. */
#include <algorithm>
#include <locale>
#include <optional>
#include <sstream>
#include <string_view>
#include <unordered_set>

#include "codec/json.hpp"
#include "codec/native_buffer.hpp"
#include "codec/utf.h"

namespace codec {

namespace {

/** A text and a place in it. An error is remembered, and ends all that follows. */
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Result<JsonValue> document() {
    JsonValue value = next_value(0);
    skip_blanks();
    if (!failed_ && at_ < text_.size()) {
      fail("something follows the value");
    }
    if (failed_) {
      return corrupt(message_);
    }
    return value;
  }

 private:
  JsonValue next_value(unsigned depth) {
    skip_blanks();
    if (depth > kMostJsonDepth) {
      return fail("too deep");
    }
    switch (peek()) {
      case '{':
        return next_object(depth);
      case '[':
        return next_array(depth);
      case '"':
        return JsonValue(next_string());
      case 't':
        return next_word("true", JsonValue(true));
      case 'f':
        return next_word("false", JsonValue(false));
      case 'n':
        return next_word("null", JsonValue());
      default:
        return next_number();
    }
  }

  JsonValue next_word(std::string_view word, JsonValue value) {
    if (text_.substr(at_, word.size()) != word) {
      return fail("no value");
    }
    at_ += word.size();
    return value;
  }

  JsonValue next_array(unsigned depth) {
    JsonArray array;
    at_++;
    skip_blanks();
    if (take(']')) {
      return array;
    }
    while (!failed_) {
      array.push_back(next_value(depth + 1));
      skip_blanks();
      if (take(']')) {
        return array;
      }
      if (!take(',')) {
        fail("no comma or bracket");
      }
    }
    return {};
  }

  JsonValue next_object(unsigned depth) {
    JsonObject object;
    std::unordered_set<std::string> names;
    at_++;
    skip_blanks();
    if (take('}')) {
      return object;
    }
    while (!failed_) {
      object.push_back(next_member(depth, names));
      skip_blanks();
      if (take('}')) {
        return object;
      }
      if (!take(',')) {
        fail("no comma or brace");
      }
    }
    return {};
  }

  JsonMember next_member(unsigned depth, std::unordered_set<std::string>& names) {
    skip_blanks();
    if (peek() != '"') {
      fail("no name");
      return {};
    }
    std::string name = next_string();
    skip_blanks();
    if (!failed_ && !names.insert(name).second) {
      fail("the name \"" + name + "\" a second time");
    }
    if (!failed_ && !take(':')) {
      fail("no colon");
    }
    return {std::move(name), failed_ ? JsonValue() : next_value(depth + 1)};
  }

  std::string next_string() {
    NativeBuffer string;
    at_++;
    while (!failed_ && !take('"')) {
      if (take('\\')) {
        next_escape(string.get());
      } else {
        next_point(string.get());
      }
    }
    return std::string(string.view().text());
  }

  void next_point(codec_buffer* string) {
    codec_slice rest = ByteView(text_.substr(at_)).slice();
    const std::size_t before = rest.size;
    std::uint32_t point = 0;
    if (codec_utf_take(CODEC_UTF8, &rest, &point) != CODEC_OK) {
      fail(at_ == text_.size() ? "the text ends in a string" : "no UTF-8");
    } else if (point < 0x20) {
      fail("a control character in a string");
    } else {
      codec_utf_put(CODEC_UTF8, string, point);
      at_ += before - rest.size;
    }
  }

  void next_escape(codec_buffer* string) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const std::size_t place = kLetters.find(peek());
    if (peek() != '\0' && place != std::string_view::npos) {
      at_++;
      codec_buffer_push(string, static_cast<std::uint8_t>(kMeanings[place]));
    } else if (take('u')) {
      next_units(string);
    } else {
      fail("an unknown escape");
    }
  }

  /** One or two units of UTF-16. */
  void next_units(codec_buffer* string) {
    const std::uint32_t high = next_hex4();
    if (high < 0xd800 || high >= 0xe000) {
      codec_utf_put(CODEC_UTF8, string, high);
      return;
    }
    const bool pair = high < 0xdc00 && take('\\') && take('u');
    const std::uint32_t low = pair ? next_hex4() : 0;
    if (low < 0xdc00 || low >= 0xe000) {
      fail("half a surrogate pair");
      return;
    }
    codec_utf_put(CODEC_UTF8, string, 0x10000 + ((high - 0xd800) << 10 | (low - 0xdc00)));
  }

  std::uint32_t next_hex4() {
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; i++, at_++) {
      const char digit = peek();
      const bool letter = (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
      if (!letter && !(digit >= '0' && digit <= '9')) {
        fail("no four hex digits");
        return 0;
      }
      unit = unit << 4 | static_cast<std::uint32_t>(letter ? (digit & 7) + 9 : digit - '0');
    }
    return unit;
  }

  JsonValue next_number() {
    const std::size_t start = at_;
    bool integer = true;
    take('-');
    if (!take('0') && !take_digits()) {
      return fail("no value");
    }
    if (take('.')) {
      integer = false;
      if (!take_digits()) {
        return fail("no digit after the point");
      }
    }
    if (take('e') || take('E')) {
      integer = false;
      if (!take('+')) {
        take('-');
      }
      if (!take_digits()) {
        return fail("no digit in the exponent");
      }
    }
    const std::string digits(text_.substr(start, at_ - start));
    const auto whole = integer ? parsed<std::int64_t>(digits) : std::nullopt;
    if (whole) {
      return *whole;
    }
    const auto real = parsed<double>(digits);
    return real ? JsonValue(*real) : fail("too large a number");
  }

  /** Independent of the locale that the process has set. */
  template <typename Number>
  static std::optional<Number> parsed(const std::string& digits) {
    std::istringstream stream(digits);
    stream.imbue(std::locale::classic());
    Number number{};
    stream >> number;
    return stream ? std::optional<Number>(number) : std::nullopt;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char expected) {
    if (at_ >= text_.size() || text_[at_] != expected) {
      return false;
    }
    at_++;
    return true;
  }

  bool take_digits() {
    const std::size_t start = at_;
    while (peek() >= '0' && peek() <= '9') {
      at_++;
    }
    return at_ > start;
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  JsonValue fail(const std::string& message) {
    if (!failed_) {
      const std::string_view before = text_.substr(0, at_);
      const auto lines = std::count(before.begin(), before.end(), '\n');
      const std::size_t line_start = before.find_last_of('\n') + 1;
      message_ = "JSON, line " + std::to_string(lines + 1) + ", column " +
                 std::to_string(at_ - line_start + 1) + ": " + message;
      failed_ = true;
    }
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
  std::string message_;
};

}  // namespace

Result<JsonValue> read_json(const std::string& text) { return Reader(text).document(); }

}  // namespace codec
