/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Archives in the ustar form of tar (POSIX.1-2001): regular files only. */
#ifndef CODEC_ARCHIVE_HPP
#define CODEC_ARCHIVE_HPP

#include <map>
#include <string>

#include "codec/result.hpp"

namespace codec {

/** File contents by name, in the order in which they are archived. */
using Files = std::map<std::string, Bytes>;

/** Equal files give equal bytes: no times, no owners. */
Result<Bytes> pack_archive(const Files& files);

Result<Files> unpack_archive(ByteView archive);

}  // namespace codec

#endif
