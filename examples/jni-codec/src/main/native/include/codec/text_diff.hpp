/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Differences of texts, line by line, in the unified form. */
#ifndef CODEC_TEXT_DIFF_HPP
#define CODEC_TEXT_DIFF_HPP

#include <string>
#include <string_view>
#include <vector>

#include "codec/result.hpp"

namespace codec {

/** The lines of a text, each with its line feed; the last one may lack it. */
std::vector<std::string_view> lines_of(std::string_view text);

/** What makes the new text of the old one; empty if they are equal. */
std::string diff_text(std::string_view old_text, std::string_view new_text);

/** Applies a difference. Every line that it names must be where it says. */
Result<std::string> patch_text(std::string_view old_text, std::string_view difference);

/** What stands under a line without a line feed. */
constexpr std::string_view kNoLineFeed = "\\ No newline at end of file\n";

}  // namespace codec

#endif
