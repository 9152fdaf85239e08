#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the libraries of natives: for the processor that builds them, and for the others that the sources know as far as
# their cross compilers are installed. Where there is none for a processor, the daemon uses the JDK alone.
# usage: build.sh SOURCES JAVA_HOME FOLDER
#
# NATIVE_CC names another compiler for this processor.
set -eu

sources=$1
java=$2
folder=$3
machine=$(uname -m)
mkdir -p "$folder"
rm -f "$folder"/zccache-*.so

# build MACHINE COMPILER
build() {
  library=$folder/zccache-$1.so
  # No C library: nothing that the JVM's own would have to fit. -z defs turns a call of one into an error.
  "$2" -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -fvisibility=hidden -ffreestanding -fno-builtin \
    -fno-stack-protector -I"$java/include" -I"$java/include/linux" \
    -shared -nostdlib -Wl,-z,defs -Wl,-z,noexecstack -Wl,-z,relro -Wl,--build-id=none -s \
    -o "$library" "$sources"/*.c
  echo "zccache: $library is $(wc -c < "$library") bytes ($2)"
}

# cross MACHINE COMPILER
cross() {
  [ "$1" != "$machine" ] || return 0
  if command -v "$2" > /dev/null 2>&1; then
    build "$1" "$2"
  else
    echo "zccache: there is no $2, so the daemon does without natives on $1"
  fi
}

case $(uname -s)-$machine in
  Linux-x86_64 | Linux-aarch64) ;;
  *)
    echo "zccache: no natives for $(uname -s) on $machine; the daemon does without"
    exit 0
    ;;
esac

cc=
for candidate in ${NATIVE_CC:-gcc cc clang musl-gcc}; do
  if command -v "$candidate" > /dev/null 2>&1; then
    cc=$candidate
    break
  fi
done
if [ -z "$cc" ]; then
  echo "zccache: no C compiler found (tried: ${NATIVE_CC:-gcc cc clang musl-gcc})." >&2
  echo "  Install gcc, name one by -Dnative.cc=..., or build without natives by -Dnative.skip." >&2
  exit 1
fi
build "$machine" "$cc"
cross x86_64 x86_64-linux-gnu-gcc
cross aarch64 aarch64-linux-gnu-gcc
