/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs that write bytes as text, or text in another form. */
#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string>

#include "codec/base64.h"
#include "codec/native_buffer.hpp"
#include "codec/registry.hpp"
#include "codec/utf.h"

namespace codec {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

std::optional<std::uint8_t> hex_digit(std::uint8_t letter) {
  if (letter >= 'A' && letter <= 'F') {
    letter = static_cast<std::uint8_t>(letter - 'A' + 'a');
  }
  const std::size_t place = kHexDigits.find(static_cast<char>(letter));
  if (place == std::string_view::npos) {
    return std::nullopt;
  }
  return static_cast<std::uint8_t>(place);
}

Result<Bytes> hex_encode(ByteView input) {
  Bytes text;
  text.reserve(2 * input.size());
  for (std::uint8_t byte : input) {
    text.push_back(static_cast<std::uint8_t>(kHexDigits[byte >> 4]));
    text.push_back(static_cast<std::uint8_t>(kHexDigits[byte & 0xf]));
  }
  return text;
}

Result<Bytes> hex_decode(ByteView input) {
  if (input.size() % 2 != 0) {
    return corrupt("hex decode: an odd number of digits");
  }
  Bytes bytes;
  bytes.reserve(input.size() / 2);
  for (std::size_t i = 0; i < input.size(); i += 2) {
    const auto high = hex_digit(input[i]);
    const auto low = hex_digit(input[i + 1]);
    if (!high || !low) {
      return corrupt("hex decode: no digit at " + std::to_string(high ? i + 1 : i));
    }
    bytes.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
  }
  return bytes;
}

/* Ascii85: four bytes in five letters from '!' on, four zeros in one 'z'. */

constexpr std::array<std::uint32_t, 5> kPowersOf85 = {85 * 85 * 85 * 85, 85 * 85 * 85, 85 * 85, 85,
                                                      1};

void put_group85(ByteView group, Bytes& text) {
  std::array<std::uint8_t, 4> padded{};
  std::copy(group.begin(), group.end(), padded.begin());
  const std::uint32_t value = std::uint32_t{padded[0]} << 24 | std::uint32_t{padded[1]} << 16 |
                              std::uint32_t{padded[2]} << 8 | padded[3];
  if (value == 0 && group.size() == 4) {
    text.push_back('z');
    return;
  }
  for (std::size_t i = 0; i < group.size() + 1; i++) {
    text.push_back(static_cast<std::uint8_t>('!' + value / kPowersOf85[i] % 85));
  }
}

Result<Bytes> ascii85_encode(ByteView input) {
  Bytes text;
  for (ByteView rest = input; !rest.empty();) {
    const ByteView group = rest.first(std::min<std::size_t>(4, rest.size()));
    put_group85(group, text);
    rest = rest.drop(group.size());
  }
  return text;
}

/** The bytes of two to five letters; nothing if they are none of ours or too large a number. */
std::optional<Bytes> group85(ByteView letters) {
  std::array<std::uint8_t, 5> digits;
  digits.fill(84); /* rounds up, so that cutting off bytes rounds down to what was there */
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < letters.size(); i++) {
    if (letters[i] < '!' || letters[i] > 'u') {
      return std::nullopt;
    }
    digits[i] = static_cast<std::uint8_t>(letters[i] - '!');
  }
  for (std::size_t i = 0; i < digits.size(); i++) {
    value += std::uint64_t{digits[i]} * kPowersOf85[i];
  }
  if (letters.size() < 2 || value > UINT32_MAX) {
    return std::nullopt;
  }
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < letters.size(); i++) {
    bytes.push_back(static_cast<std::uint8_t>(value >> (24 - 8 * i)));
  }
  return bytes;
}

Result<Bytes> ascii85_decode(ByteView input) {
  Bytes bytes;
  for (ByteView rest = input; !rest.empty();) {
    if (rest[0] == 'z') {
      bytes.insert(bytes.end(), 4, std::uint8_t{0});
      rest = rest.drop(1);
      continue;
    }
    const ByteView letters = rest.first(std::min<std::size_t>(5, rest.size()));
    const std::optional<Bytes> group = group85(letters);
    if (!group) {
      return corrupt("ascii85 decode: no group at " + std::to_string(input.size() - rest.size()));
    }
    append(bytes, *group);
    rest = rest.drop(letters.size());
  }
  return bytes;
}

Transform base64(codec_base64_alphabet alphabet) {
  return {[alphabet](ByteView input) {
            return collect("base64 encode", [&](codec_buffer* output) {
              return codec_base64_encode(alphabet, input.slice(), output);
            });
          },
          [alphabet](ByteView input) {
            return collect("base64 decode", [&](codec_buffer* output) {
              return codec_base64_decode(alphabet, input.slice(), output);
            });
          }};
}

Transform::Direction conversion(codec_utf from, codec_utf to) {
  return [from, to](ByteView input) {
    return collect("conversion of text", [&](codec_buffer* output) {
      return codec_utf_convert(from, to, input.slice(), output);
    });
  };
}

CodecEntry entry(std::string name, std::string summary, Transform transform) {
  return {std::move(name), std::move(summary), {}, [transform = std::move(transform)](unsigned) {
            return transform;
          }};
}

CodecEntry utf_entry(const std::string& name, const std::string& form, codec_utf to) {
  std::ostringstream summary;
  summary << "text from UTF-8 to " << form;
  return entry(name, summary.str(), {conversion(CODEC_UTF8, to), conversion(to, CODEC_UTF8)});
}

}  // namespace

void add_encodings(Registry& registry) {
  registry.add(entry("hex", "two digits for a byte", {hex_encode, hex_decode}));
  registry.add(entry("base64", "RFC 4648", base64(CODEC_BASE64_STANDARD)));
  registry.add(entry("base64url", "RFC 4648, for names", base64(CODEC_BASE64_URL)));
  registry.add(entry("ascii85", "five letters for four bytes", {ascii85_encode, ascii85_decode}));
  registry.add(utf_entry("utf16le", "UTF-16, little end first", CODEC_UTF16_LE));
  registry.add(utf_entry("utf16be", "UTF-16, big end first", CODEC_UTF16_BE));
  registry.add(utf_entry("utf32le", "UTF-32, little end first", CODEC_UTF32_LE));
  registry.add(utf_entry("utf32be", "UTF-32, big end first", CODEC_UTF32_BE));
}

}  // namespace codec
