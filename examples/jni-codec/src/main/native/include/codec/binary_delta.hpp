/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Differences of bytes: copies from a source, and what is new. */
#ifndef CODEC_BINARY_DELTA_HPP
#define CODEC_BINARY_DELTA_HPP

#include "codec/result.hpp"

namespace codec {

/** What makes the target of the source. */
Result<Bytes> delta_between(ByteView source, ByteView target);

/** Makes the target. The delta knows the checksums of both, so a wrong source is found out. */
Result<Bytes> apply_delta(ByteView source, ByteView delta);

}  // namespace codec

#endif
