/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Paragraphs in lines of a width. */
#ifndef CODEC_WRAP_HPP
#define CODEC_WRAP_HPP

#include <string>

#include "codec/result.hpp"

namespace codec {

/**
 * Breaks the lines of a UTF-8 text such that they are as even as can be, by the sum of the squares
 * of what they lack. Paragraphs are separated by empty lines. The width counts code points.
 */
Result<std::string> wrap_text(const std::string& text, unsigned width);

}  // namespace codec

#endif
