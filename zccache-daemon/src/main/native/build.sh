#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the library of natives for the processor that builds it. Where the processor is one that the sources do not
# know, there is none, and the daemon uses the JDK alone.
# usage: build.sh SOURCES JAVA_HOME FOLDER
#
# NATIVE_CC names another compiler.
set -eu

sources=$1
java=$2
folder=$3
machine=$(uname -m)
library=$folder/zccache-$machine.so
mkdir -p "$folder"
rm -f "$folder"/zccache-*.so

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

# No C library: nothing that the JVM's own would have to fit. -z defs turns a call of one into an error.
"$cc" -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -fvisibility=hidden -ffreestanding -fno-builtin \
  -fno-stack-protector -I"$java/include" -I"$java/include/linux" \
  -shared -nostdlib -Wl,-z,defs -Wl,-z,noexecstack -Wl,-z,relro -Wl,--build-id=none -s \
  -o "$library" "$sources"/*.c
echo "zccache: $library is $(wc -c < "$library") bytes ($cc)"
