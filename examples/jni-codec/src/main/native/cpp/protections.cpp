/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs that find out that bytes were changed, and those that put them right. */
#include <algorithm>
#include <array>
#include <bitset>
#include <functional>
#include <optional>
#include <string>

#include "codec/byteorder.h"
#include "codec/checksum.h"
#include "codec/native_buffer.hpp"
#include "codec/reed_solomon.h"
#include "codec/registry.hpp"
#include "codec/sha256.h"

namespace codec {

namespace {

using Seal = std::function<Bytes(ByteView)>;

Bytes crc_seal(ByteView input) {
  Bytes seal(4);
  codec_store_be32(seal.data(), codec_crc32(0, input.slice()));
  return seal;
}

Bytes xxh_seal(ByteView input) {
  Bytes seal(8);
  codec_store_be64(seal.data(), codec_xxh64(0, input.slice()));
  return seal;
}

Bytes sha_seal(ByteView input) {
  Bytes seal(CODEC_SHA256_SIZE);
  codec_sha256 sha;
  codec_sha256_begin(&sha);
  codec_sha256_add(&sha, input.slice());
  codec_sha256_end(&sha, seal.data());
  return seal;
}

/** The input with its seal behind it. */
Transform sealed(const std::string& name, const Seal& seal) {
  return {[seal](ByteView input) -> Result<Bytes> {
            Bytes output = input.bytes();
            append(output, seal(input));
            return output;
          },
          [name, seal](ByteView input) -> Result<Bytes> {
            const std::size_t size = seal({}).size();
            if (input.size() < size) {
              return error_of(CODEC_TRUNCATED, name + " decode");
            }
            const ByteView content = input.first(input.size() - size);
            const Bytes expected = seal(content);
            if (!std::equal(expected.begin(), expected.end(), content.end())) {
              return corrupt(name + " decode: the seal is broken");
            }
            return content.bytes();
          }};
}

CodecEntry seal_entry(const std::string& name, const std::string& summary, const Seal& seal) {
  return {name, summary, {}, [=](unsigned) { return sealed(name, seal); }};
}

/* Extended Hamming code: four bits in a byte, of which any one may flip. */

/** The places of the data bits; parity bits are at 1, 2 and 4, the parity of all at 0. */
constexpr std::array<std::size_t, 4> kDataPlaces = {3, 5, 6, 7};

std::bitset<8> protect(unsigned half_byte) {
  std::bitset<8> word;
  for (std::size_t i = 0; i < kDataPlaces.size(); i++) {
    word[kDataPlaces[i]] = half_byte >> i & 1;
  }
  for (std::size_t parity : {1, 2, 4}) {
    bool odd = false;
    for (std::size_t place = 3; place < 8; place++) {
      odd ^= (place & parity) != 0 && word[place];
    }
    word[parity] = odd;
  }
  word[0] = word.count() % 2 != 0;
  return word;
}

std::optional<unsigned> restore(std::bitset<8> word) {
  std::size_t syndrome = 0;
  for (std::size_t place = 1; place < 8; place++) {
    syndrome ^= word[place] ? place : 0;
  }
  const bool even = word.count() % 2 == 0;
  if (syndrome != 0 && even) {
    return std::nullopt; /* two bits have flipped */
  }
  if (syndrome != 0) {
    word.flip(syndrome);
  }
  unsigned half_byte = 0;
  for (std::size_t i = 0; i < kDataPlaces.size(); i++) {
    half_byte |= unsigned{word[kDataPlaces[i]]} << i;
  }
  return half_byte;
}

Result<Bytes> hamming_encode(ByteView input) {
  Bytes output;
  output.reserve(2 * input.size());
  for (std::uint8_t byte : input) {
    output.push_back(static_cast<std::uint8_t>(protect(byte & 0xf).to_ulong()));
    output.push_back(static_cast<std::uint8_t>(protect(byte >> 4).to_ulong()));
  }
  return output;
}

Result<Bytes> hamming_decode(ByteView input) {
  if (input.size() % 2 != 0) {
    return error_of(CODEC_TRUNCATED, "hamming decode");
  }
  Bytes output;
  output.reserve(input.size() / 2);
  for (std::size_t i = 0; i < input.size(); i += 2) {
    const auto low = restore(input[i]);
    const auto high = restore(input[i + 1]);
    if (!low || !high) {
      return corrupt("hamming decode: two bits are wrong at " + std::to_string(low ? i + 1 : i));
    }
    output.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
  }
  return output;
}

Transform reed_solomon(unsigned parity) {
  return {[parity](ByteView input) {
            return collect("rs encode", [&](codec_buffer* output) {
              return codec_reed_solomon_encode(parity, input.slice(), output);
            });
          },
          [parity](ByteView input) {
            return collect("rs decode", [&](codec_buffer* output) {
              return codec_reed_solomon_decode(parity, input.slice(), output);
            });
          }};
}

}  // namespace

void add_protections(Registry& registry) {
  registry.add(seal_entry("crc32", "four bytes that find accidents", crc_seal));
  registry.add(seal_entry("xxh64", "eight bytes that find accidents, fast", xxh_seal));
  registry.add(seal_entry("sha256", "32 bytes that find forgery of the rest", sha_seal));
  registry.add({"hamming", "repairs a wrong bit in each half byte", {}, [](unsigned) {
                  return Transform{hamming_encode, hamming_decode};
                }});
  registry.add({"rs",
                "Reed-Solomon with this many parity bytes in a block of 255",
                {1, CODEC_REED_SOLOMON_MOST_PARITY, 32},
                reed_solomon});
}

}  // namespace codec
