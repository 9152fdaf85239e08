/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Grey images, compressed as JPEG does it: cosine transform, quantization, codes. Lossy. */
#ifndef CODEC_IMAGE_HPP
#define CODEC_IMAGE_HPP

#include "codec/result.hpp"

namespace codec {

/** Rows of grey values from the top, without gaps. */
struct GreyImage {
  std::size_t width;
  std::size_t height;
  Bytes pixels;
};

/** The quality is from 1 (small) to 100 (good). */
Result<Bytes> encode_image(const GreyImage& image, unsigned quality);

Result<GreyImage> decode_image(ByteView input);

}  // namespace codec

#endif
