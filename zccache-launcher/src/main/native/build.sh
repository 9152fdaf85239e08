#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Links the generated C (all.c in the current folder) to one program.
# usage: build.sh PROGRAM LIBC_FILE
# quick-start.sh rewrites a copy of it first.
#
# The first of these that can link decides, and is written into LIBC_FILE:
#   musl static    musl-gcc, or a compiler whose own C library is musl
#   glibc static   the smallest start-up that glibc has
#   glibc dynamic  where there is no libc.a
# NATIVE_CC names another compiler, NATIVE_CFLAGS adds options.
set -eu

program=$1
libc_file=$2
work=$(dirname "$libc_file")/native-probe
mkdir -p "$work"
echo 'int main(void) { return 0; }' > "$work/probe.c"

# links COMPILER OPTION...: can it make a program?
links() {
  command -v "$1" > /dev/null 2>&1 && "$@" -o "$work/probe" "$work/probe.c" > "$work/probe.log" 2>&1
}

library_of() {
  case "$1 $("$1" -dumpmachine 2> /dev/null)" in
    *musl*) echo musl ;;
    *) echo glibc ;;
  esac
}

cc=
for candidate in ${NATIVE_CC:-musl-gcc gcc cc clang}; do
  # shellcheck disable=SC2086 # the options are words
  if links "$candidate" -static ${NATIVE_CFLAGS:-}; then
    cc=$candidate linkage=static
    break
  fi
  # shellcheck disable=SC2086
  if links "$candidate" ${NATIVE_CFLAGS:-}; then
    cc=$candidate linkage=dynamic
    break
  fi
done
if [ -z "$cc" ]; then
  echo "zccache: no C compiler could link a program (tried: ${NATIVE_CC:-musl-gcc gcc cc clang})." >&2
  echo "  Install gcc, name one by -Dnative.cc=..., or build only the jar by -Dnative.skip." >&2
  [ ! -s "$work/probe.log" ] || cat "$work/probe.log" >&2
  exit 1
fi
static=
[ "$linkage" = dynamic ] || static="-static -Wl,-z,norelro"

sh "$(dirname "$0")/quick-start.sh" . ../quick-c
cd ../quick-c

# norelro, noseparate-code: fewer parts of the file to map, and fewer pages. Statically linked, no
# table of addresses is filled in at a start, so there is none to be locked after it.
# -fwrapv: Java's int and long wrap around; the generated C relies on it.
# -fno-strict-aliasing: it views one object through several struct types.
# defsym: the exported Java method is the program's main, so that argv arrives as the kernel gave it.
# shellcheck disable=SC2086
"$cc" -std=gnu11 -O2 -fwrapv -fno-strict-aliasing -w -Wno-error=implicit-function-declaration \
  -ffunction-sections -fdata-sections -Wl,--gc-sections \
  -Wl,-z,noseparate-code -Wl,--defsym=main=launcher_main -s $static ${NATIVE_CFLAGS:-} \
  -o "$program" all.c -lm 2> "$work/link.log" || { cat "$work/link.log" >&2; exit 1; }

echo "$(library_of "$cc") $linkage" > "$libc_file"
echo "zccache: $program is $(wc -c < "$program") bytes, $(cat "$libc_file") ($cc)"
