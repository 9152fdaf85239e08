#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Links the generated C (all.c in the current folder) to a program for another processor, and runs it.
# usage: build-emulated.sh CROSS_COMPILER EMULATOR PROGRAM
#
# Where one of the two is not installed there is no program afterwards, and its tests are skipped.
set -eu

compiler=$1
emulator=$2
program=$3
rm -rf "$(dirname "$program")"
for needed in "$compiler" "$emulator"; do
  if ! command -v "$needed" > /dev/null 2>&1; then
    echo "zccache: $program is not built, and its tests are skipped: there is no $needed"
    exit 0
  fi
done
mkdir -p "$(dirname "$program")"
NATIVE_CC=$compiler sh "$(dirname "$0")/build.sh" "$program" "$(dirname "$program")/launcher.libc"
"$emulator" "$program" --version
