/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Writes JSON, on one line or many. */
#include <cmath>
#include <iomanip>
#include <limits>
#include <locale>
#include <sstream>
#include <string_view>

#include "codec/json.hpp"

namespace codec {

namespace {

/** A double in the fewest digits that read back as the same one. */
std::string shortest(double value) {
  for (int digits = 15;; digits++) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::setprecision(digits) << value;
    std::istringstream back(text.str());
    back.imbue(std::locale::classic());
    double read = 0;
    back >> read;
    if (read == value || digits >= std::numeric_limits<double>::max_digits10) {
      return text.str();
    }
  }
}

class Writer {
 public:
  explicit Writer(unsigned indent) : indent_(indent) { out_.imbue(std::locale::classic()); }

  std::string written(const JsonValue& value) {
    write(value, 0);
    return out_.str();
  }

 private:
  /** Calls the overload for what the value is. */
  void write(const JsonValue& value, unsigned depth) {
    std::visit([&](const auto& content) { put(content, depth); }, value.content());
  }

  void put(std::monostate nothing, unsigned depth) { out_ << "null"; }
  void put(bool value, unsigned) { out_ << (value ? "true" : "false"); }
  void put(std::int64_t value, unsigned) { out_ << value; }
  void put(const std::string& value, unsigned) { quote(value); }

  /** There is no JSON for infinity; it becomes null, as in JavaScript. */
  void put(double value, unsigned) {
    if (!std::isfinite(value)) {
      out_ << "null";
      return;
    }
    const std::string text = shortest(value);
    const bool marked = text.find_first_of(".e") != std::string::npos;
    out_ << text << (marked ? "" : ".0");
  }

  void put(const JsonArray& array, unsigned depth) {
    put_all('[', array, ']', depth, [&](const JsonValue& value) { write(value, depth + 1); });
  }

  void put(const JsonObject& object, unsigned depth) {
    put_all('{', object, '}', depth, [&](const JsonMember& member) {
      quote(member.name);
      out_ << (indent_ > 0 ? ": " : ":");
      write(member.value, depth + 1);
    });
  }

  template <typename Elements, typename Put>
  void put_all(char open, const Elements& elements, char close, unsigned depth, Put put_one) {
    out_ << open;
    const char* between = "";
    for (const auto& element : elements) {
      out_ << between;
      between = ",";
      new_line(depth + 1);
      put_one(element);
    }
    if (!elements.empty()) {
      new_line(depth);
    }
    out_ << close;
  }

  void new_line(unsigned depth) {
    if (indent_ > 0) {
      out_ << '\n' << std::string(std::size_t{indent_} * depth, ' ');
    }
  }

  void quote(std::string_view text) {
    static constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
    static constexpr std::string_view kLetters = "\"\\bfnrt";
    out_ << '"';
    for (char letter : text) {
      const std::size_t place = kEscaped.find(letter);
      if (place != std::string_view::npos) {
        out_ << '\\' << kLetters[place];
      } else if (static_cast<unsigned char>(letter) < 0x20) {
        out_ << "\\u00" << (letter >= 0x10 ? '1' : '0') << "0123456789abcdef"[letter & 0xf];
      } else {
        out_ << letter;
      }
    }
    out_ << '"';
  }

  unsigned indent_;
  std::ostringstream out_;
};

}  // namespace

std::string write_json(const JsonValue& value, unsigned indent) {
  return Writer(indent).written(value);
}

}  // namespace codec
