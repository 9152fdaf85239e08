#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Refuses generated C in which one expression reads two macros (or errno) through one temporary: C
# leaves the order open, and one value silently replaces the other.
# usage: check-sequence.sh GENERATED_C_FOLDER
set -eu

cd "$1"
cc=${NATIVE_CC:-gcc}
command -v "$cc" > /dev/null 2>&1 || cc=cc
log=../native-sequence.log
"$cc" -std=gnu11 -O2 -Wsequence-point -Wno-implicit-function-declaration -fsyntax-only all.c \
  2> "$log" || { cat "$log" >&2; exit 1; }
if grep -A 2 'teavm_tmp' "$log" >&2; then
  echo "zccache: a Java expression reads two @Variable natives; give each its own statement." >&2
  exit 1
fi
