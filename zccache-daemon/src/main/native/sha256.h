/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

#define SHA256_DIGEST 32

/* A hash under way. */
struct sha256 {
  unsigned H[8];
  unsigned long long length; /* of all that was taken in */
  unsigned char rest[64];    /* what makes no whole block yet */
  int plain;                 /* whether the processor's own instructions stay unused */
};

void sha256_start(struct sha256 *hash, int plain_only);

void sha256_take(struct sha256 *hash, const unsigned char *data, long count);

/* digest takes SHA256_DIGEST bytes */
void sha256_end(struct sha256 *hash, unsigned char *digest);
