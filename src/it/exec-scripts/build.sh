#!/bin/sh
set -e
mkdir -p "$1"
for unit in first third; do
  ${CC:-gcc} ${CFLAGS:--O2} -Isrc/main/native/include -c src/main/native/$unit.c -o "$1/$unit.o"
done
