#!/bin/bash
# Measures what the plugin costs and saves in Maven builds: examples/jni-codec warm against plain, and a project
# without native code with the plugin against without. The two of a pair take turns, in changing order.
# usage: measure.sh [ROUNDS] [MAVEN_WORD...]     zccache must be installed (try.sh does that), or the words name
# the repository that has it: -Dmaven.repo.local=...
# All figures are milliseconds; what is compared are medians, and the medians of the pairs' differences. Processor
# time is that of Maven and its children, so not the daemon's.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/measure
mvn=${MVN:-mvn}
rounds=${1:-7}
[ $# -eq 0 ] || shift

rm -rf "$work"
mkdir -p "$work/empty" "$work/empty-plain"
export ZCCACHE_CACHE_DIR=$work/cache

cp -R "$top/examples/jni-codec" "$work/warm"
rm -rf "$work/warm/target"
cp -R "$work/warm" "$work/plain"
sed '/zccache: begin/,/zccache: end/d' "$work/warm/pom.xml" > "$work/plain/pom.xml"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>measure</groupId><artifactId>empty</artifactId><version>1</version><packaging>pom</packaging><build><plugins>'
  sed -n '/zccache: begin/,/zccache: end/p' "$work/warm/pom.xml"
  echo '</plugins></build></project>'
} > "$work/empty/pom.xml"
sed '/zccache: begin/,/zccache: end/d' "$work/empty/pom.xml" > "$work/empty-plain/pom.xml"

# used: processor time of all that this script has run so far
used() {
  times > "$work/times"
  awk 'NR == 2 { gsub(/s/, ""); for (i = 1; i <= 2; i++) { split($i, p, "m"); sum += p[1] * 60 + p[2] } printf "%d", sum * 1000 }' \
    "$work/times"
}

# build NAME GOAL...: leaves NAME.log, whose lines begin with milliseconds; adds the time to NAME.ms, NAME.cpu
build() {
  local name=$1 start
  shift
  used > "$work/before"
  start=$(date +%s%N)
  (cd "$work/$name" && "$mvn" -o -B -Dorg.slf4j.simpleLogger.showDateTime=true "$@") > "$work/$name.log" 2>&1 ||
    { tail -n 40 "$work/$name.log"; echo "measure: the build $name failed" >&2; exit 1; }
  echo $((($(date +%s%N) - start) / 1000000)) >> "$work/$name.ms"
  used > "$work/after"
  echo $(($(cat "$work/after") - $(cat "$work/before"))) >> "$work/$name.cpu"
}

# native NAME: how long the goals that compile took in the last build
native() {
  awk '/ --- .*\(compile-c\)/ { from = $1 } / --- .*\(link\)/ { print $1 - from; exit }' "$work/$1.log"
}

# both ONE OTHER ROUND COMMAND...: a round of two builds, the order of which changes from round to round
both() {
  local one=$1 other=$2 round=$3
  shift 3
  if [ $((round % 2)) -eq 0 ]; then build "$one" "$@"; build "$other" "$@"; else build "$other" "$@"; build "$one" "$@"; fi
}

median() { sort -n | awk '{ a[NR] = $1 } END { print NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

# row TEXT PLAIN CACHED: medians of two files of figures, and the median of their differences
row() {
  printf '%-44s %10s %10s %12s\n' "$1" "$(median < "$work/$2")" "$(median < "$work/$3")" \
    "$(paste "$work/$3" "$work/$2" | awk '{ print $1 - $2 }' | median)"
}

# the cold build, and one more for what the JVMs of daemon and Maven learn
build warm clean verify "$@"
build warm clean verify "$@"
build plain clean verify "$@"
build empty validate "$@"
build empty-plain validate "$@"
rm -f "$work"/*.ms "$work"/*.cpu

for ((round = 0; round < rounds; round++)); do
  both warm plain $round clean verify "$@"
  for name in warm plain; do
    took=$(native $name)
    echo "$took" >> "$work/$name.native.ms"
    echo $(($(tail -n 1 "$work/$name.ms") - took)) >> "$work/$name.rest.ms"
  done
done
grep -q ' 0 misses' "$work/warm.log" || { echo "measure: the warm build missed" >&2; exit 1; }
(cd "$work/warm" && "$mvn" -o -B -q zccache:stop "$@") > "$work/stop.log" 2>&1

for ((round = 0; round < rounds * 5; round++)); do
  both empty empty-plain $round validate "$@"
done
[ ! -e "$work/cache/run/daemon.sock" ] || { echo "measure: a build without native code started a daemon" >&2; exit 1; }

printf '%-44s %10s %10s %12s\n' "" plain zccache difference
row "jni-codec, mvn clean verify" plain.ms warm.ms
row "its native phase" plain.native.ms warm.native.ms
row "all but the native phase" plain.rest.ms warm.rest.ms
row "no native code, mvn validate" empty-plain.ms empty.ms
row "the same, processor time" empty-plain.cpu empty.cpu
