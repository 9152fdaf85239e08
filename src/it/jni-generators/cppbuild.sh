#!/bin/sh
set -e
mkdir -p target/cppbuild
gcc -O2 -Isrc/main/native/include -c src/main/native/second.c -o target/cppbuild/second.o
g++ -O2 -Isrc/main/native/include -c src/main/native/fourth.cpp -o target/cppbuild/fourth.o
