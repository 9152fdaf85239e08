#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Puts together the launchers that travel in the plugin's jar: PROGRAMS/PLATFORM/zccache. That of this
# machine is there already; those of the other platforms are linked by cross compilers, from the
# generated C (the current folder).
# usage: build-programs.sh PROGRAM PLATFORM PROGRAMS
#
# Where a cross compiler is not installed the launcher of its platform is left out.
set -eu

program=$1
platform=$2
programs=$3
rm -rf "$programs"
mkdir -p "$programs/$platform"
cp "$program" "$programs/$platform/zccache"

# cross PLATFORM COMPILER
cross() {
  [ "$1" != "$platform" ] || return 0
  if ! command -v "$2" > /dev/null 2>&1; then
    echo "[INFO] zccache: there is no $2, so the plugin's jar has no launcher for $1"
    return 0
  fi
  mkdir -p "$programs/$1"
  NATIVE_CC=$2 NATIVE_CFLAGS='' sh "$(dirname "$0")/build.sh" "$programs/$1/zccache" "$programs/../cross/$1/launcher.libc"
}

cross linux-x86_64 x86_64-linux-gnu-gcc
cross linux-aarch_64 aarch64-linux-gnu-gcc
