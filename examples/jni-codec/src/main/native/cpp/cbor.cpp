/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * CBOR, as far as JSON goes.
 *
 * item := head content      -- head: three bits of major type, five of a number or of its width
 */
#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <memory>

#include "codec/byteorder.h"
#include "codec/json.hpp"

namespace codec {

namespace {

enum Major : unsigned {
  kUnsigned = 0,
  kNegative = 1,
  kText = 3,
  kArray = 4,
  kMap = 5,
  kSimple = 7
};

enum Simple : unsigned {
  kFalse = 20,
  kTrue = 21,
  kNull = 22,
  kHalf = 25,
  kSingle = 26,
  kDouble = 27
};

constexpr unsigned kIndefinite = 31;
constexpr std::uint8_t kBreak = 0xff;

class Writer {
 public:
  Bytes written(const JsonValue& value) {
    write(value);
    return std::move(output_);
  }

 private:
  void write(const JsonValue& value) {
    std::visit([this](const auto& content) { put(content); }, value.content());
  }

  void put(std::monostate) { head(kSimple, kNull); }
  void put(bool value) { head(kSimple, value ? kTrue : kFalse); }

  void put(std::int64_t value) {
    if (value >= 0) {
      head(kUnsigned, static_cast<std::uint64_t>(value));
    } else {
      head(kNegative, ~static_cast<std::uint64_t>(value));
    }
  }

  void put(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    std::uint8_t bytes[8];
    codec_store_be64(bytes, bits);
    output_.push_back(kSimple << 5 | kDouble);
    append(output_, ByteView(bytes, sizeof bytes));
  }

  void put(const std::string& value) {
    head(kText, value.size());
    append(output_, value);
  }

  void put(const JsonArray& array) {
    head(kArray, array.size());
    std::for_each(array.begin(), array.end(), [this](const JsonValue& value) { write(value); });
  }

  void put(const JsonObject& object) {
    head(kMap, object.size());
    for (const JsonMember& member : object) {
      put(member.name);
      write(member.value);
    }
  }

  void head(unsigned major, std::uint64_t number) {
    std::uint8_t bytes[8];
    codec_store_be64(bytes, number);
    static const std::map<std::uint64_t, unsigned> widths = {
        {UINT8_MAX, 0}, {UINT16_MAX, 1}, {UINT32_MAX, 2}, {UINT64_MAX, 3}};
    if (number < 24) {
      output_.push_back(static_cast<std::uint8_t>(major << 5 | number));
      return;
    }
    const unsigned power = widths.lower_bound(number)->second;
    const std::size_t width = std::size_t{1} << power;
    output_.push_back(static_cast<std::uint8_t>(major << 5 | (24 + power)));
    append(output_, ByteView(bytes, sizeof bytes).drop(sizeof bytes - width));
  }

  Bytes output_;
};

/** A half precision number: five bits of exponent, ten of fraction. */
double half(std::uint16_t bits) {
  const int exponent = bits >> 10 & 0x1f;
  const int fraction = bits & 0x3ff;
  double value = exponent == 0    ? std::ldexp(fraction, -24)
                 : exponent != 31 ? std::ldexp(fraction + 1024, exponent - 25)
                 : fraction == 0  ? std::numeric_limits<double>::infinity()
                                  : std::numeric_limits<double>::quiet_NaN();
  return bits & 0x8000 ? -value : value;
}

double single(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

double twice(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/** Reads items off the front of a view. The first error is remembered, and ends all that follows.
 */
class Reader {
 public:
  explicit Reader(ByteView input) : size_(input.size()), rest_(input) {}

  Result<JsonValue> document() {
    JsonValue value = item(0);
    if (error_ == nullptr && !rest_.empty()) {
      fail("something follows the item");
    }
    if (error_ != nullptr) {
      return *error_;
    }
    return value;
  }

 private:
  struct Head {
    unsigned major;
    unsigned detail;
    std::uint64_t number;
  };

  JsonValue item(unsigned depth) {
    if (depth > kMostJsonDepth) {
      return fail("too deep");
    }
    const Head head = next_head();
    if (error_ != nullptr) {
      return {};
    }
    switch (head.major) {
      case kUnsigned:
      case kNegative:
        return integer(head);
      case kText:
        return text(head);
      case kArray:
        return array(head, depth);
      case kMap:
        return object(head, depth);
      case kSimple:
        return simple(head);
      default:
        return fail("an item that JSON does not have");
    }
  }

  Head next_head() {
    const Bytes first = take(1);
    if (first.empty()) {
      return {};
    }
    const unsigned major = first[0] >> 5;
    const unsigned detail = first[0] & 0x1f;
    if (detail < 24) {
      return {major, detail, detail};
    }
    if (detail == kIndefinite) {
      return {major, detail, std::numeric_limits<std::uint64_t>::max()};
    }
    if (detail > 27) {
      fail("a head of no meaning");
      return {};
    }
    std::uint64_t number = 0;
    for (std::uint8_t byte : take(std::size_t{1} << (detail - 24))) {
      number = number << 8 | byte;
    }
    return {major, detail, number};
  }

  JsonValue integer(const Head& head) {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    if (head.detail == kIndefinite || head.number > most) {
      return fail("an integer of more than 64 bits");
    }
    const auto value = static_cast<std::int64_t>(head.number);
    return head.major == kNegative ? -1 - value : value;
  }

  JsonValue text(const Head& head) {
    if (head.detail != kIndefinite) {
      return string(head.number);
    }
    std::string joined;
    while (error_ == nullptr && !take_break()) {
      const Head part = next_head();
      if (part.major != kText || part.detail == kIndefinite) {
        return fail("a part of a text that is none");
      }
      joined += string(part.number);
    }
    return joined;
  }

  std::string string(std::uint64_t size) {
    const Bytes bytes = take(size);
    return std::string(bytes.begin(), bytes.end());
  }

  /** Calls next for each element of an array or object. */
  template <typename Next>
  void elements(const Head& head, Next next) {
    const bool indefinite = head.detail == kIndefinite;
    for (std::uint64_t i = 0; error_ == nullptr && i < head.number; i++) {
      if (indefinite && take_break()) {
        return;
      }
      next();
    }
  }

  JsonValue array(const Head& head, unsigned depth) {
    JsonArray array;
    elements(head, [&] { array.push_back(item(depth + 1)); });
    return array;
  }

  JsonValue object(const Head& head, unsigned depth) {
    JsonObject object;
    elements(head, [&] {
      const JsonValue name = item(depth + 1);
      const auto* text = std::get_if<std::string>(&name.content());
      if (text == nullptr) {
        fail("a name that is no text");
        return;
      }
      object.push_back({*text, item(depth + 1)});
    });
    return object;
  }

  JsonValue simple(const Head& head) {
    static const std::map<unsigned, std::function<JsonValue(std::uint64_t)>> meanings = {
        {kFalse, [](std::uint64_t) { return JsonValue(false); }},
        {kTrue, [](std::uint64_t) { return JsonValue(true); }},
        {kNull, [](std::uint64_t) { return JsonValue(); }},
        {kHalf,
         [](std::uint64_t bits) { return JsonValue(half(static_cast<std::uint16_t>(bits))); }},
        {kSingle,
         [](std::uint64_t bits) { return JsonValue(single(static_cast<std::uint32_t>(bits))); }},
        {kDouble, [](std::uint64_t bits) { return JsonValue(twice(bits)); }},
    };
    const auto found = meanings.find(head.detail);
    return found == meanings.end() ? fail("a simple value of no meaning")
                                   : found->second(head.number);
  }

  bool take_break() {
    if (rest_.empty() || rest_[0] != kBreak) {
      return false;
    }
    rest_ = rest_.drop(1);
    return true;
  }

  /** So many bytes, or none. */
  Bytes take(std::uint64_t size) {
    if (error_ != nullptr || size > rest_.size()) {
      fail("the input ends in an item");
      return {};
    }
    const ByteView taken = rest_.first(size);
    rest_ = rest_.drop(size);
    return taken.bytes();
  }

  JsonValue fail(const std::string& message) {
    if (error_ == nullptr) {
      const std::size_t at = size_ - rest_.size();
      error_ =
          std::make_unique<Error>(corrupt("CBOR, byte " + std::to_string(at) + ": " + message));
    }
    return {};
  }

  std::size_t size_;
  ByteView rest_;
  std::unique_ptr<Error> error_;
};

}  // namespace

Bytes write_cbor(const JsonValue& value) { return Writer().written(value); }

Result<JsonValue> read_cbor(ByteView input) { return Reader(input).document(); }

}  // namespace codec
