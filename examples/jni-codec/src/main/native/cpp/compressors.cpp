/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs that make data smaller, or ready for that. */
#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "codec/blocks.hpp"
#include "codec/deflate.h"
#include "codec/native_buffer.hpp"
#include "codec/range_coder.h"
#include "codec/registry.hpp"
#include "codec/rle.h"
#include "codec/varint.h"

namespace codec {

namespace {

using NativeFunction = codec_status (*)(codec_slice, codec_buffer*);

Transform::Direction direction(const std::string& what, NativeFunction function) {
  return [what, function](ByteView input) {
    return collect(what, [&](codec_buffer* output) { return function(input.slice(), output); });
  };
}

CodecEntry native_entry(const std::string& name, const std::string& summary, NativeFunction encode,
                        NativeFunction decode) {
  Transform transform{direction(name + " encode", encode), direction(name + " decode", decode)};
  return {name, summary, {}, [transform](unsigned argument) { return transform; }};
}

/** A bare DEFLATE stream has no trailer, so whatever follows it is an error here. */
codec_status inflate_all(codec_slice input, codec_buffer* output) {
  const codec_status status = codec_inflate(&input, output);
  return status == CODEC_OK && input.size > 0 ? CODEC_CORRUPT : status;
}

using BlockFunction = Result<Bytes> (*)(ByteView);

CodecEntry block_entry(const char* name, const char* summary, BlockFunction encode,
                       BlockFunction decode) {
  return {name, summary, {}, [=](unsigned) { return Transform{encode, decode}; }};
}

}  // namespace

void add_compressors(Registry& registry) {
  const std::array<std::tuple<const char*, const char*, NativeFunction, NativeFunction>, 6> natives{
      {{"rle", "runs of equal bytes", codec_rle_encode, codec_rle_decode},
       {"deflate", "LZ77 and Huffman, RFC 1951", codec_deflate, inflate_all},
       {"zlib", "deflate with Adler-32, RFC 1950", codec_zlib_encode, codec_zlib_decode},
       {"gzip", "deflate with CRC-32, RFC 1952", codec_gzip_encode, codec_gzip_decode},
       {"range", "arithmetic coding of adaptive bits", codec_range_encode, codec_range_decode},
       {"integers", "differences of 32-bit integers as varints", codec_integers_encode,
        codec_integers_decode}}};
  std::for_each(natives.begin(), natives.end(),
                [&](const auto& native) { registry.add(std::apply(native_entry, native)); });
  registry.add(block_entry("bwt", "Burrows-Wheeler transform", bwt_encode, bwt_decode));
  registry.add(block_entry("mtf", "move to front", mtf_encode, mtf_decode));
  registry.add(block_entry("lzw", "LZW with growing codes", lzw_encode, lzw_decode));
}

}  // namespace codec
