/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs by name: each turns bytes into bytes and back. */
#ifndef CODEC_REGISTRY_HPP
#define CODEC_REGISTRY_HPP

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "codec/result.hpp"

namespace codec {

/** Both directions of a codec. */
struct Transform {
  using Direction = std::function<Result<Bytes>(ByteView)>;
  Direction encode;
  Direction decode;
};

/** The number after the name, as in "delta:4". A codec without one has most 0. */
struct ArgumentRange {
  unsigned least = 0;
  unsigned most = 0;
  unsigned usual = 0;
};

/** A codec as it is registered. */
struct CodecEntry {
  std::string name;
  std::string summary;
  ArgumentRange argument;
  std::function<Transform(unsigned argument)> make;
};

/** All codecs of the library. Read-only once built, so any thread may ask. */
class Registry {
 public:
  static const Registry& standard();

  /** A later entry of the same name takes the place of an earlier one. */
  void add(CodecEntry entry);

  Result<Transform> make(const std::string& name, std::optional<unsigned> argument) const;

  /** One line for each codec, in the order of their names. */
  std::vector<std::string> lines() const;

 private:
  std::map<std::string, CodecEntry> entries_;
};

void add_compressors(Registry& registry);
void add_encodings(Registry& registry);
void add_filters(Registry& registry);
void add_protections(Registry& registry);

}  // namespace codec

#endif
