/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Codecs one after the other, written as "bwt | mtf | rle | range". */
#ifndef CODEC_PIPELINE_HPP
#define CODEC_PIPELINE_HPP

#include <string>
#include <vector>

#include "codec/registry.hpp"

namespace codec {

/** The stages of an expression, in the order in which they encode. Any thread may use it. */
class Pipeline {
 public:
  static Result<Pipeline> parse(const Registry& registry, const std::string& expression);

  Result<Bytes> encode(ByteView input) const;

  /** Undoes encode: the last stage first. */
  Result<Bytes> decode(ByteView input) const;

  /** Encodes, and tells of each stage how many bytes it made and how long that took. */
  Result<std::string> profile(ByteView input) const;

 private:
  struct Stage {
    std::string text;
    Transform transform;
  };

  std::vector<Stage> stages_;
};

}  // namespace codec

#endif
