/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Calls of the C half, whose functions append to a buffer and return a status. */
#ifndef CODEC_NATIVE_BUFFER_HPP
#define CODEC_NATIVE_BUFFER_HPP

#include <utility>

#include "codec/result.hpp"

namespace codec {

/** A C buffer that is freed at the end of its scope. */
class NativeBuffer {
 public:
  NativeBuffer() = default;
  NativeBuffer(const NativeBuffer&) = delete;
  NativeBuffer& operator=(const NativeBuffer&) = delete;
  ~NativeBuffer() { codec_buffer_free(&buffer_); }

  codec_buffer* get() { return &buffer_; }
  ByteView view() const { return {buffer_.at, buffer_.size}; }

 private:
  codec_buffer buffer_{nullptr, 0, 0, CODEC_OK};
};

/** What fill(codec_buffer*) puts into a buffer; the error names what it was to do. */
template <typename Fill>
Result<Bytes> collect(const std::string& what, Fill&& fill) {
  NativeBuffer buffer;
  const codec_status status = std::forward<Fill>(fill)(buffer.get());
  if (status != CODEC_OK) {
    return error_of(status, what);
  }
  return buffer.view().bytes();
}

}  // namespace codec

#endif
