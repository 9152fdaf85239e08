#!/bin/sh
# Compiles for minutes, but only in the step that is aborted.
[ "$1" = aborted ] || exit 0
echo "the slow compile begins"
exec g++ -fconstexpr-loop-limit=2147483647 -fconstexpr-ops-limit=9223372036854775807 \
  -c slow.cpp -o objects/aborted/slow.o
