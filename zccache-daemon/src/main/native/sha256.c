/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * SHA-256 (FIPS 180-4) for io.zccache.daemon.natives.NativeSha256: by the processor's own
 * instructions where it has them, else in plain C. The daemon's JVM runs without the compiler that
 * knows these instructions, since that one takes more time than it saves here.
 */
#include "sha256.h"

#include <jni.h>

#define BLOCK 64

static const unsigned K[64] __attribute__((aligned(16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

static unsigned turned(unsigned value, int by) {
  return value >> by | value << (32 - by);
}

static unsigned word(const unsigned char *at) {
  return (unsigned) at[0] << 24 | (unsigned) at[1] << 16 | (unsigned) at[2] << 8 | at[3];
}

/* Section 6.2.2 of the standard, with its names. */
static void plain(unsigned *H, const unsigned char *data, long blocks) {
  for (; blocks > 0; blocks--, data += BLOCK) {
    unsigned W[64];
    for (int t = 0; t < 16; t++) {
      W[t] = word(data + 4 * t);
    }
    for (int t = 16; t < 64; t++) {
      unsigned s0 = turned(W[t - 15], 7) ^ turned(W[t - 15], 18) ^ W[t - 15] >> 3;
      unsigned s1 = turned(W[t - 2], 17) ^ turned(W[t - 2], 19) ^ W[t - 2] >> 10;
      W[t] = s1 + W[t - 7] + s0 + W[t - 16];
    }
    unsigned a = H[0], b = H[1], c = H[2], d = H[3], e = H[4], f = H[5], g = H[6], h = H[7];
    for (int t = 0; t < 64; t++) {
      unsigned sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      unsigned T1 = h + sum1 + ((e & f) ^ (~e & g)) + K[t] + W[t];
      unsigned sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      unsigned T2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + T1, d = c, c = b, b = a, a = T1 + T2;
    }
    H[0] += a, H[1] += b, H[2] += c, H[3] += d, H[4] += e, H[5] += f, H[6] += g, H[7] += h;
  }
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* The instructions keep the state as two halves, ABEF and CDGH, and do two rounds at a time. */
__attribute__((target("sha,sse4.1"))) static void by_processor(
    unsigned *H, const unsigned char *data, long blocks) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *) H), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *) (H + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
  for (; blocks > 0; blocks--, data += BLOCK) {
    __m128i abef_before = abef, cdgh_before = cdgh, w[4];
#pragma GCC unroll 16
    for (int group = 0; group < 16; group++) {
      __m128i now;
      if (group < 4) {
        now = _mm_loadu_si128((const __m128i *) (data + 16 * group));
        now = _mm_shuffle_epi8(now, big_endian);
      } else {
        __m128i last = w[(group + 3) & 3];
        now = _mm_sha256msg1_epu32(w[group & 3], w[(group + 1) & 3]);
        now = _mm_add_epi32(now, _mm_alignr_epi8(last, w[(group + 2) & 3], 4));
        now = _mm_sha256msg2_epu32(now, last);
      }
      w[group & 3] = now;
      __m128i added = _mm_add_epi32(now, _mm_load_si128((const __m128i *) (K + 4 * group)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *) H, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *) (H + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static int has_instructions(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & 1u << 29)) {
    return 0;
  }
  return __get_cpuid(1, &a, &b, &c, &d) && (c & 1u << 19) && (c & 1u << 9);
}
#else
static void by_processor(unsigned *H, const unsigned char *data, long blocks) {
  plain(H, data, blocks);
}

static int has_instructions(void) {
  return 0;
}
#endif

/* Asked once: the question is slow on virtual machines. Threads that ask at once learn the same. */
static int instructions(void) {
  static int known;
  if (!known) {
    known = has_instructions() ? 1 : -1;
  }
  return known > 0;
}

static void blocks(struct sha256 *hash, const unsigned char *data, long count) {
  if (hash->plain || !instructions()) {
    plain(hash->H, data, count);
  } else {
    by_processor(hash->H, data, count);
  }
}

void sha256_start(struct sha256 *hash, int plain_only) {
  static const unsigned start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  __builtin_memcpy(hash->H, start, sizeof start);
  hash->length = 0;
  hash->plain = plain_only;
}

void sha256_take(struct sha256 *hash, const unsigned char *data, long count) {
  unsigned held = (unsigned) (hash->length % BLOCK);
  hash->length += (unsigned long long) count;
  if (held > 0) {
    long room = BLOCK - held;
    long taken = count < room ? count : room;
    __builtin_memcpy(hash->rest + held, data, (unsigned long) taken);
    if (taken < room) {
      return;
    }
    blocks(hash, hash->rest, 1);
    data += taken;
    count -= taken;
  }
  blocks(hash, data, count / BLOCK);
  __builtin_memcpy(hash->rest, data + count / BLOCK * BLOCK, (unsigned long) (count % BLOCK));
}

void sha256_end(struct sha256 *hash, unsigned char *digest) {
  unsigned long long bits = hash->length * 8;
  unsigned held = (unsigned) (hash->length % BLOCK);
  unsigned char end[2 * BLOCK] = {0};
  long size = held < BLOCK - sizeof bits ? BLOCK : 2 * BLOCK;
  __builtin_memcpy(end, hash->rest, held);
  end[held] = 0x80;
  for (unsigned i = 0; i < sizeof bits; i++) {
    end[size - 1 - i] = (unsigned char) (bits >> 8 * i);
  }
  blocks(hash, end, size / BLOCK);
  for (unsigned i = 0; i < SHA256_DIGEST; i++) {
    digest[i] = (unsigned char) (hash->H[i / 4] >> (24 - i % 4 * 8));
  }
}

JNIEXPORT jint JNICALL Java_io_zccache_daemon_natives_NativeSha256_size(JNIEnv *env, jclass type) {
  (void) env;
  (void) type;
  return sizeof(struct sha256);
}

JNIEXPORT jboolean JNICALL Java_io_zccache_daemon_natives_NativeSha256_hasInstructions(
    JNIEnv *env, jclass type) {
  (void) env;
  (void) type;
  return instructions() != 0;
}

static void read_hash(JNIEnv *env, jbyteArray from, struct sha256 *hash) {
  (*env)->GetByteArrayRegion(env, from, 0, sizeof *hash, (jbyte *) hash);
}

static void write_hash(JNIEnv *env, jbyteArray into, const struct sha256 *hash) {
  (*env)->SetByteArrayRegion(env, into, 0, sizeof *hash, (const jbyte *) hash);
}

JNIEXPORT void JNICALL Java_io_zccache_daemon_natives_NativeSha256_start(
    JNIEnv *env, jclass type, jbyteArray state, jboolean plain_only) {
  (void) type;
  struct sha256 hash = {0};
  sha256_start(&hash, plain_only);
  write_hash(env, state, &hash);
}

JNIEXPORT void JNICALL Java_io_zccache_daemon_natives_NativeSha256_take(
    JNIEnv *env, jclass type, jbyteArray state, jbyteArray data, jint offset, jint count) {
  (void) type;
  struct sha256 hash;
  read_hash(env, state, &hash);
  /* Pinned for the time of the computation alone. */
  unsigned char *bytes = (*env)->GetPrimitiveArrayCritical(env, data, 0);
  if (!bytes) {
    return; /* an OutOfMemoryError is pending */
  }
  sha256_take(&hash, bytes + offset, count);
  (*env)->ReleasePrimitiveArrayCritical(env, data, bytes, JNI_ABORT);
  write_hash(env, state, &hash);
}

JNIEXPORT void JNICALL Java_io_zccache_daemon_natives_NativeSha256_end(
    JNIEnv *env, jclass type, jbyteArray state, jbyteArray into) {
  (void) type;
  struct sha256 hash;
  unsigned char digest[SHA256_DIGEST];
  read_hash(env, state, &hash);
  sha256_end(&hash, digest);
  (*env)->SetByteArrayRegion(env, into, 0, sizeof digest, (const jbyte *) digest);
}
