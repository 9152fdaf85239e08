#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Refuses generated C in which one expression reads two macros (or errno) through one temporary: C
# leaves the order open, and one value silently replaces the other. TeaVM moves local variables into
# the expression that uses them, so two statements are not enough in Java; fields are.
# usage: check-sequence.sh GENERATED_C_FOLDER
set -eu

cd "$1"
# What gcc does not see: it folds (t = 1, t) | (t = 2, t).
if grep -rnE '\(teavm_tmp_([a-z]+_[0-9]+) = .*\(teavm_tmp_\1 = ' classes >&2; then
  echo "zccache: a Java expression reads two @Variable natives; put them into fields." >&2
  exit 1
fi
cc=${NATIVE_CC:-gcc}
command -v "$cc" > /dev/null 2>&1 || cc=cc
log=../native-sequence.log
"$cc" -std=gnu11 -O2 -Wsequence-point -Wno-implicit-function-declaration -fsyntax-only all.c \
  2> "$log" || { cat "$log" >&2; exit 1; }
if grep -A 2 'teavm_tmp' "$log" >&2; then
  echo "zccache: a Java expression reads two @Variable natives; put them into fields." >&2
  exit 1
fi
