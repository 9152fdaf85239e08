#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Compares the classes that reach the native program with the checked-in list.
# usage: check-classes.sh GENERATED_C_FOLDER LIST [accept]
#
# Every class costs size, start-up or a surprise of TeaVM's class library, so a new one is a decision.
set -eu

generated=$1
list=$2
found=$generated/../native-classes.txt

# all.txt names the files of this run; the folder may hold files of an earlier one. Lambdas are left
# out, since their names count lines.
sed -n 's|^classes/\(.*\)\.c$|\1|p' "$generated/all.txt" | grep -v 'lambda@d' \
  | sed -e 's|@d|$|g' -e 's|/|.|g' | LC_ALL=C sort > "$found"

if [ "${3:-}" = accept ]; then
  cp "$found" "$list"
  echo "zccache: $(wc -l < "$list") classes accepted"
  exit 0
fi
if ! diff "$list" "$found" > "$found.diff"; then
  {
    echo "zccache: other classes reach the native program than src/main/native/classes.txt says:"
    sed -n -e 's/^> /  new   /p' -e 's/^< /  gone  /p' "$found.diff"
    echo "If that is meant, accept it by a build with -Dnative.classes=accept and commit the list."
  } >&2
  exit 1
fi
