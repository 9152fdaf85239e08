/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Begins a hash. */
void sha256_start(unsigned *H);

/* Takes whole blocks of 64 bytes in. */
void sha256_blocks(unsigned *H, const unsigned char *data, long blocks);

/*
 * Ends a hash.
 *
 * rest    what is left behind the whole blocks; has room for 128 bytes
 * length  number of all bytes
 * digest  takes 32 bytes
 */
void sha256_end(unsigned *H, unsigned char *rest, unsigned long long length, unsigned char *digest);
