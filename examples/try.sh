#!/bin/sh
# Builds zccache, installs it into the local repository, and shows it on a real JNI project: one plain build,
# one cold and one warm through the cache. Ends with 0 only if the warm build's compiles all came from the
# cache and every object of both cached builds equals the plain build's, byte for byte.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/try
project=$work/jni-codec
mvn=${MVN:-mvn}

say() { printf '%s\n' "$*"; }
fail() { say "try: $*" >&2; exit 1; }
now() { date +%s%N; }

# seconds FROM TO: the time between two results of now, with one decimal
seconds() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.1f", (to - from) / 1e9 }'; }

# build NAME: runs the project's build; leaves NAME.log and sets took
build() {
  start=$(now)
  (cd "$project" && "$mvn" -B clean verify) > "$work/$1.log" 2>&1 ||
    { tail -n 60 "$work/$1.log"; fail "the $1 build failed, see $work/$1.log"; }
  took=$(seconds "$start" "$(now)")
}

# objects: every object of the project's build, with its digest
objects() { (cd "$project/target" && find . -name '*.o' | LC_ALL=C sort | xargs sha256sum); }

# count NAME WORD: a number that the cache's summary in NAME.log gives before WORD
count() { sed -n "s/.*[^0-9]\([0-9][0-9]*\) $2.*/\1/p" "$work/$1.log" | tail -n 1; }

say "Building and installing zccache ..."
(cd "$top" && "$mvn" -B -q install -Dmaven.test.skip=true -Dinvoker.skip -Djacoco.skip) || fail "zccache itself does not build"

rm -rf "$work"
mkdir -p "$work"
ZCCACHE_CACHE_DIR=$work/cache
export ZCCACHE_CACHE_DIR

say "Plain build of examples/jni-codec, without zccache ..."
cp -R "$top/examples/jni-codec" "$project"
rm -rf "$project/target"
sed -i.with '/zccache: begin/,/zccache: end/d' "$project/pom.xml"
build plain
plain=$took
objects > "$work/plain.sha256"
units=$(wc -l < "$work/plain.sha256")
[ "$units" -gt 0 ] || fail "the plain build made no objects"

mv "$project/pom.xml.with" "$project/pom.xml"
say "Cold build, through an empty cache ..."
build cold
cold=$took
objects > "$work/cold.sha256"
say "Warm build, after mvn clean ..."
build warm
warm=$took
objects > "$work/warm.sha256"
(cd "$project" && "$mvn" -B -q zccache:stop) > "$work/stop.log" 2>&1 || say "the daemon did not stop, see $work/stop.log"

equal=yes
cmp -s "$work/plain.sha256" "$work/cold.sha256" || equal="no (cold build)"
cmp -s "$work/plain.sha256" "$work/warm.sha256" || equal="no (warm build)"

say ""
sed -n 's/.*\(zccache: .*\)/\1/p' "$work/warm.log" | tail -n 6
say ""
say "build   seconds   compiles   hits   misses"
printf '%-7s %7s   %8s\n' plain "$plain" "$units"
printf '%-7s %7s   %8s   %4s   %6s\n' cold "$cold" "$units" "$(count cold hits)" "$(count cold misses)"
printf '%-7s %7s   %8s   %4s   %6s\n' warm "$warm" "$units" "$(count warm hits)" "$(count warm misses)"
say "objects equal to the plain build's, byte for byte: $equal"

[ "$equal" = yes ] || fail "some object is not what gcc writes"
[ "$(count warm hits)" = "$units" ] || fail "the warm build did not hit $units times"
[ "$(count warm misses)" = 0 ] || fail "the warm build missed"
