/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Comma separated values (RFC 4180), from and to JSON. */
#include <algorithm>
#include <iterator>
#include <optional>
#include <ostream>
#include <regex>
#include <set>
#include <sstream>

#include "codec/json.hpp"

namespace codec {

namespace {

using Record = std::vector<std::string>;

/** Splits a text into records. Lines end in LF or CRLF; quoted fields may hold anything. */
class Splitter {
 public:
  explicit Splitter(const std::string& text) : text_(text) {}

  Result<std::vector<Record>> records() {
    std::vector<Record> records;
    while (at_ < text_.size()) {
      Record record;
      do {
        std::optional<std::string> field = next_field();
        if (!field) {
          return corrupt("CSV, record " + std::to_string(records.size() + 1) +
                         ": a quotation mark that is not alone");
        }
        record.push_back(*std::move(field));
      } while (take(','));
      records.push_back(std::move(record));
      take('\r');
      take('\n');
    }
    return records;
  }

 private:
  std::optional<std::string> next_field() {
    if (!take('"')) {
      const std::size_t end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
      std::string field = text_.substr(at_, end - at_);
      at_ = end;
      return at_end_of_field() ? std::optional<std::string>(field) : std::nullopt;
    }
    std::string field;
    for (;;) {
      const std::size_t end = text_.find('"', at_);
      if (end == std::string::npos) {
        return std::nullopt;
      }
      field += text_.substr(at_, end - at_);
      at_ = end + 1;
      if (!take('"')) {
        return at_end_of_field() ? std::optional<std::string>(field) : std::nullopt;
      }
      field += '"';
    }
  }

  bool at_end_of_field() const {
    return at_ >= text_.size() ||
           std::string_view(",\r\n").find(text_[at_]) != std::string_view::npos;
  }

  bool take(char expected) {
    if (at_ >= text_.size() || text_[at_] != expected) {
      return false;
    }
    at_++;
    return true;
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

/** No number that is meant as one is longer; std::regex recurses for each character it matches. */
constexpr std::size_t kMostLiteral = 64;

/** What looks like a JSON number, true, false or nothing at all is that; the rest is text. */
JsonValue typed(const std::string& field) {
  static const std::regex literal(
      R"(true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)");
  if (field.empty()) {
    return JsonValue();
  }
  if (field.size() <= kMostLiteral && std::regex_match(field, literal)) {
    Result<JsonValue> value = read_json(field);
    if (value) {
      return std::move(value).value();
    }
  }
  return field;
}

std::string plain(const JsonValue& value) {
  if (std::holds_alternative<std::monostate>(value.content())) {
    return "";
  }
  const auto* text = std::get_if<std::string>(&value.content());
  return text != nullptr ? *text : write_json(value, 0);
}

std::string quoted(const std::string& field) {
  static const std::regex special("[\",\r\n]");
  static const std::regex mark("\"");
  if (!std::regex_search(field, special)) {
    return field;
  }
  return "\"" + std::regex_replace(field, mark, "\"\"") + "\"";
}

void write_record(const Record& record, std::ostream& out) {
  for (int i = 0; i < record.size(); i++) {
    out << (i == 0 ? "" : ",") << quoted(record[i]);
  }
  out << "\r\n";
}

std::optional<std::string> repeated(const Record& names) {
  std::set<std::string> seen;
  auto found = std::find_if(names.begin(), names.end(),
                            [&](const std::string& name) { return !seen.insert(name).second; });
  return found == names.end() ? std::nullopt : std::optional<std::string>(*found);
}

}  // namespace

Result<JsonValue> read_csv(const std::string& text) {
  Result<std::vector<Record>> split = Splitter(text).records();
  if (!split) {
    return split.error();
  }
  const std::vector<Record>& records = split.value();
  if (records.empty()) {
    return corrupt("CSV: no record with the names");
  }
  const Record& names = records.front();
  if (const auto name = repeated(names)) {
    return corrupt("CSV: the name \"" + *name + "\" a second time");
  }
  JsonArray rows;
  for (auto record = std::next(records.begin()); record != records.end(); ++record) {
    if (record->size() != names.size()) {
      return corrupt("CSV, record " + std::to_string(record - records.begin() + 1) + ": " +
                     std::to_string(record->size()) + " fields, not " +
                     std::to_string(names.size()));
    }
    JsonObject row;
    std::transform(names.begin(), names.end(), record->begin(), std::back_inserter(row),
                   [](const std::string& name, const std::string& field) -> JsonMember {
                     return {name, typed(field)};
                   });
    rows.push_back(std::move(row));
  }
  return JsonValue(std::move(rows));
}

Result<std::string> write_csv(const JsonValue& value) {
  const auto* rows = std::get_if<JsonArray>(&value.content());
  if (rows == nullptr || rows->empty()) {
    return bad_argument("CSV is written from an array that is not empty");
  }
  const auto* first = std::get_if<JsonObject>(&rows->front().content());
  if (first == nullptr) {
    return bad_argument("CSV is written from an array of objects");
  }
  Record names;
  std::transform(first->begin(), first->end(), std::back_inserter(names),
                 [](const JsonMember& member) { return member.name; });
  std::ostringstream out;
  write_record(names, out);
  for (const JsonValue& row : *rows) {
    Record record;
    for (const std::string& name : names) {
      const JsonValue* field = row.find(name);
      record.push_back(field == nullptr ? "" : plain(*field));
    }
    write_record(record, out);
  }
  return out.str();
}

}  // namespace codec
