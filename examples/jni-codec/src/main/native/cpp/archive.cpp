/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The ustar form: a head of 512 bytes before each file, two empty ones at the end. */
#include "codec/archive.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <numeric>
#include <optional>
#include <sstream>
#include <string_view>

namespace codec {

namespace {

constexpr std::size_t kRecord = 512;

/** Where a field is in the head. */
struct Field {
  std::size_t start;
  std::size_t size;
};

constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kOwner{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kSum{148, 8};
constexpr Field kType{156, 1};
constexpr Field kMagic{257, 8};
constexpr Field kPrefix{345, 155};

constexpr char kRegular = '0';
constexpr std::string_view kUstar("ustar\00000", 8);

using Head = std::array<std::uint8_t, kRecord>;

void put(Head& head, Field field, std::string_view text) {
  std::copy(text.begin(), text.end(), head.begin() + field.start);
}

/** Octal digits with leading zeros and an end mark. */
void put_number(Head& head, Field field, std::uint64_t number) {
  std::ostringstream digits;
  digits << std::oct << std::setw(static_cast<int>(field.size) - 1) << std::setfill('0') << number;
  put(head, field, digits.str());
}

std::string_view text_at(ByteView head, Field field) {
  const std::string_view text = head.part(field.start, field.size).text();
  return text.substr(0, std::min(text.find('\0'), text.size()));
}

std::optional<std::uint64_t> number_at(ByteView head, Field field) {
  std::uint64_t number = 0;
  for (char digit : text_at(head, field)) {
    if (digit == ' ') {
      continue;
    }
    if (digit < '0' || digit > '7') {
      return std::nullopt;
    }
    number = number << 3 | static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

/** The sum of all bytes of the head, with blanks in place of the sum itself. */
std::uint64_t sum_of(ByteView head) {
  const auto sum = [](ByteView part) {
    return std::accumulate(part.begin(), part.end(), std::uint64_t{0});
  };
  return sum(head) - sum(head.part(kSum.start, kSum.size)) + kSum.size * std::uint64_t{' '};
}

/** A long name is cut at a slash into a prefix and a rest. */
bool put_name(Head& head, const std::string& name) {
  if (name.size() <= kName.size) {
    put(head, kName, name);
    return true;
  }
  const std::size_t cut = name.find('/', name.size() - kName.size - 1);
  if (cut == std::string::npos || cut > kPrefix.size || cut + 1 == name.size()) {
    return false;
  }
  put(head, kPrefix, std::string_view(name).substr(0, cut));
  put(head, kName, std::string_view(name).substr(cut + 1));
  return true;
}

std::string name_at(ByteView head) {
  const std::string_view prefix = text_at(head, kPrefix);
  std::string name(text_at(head, kName));
  return prefix.empty() ? name : std::string(prefix) + "/" + name;
}

/** Relative, and never up. */
bool is_safe(const std::string& name) {
  if (name.empty() || name.front() == '/' || name.find('\0') != std::string::npos) {
    return false;
  }
  std::istringstream parts(name);
  for (std::string part; std::getline(parts, part, '/');) {
    if (part == "..") {
      return false;
    }
  }
  return true;
}

std::optional<Head> head_for(const std::string& name, std::size_t size) {
  Head head{};
  if (!is_safe(name) || !put_name(head, name)) {
    return std::nullopt;
  }
  put_number(head, kMode, 0644);
  put_number(head, kOwner, 0);
  put_number(head, kGroup, 0);
  put_number(head, kSize, size);
  put_number(head, kTime, 0);
  head[kType.start] = kRegular;
  put(head, kMagic, kUstar);
  put_number(head, {kSum.start, kSum.size - 1}, sum_of({head.data(), head.size()}));
  head[kSum.start + kSum.size - 1] = ' ';
  return head;
}

std::size_t padded(std::size_t size) { return (size + kRecord - 1) / kRecord * kRecord; }

bool is_empty(ByteView record) {
  return std::all_of(record.begin(), record.end(), [](std::uint8_t byte) { return byte == 0; });
}

Error broken(std::size_t at, const std::string& what) {
  return corrupt("archive, record " + std::to_string(at / kRecord) + ": " + what);
}

}  // namespace

Result<Bytes> pack_archive(const Files& files) {
  Bytes archive;
  for (const auto& [name, content] : files) {
    const std::optional<Head> head = head_for(name, content.size());
    if (!head) {
      return bad_argument("archive: the name \"" + name + "\" cannot be stored");
    }
    append(archive, ByteView(head->data(), head->size()));
    append(archive, content);
    archive.resize(padded(archive.size()));
  }
  archive.resize(archive.size() + 2 * kRecord);
  return archive;
}

Result<Files> unpack_archive(ByteView archive) {
  Files files;
  std::size_t at = 0;
  while (archive.size() - at >= kRecord && !is_empty(archive.part(at, kRecord))) {
    const ByteView head = archive.part(at, kRecord);
    const auto sum = number_at(head, kSum);
    const auto size = number_at(head, kSize);
    if (!sum || !size || *sum != sum_of(head)) {
      return broken(at, "no head of a file");
    }
    if (head[kType.start] != kRegular) {
      return broken(at, "not a regular file");
    }
    at += kRecord;
    if (*size > archive.size() - at) {
      return broken(at, "the archive ends in a file");
    }
    std::string name = name_at(head);
    if (!is_safe(name)) {
      return broken(at, "an unsafe name");
    }
    files.insert_or_assign(std::move(name), archive.part(at, *size).bytes());
    at = std::min(archive.size(), at + padded(*size));
  }
  if (archive.size() - at < kRecord) {
    return broken(at, "no end of the archive");
  }
  return files;
}

}  // namespace codec
