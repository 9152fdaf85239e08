/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs of this library's own that are written in C++. */
#ifndef CODEC_BLOCKS_HPP
#define CODEC_BLOCKS_HPP

#include "codec/result.hpp"

namespace codec {

/** Burrows-Wheeler transform, in blocks of 256 KiB: brings equal contexts together. */
Result<Bytes> bwt_encode(ByteView input);
Result<Bytes> bwt_decode(ByteView input);

/** Move to front: each byte becomes the number of other bytes since it was last seen. */
Result<Bytes> mtf_encode(ByteView input);
Result<Bytes> mtf_decode(ByteView input);

/** LZW with codes of 9 to 16 bits. */
Result<Bytes> lzw_encode(ByteView input);
Result<Bytes> lzw_decode(ByteView input);

}  // namespace codec

#endif
