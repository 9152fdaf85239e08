/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* What an operation returns that may fail: its value, or an error that can be shown. */
#ifndef CODEC_RESULT_HPP
#define CODEC_RESULT_HPP

#include <string>
#include <utility>
#include <variant>

#include "codec/bytes.hpp"

namespace codec {

/** Why there is no value. The message is a sentence part for people, without a full stop. */
struct Error {
  codec_status status;
  std::string message;
};

/** The error of a C function, named after what it did. */
inline Error error_of(codec_status status, const std::string& what) {
  switch (status) {
    case CODEC_OK:
      return {status, what + ": no error"};
    case CODEC_CORRUPT:
      return {status, what + ": the input is not of this format"};
    case CODEC_TRUNCATED:
      return {status, what + ": the input ends too early"};
    case CODEC_LIMIT:
      return {status, what + ": the output would be too large"};
    case CODEC_NO_MEMORY:
      return {status, what + ": out of memory"};
    case CODEC_BAD_ARGUMENT:
      return {status, what + ": bad argument"};
  }
  return {status, what + ": unknown status"};
}

inline Error corrupt(std::string message) { return {CODEC_CORRUPT, std::move(message)}; }

inline Error bad_argument(std::string message) { return {CODEC_BAD_ARGUMENT, std::move(message)}; }

/** A value or an error. */
template <typename T>
class Result {
 public:
  Result(T value) : outcome_(std::move(value)) {}
  Result(Error error) : outcome_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(outcome_); }

  const T& value() const& { return std::get<T>(outcome_); }
  T&& value() && { return std::get<T>(std::move(outcome_)); }
  const Error& error() const { return std::get<Error>(outcome_); }

  /** Goes on with the value, if there is one. */
  template <typename Next>
  auto then(Next&& next) && -> decltype(next(std::declval<T>())) {
    if (!*this) {
      return error();
    }
    return std::forward<Next>(next)(std::move(*this).value());
  }

 private:
  std::variant<T, Error> outcome_;
};

}  // namespace codec

#endif
