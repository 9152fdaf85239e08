#!/bin/sh
# compile.sh STEP UNIT...
set -e
step=$1
shift
mkdir -p "objects/$step"
for unit; do
  gcc -O2 -Isrc/main/native/include -c "src/main/native/$unit.c" -o "objects/$step/$unit.o"
done
