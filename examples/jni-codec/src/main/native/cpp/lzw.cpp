/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * LZW. The code 256 ends the stream; a full dictionary is forgotten by both sides at once, so no
 * code is needed to say so.
 */
#include <functional>
#include <unordered_map>
#include <vector>

#include "codec/bitstream.h"
#include "codec/blocks.hpp"
#include "codec/native_buffer.hpp"

namespace codec {

namespace {

constexpr std::uint32_t kEnd = 256;
constexpr std::uint32_t kFirst = 257;
constexpr std::uint32_t kMost = 1u << 16;
constexpr std::uint32_t kNone = ~0u;

/** The width that the reader of a code can know, when codes below next may be sent. */
unsigned width_for(std::uint32_t next) {
  unsigned width = 9;
  while (next > (1u << width)) {
    width++;
  }
  return width;
}

/** A known string, and one byte more. */
struct Extension {
  std::uint32_t prefix;
  std::uint8_t byte;

  bool operator==(const Extension& other) const {
    return prefix == other.prefix && byte == other.byte;
  }
};

struct ExtensionHash {
  std::size_t operator()(const Extension& extension) const {
    return std::hash<std::uint32_t>()(extension.prefix << 8 | extension.byte) * 2654435761u;
  }
};

/** The encoder's dictionary: from extensions to codes. */
class Dictionary {
 public:
  std::uint32_t find(Extension extension) const {
    auto found = codes_.find(extension);
    return found == codes_.end() ? kNone : found->second;
  }

  void add(Extension extension) {
    codes_.emplace(extension, next_++);
    if (next_ == kMost) {
      codes_.clear();
      next_ = kFirst;
    }
  }

  unsigned width() const { return width_for(next_); }

 private:
  std::unordered_map<Extension, std::uint32_t, ExtensionHash> codes_;
  std::uint32_t next_ = kFirst;
};

codec_status encode(ByteView input, codec_buffer* output) {
  codec_bit_writer writer{output, 0, 0};
  Dictionary dictionary;
  std::uint32_t known = kNone;
  for (std::uint8_t byte : input) {
    if (known == kNone) {
      known = byte;
      continue;
    }
    const std::uint32_t longer = dictionary.find({known, byte});
    if (longer != kNone) {
      known = longer;
      continue;
    }
    codec_bit_writer_put(&writer, known, dictionary.width());
    dictionary.add({known, byte});
    known = byte;
  }
  if (known != kNone) {
    codec_bit_writer_put(&writer, known, dictionary.width());
    dictionary.add(
        {known, 0}); /* the decoder adds one here too, and so knows the width of the end */
  }
  codec_bit_writer_put(&writer, kEnd, dictionary.width());
  codec_bit_writer_align(&writer);
  return output->status;
}

/** The decoder's dictionary: where the string of a code lies in what was written already. */
class Strings {
 public:
  struct Place {
    std::size_t start;
    std::size_t size;
  };

  void add(Place place) {
    places_.push_back(place);
    if (kFirst + places_.size() == kMost) {
      places_.clear();
    }
  }

  std::uint32_t next() const { return kFirst + static_cast<std::uint32_t>(places_.size()); }
  const Place& operator[](std::uint32_t code) const { return places_[code - kFirst]; }

 private:
  std::vector<Place> places_;
};

codec_status decode(ByteView input, codec_buffer* output) {
  codec_bit_reader reader{input.slice(), 0, 0, 0, false};
  Strings strings;
  for (;;) {
    const std::uint32_t code = codec_bit_reader_take(&reader, width_for(strings.next()));
    if (reader.overrun) {
      return CODEC_TRUNCATED;
    }
    if (code == kEnd) {
      return output->status;
    }
    if (code >= strings.next()) {
      return CODEC_CORRUPT;
    }
    const std::size_t start = output->size;
    if (code < kEnd) {
      codec_buffer_push(output, static_cast<std::uint8_t>(code));
    } else {
      codec_buffer_repeat(output, start - strings[code].start, strings[code].size);
    }
    if (output->status != CODEC_OK) {
      return output->status;
    }
    /* The string just written and the byte that comes next, whatever that will be. */
    strings.add({start, output->size - start + 1});
  }
}

}  // namespace

Result<Bytes> lzw_encode(ByteView input) {
  return collect("lzw encode", [&](codec_buffer* output) { return encode(input, output); });
}

Result<Bytes> lzw_decode(ByteView input) {
  return collect("lzw decode", [&](codec_buffer* output) { return decode(input, output); });
}

}  // namespace codec
