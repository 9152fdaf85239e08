#!/bin/sh
# Copyright 2026 The zccache for Maven authors
# SPDX-License-Identifier: Apache-2.0
#
# Rewrites the generated C so that a start does only what this program needs. TeaVM's own start
# writes into every class, every string literal and a table of all static fields; each page of the
# program that is written to costs a page fault and a copy, and those were half of the whole run.
# usage: quick-start.sh GENERATED_C_FOLDER NEW_FOLDER
#
# docs/performance.md has what each step brings. Every step fails the build if the generated C is
# not what it expects: after a change of TeaVM's version, read what that one writes, and adapt.
set -eu

from=$1
to=$2
rm -rf "$to"
cp -R "$from" "$to"
cd "$to"

unexpected() {
  echo "zccache: quick-start.sh: $1" >&2
  exit 1
}

# change FILE SED_SCRIPT: the script must change the file
change() {
  sed -e "$2" "$1" > "$1.new"
  ! cmp -s "$1" "$1.new" || unexpected "$1 is not what TeaVM 0.15.0 writes: no match for $2"
  mv "$1.new" "$1"
}

# only COUNT PATTERN FILE
only() {
  [ "$(grep -c "$2" "$3")" = "$1" ] || unexpected "$3 does not have $1 lines of $2"
}

# 1. Headers of string literals are constants. A header holds how far the object's class is from
#    a common address; so that the compiler knows it for String and for char[], these two classes
#    become one object, and that address is counted from there. (The topmost bit says that the
#    collector need not look at the object.)
string=classes/java/lang/String
chars=arrays/primitives/char
only 1 '^extern jl_String_VT jl_String_Cls;$' $string.h
only 1 '^alignas(8) jl_String_VT jl_String_Cls = {$' $string.c
only 1 '^alignas(8) jl_Object_VT Arr_C_Cls = {$' $chars.c
sed -n '/^alignas(8) jl_Object_VT Arr_C_Cls = {$/,/^};$/p' $chars.c | sed -e '1d' -e '$d' > chars.part
change $chars.c '/^alignas(8) jl_Object_VT Arr_C_Cls = {$/,/^};$/d'
change $chars.h 's|^extern jl_Object_VT Arr_C_Cls;$|#include "../../classes/java/lang/String.h"|'
cat > text-classes.part << 'END'
#include <stddef.h>
typedef struct {
    jl_String_VT string;
    alignas(8) jl_Object_VT chars;
} zccache_TextClasses;
extern zccache_TextClasses zccache_textClasses;
#define jl_String_Cls zccache_textClasses.string
#define Arr_C_Cls zccache_textClasses.chars
#define ZCCACHE_BEFORE_CLASSES 0x1000000
#define ZCCACHE_LITERAL(cls) \
    ((int32_t) (0x80000000u | (ZCCACHE_BEFORE_CLASSES + offsetof(zccache_TextClasses, cls)) >> 3))
END
change $string.h '/^extern jl_String_VT jl_String_Cls;$/{
  r text-classes.part
  d
}'
{
  printf '#include "../../../%s.h"\n#include "../../../primitives/char.h"\n' "$chars"
  sed -e '/^alignas(8) jl_String_VT jl_String_Cls = {$/,/^};$/{
    s/^alignas(8) jl_String_VT jl_String_Cls = {$/zccache_TextClasses zccache_textClasses = { .string = {/
    /^};$/{
      s/.*/}, .chars = {/
      r chars.part
      a\
}};
    }
  }' $string.c
} > $string.c.new
mv $string.c.new $string.c
change string.h 's|\.hdr = { \.size = length }|.hdr = { .parent = { .header = ZCCACHE_LITERAL(chars) }, .size = length }|'
change string.h 's|\.hashCode = INT32_C(hash)|.parent = { .header = ZCCACHE_LITERAL(string) }, &|'
only 1 '^char \*teavm_beforeClasses;$' core.c
change core.c '1i\
#include "classes/java/lang/String.h"
s|^char \*teavm_beforeClasses;$|char *teavm_beforeClasses = (char*) \&jl_String_Cls - ZCCACHE_BEFORE_CLASSES;|
/^    teavm_beforeClasses = (char\*) teavm_classReferences\[0\];$/,/^    teavm_beforeClasses -= 4096;$/d'

# 2. Static fields are zero at a start anyway. The functions that would clear them, and tell the
#    collector where they are, run before the first collection instead. That a class is initialized
#    is noted beside the static fields, and not in the class.
for file in $(grep -E '^(classes|arrays|primitives)/.*\.c$' all.txt); do
  grep -q -e '^ *sfld_' -e '^void initclass_' "$file" || continue
  sed -e '/^void sysinitclass_/,/^}/{
    /^ *sfld_[A-Za-z0-9_]* = \(NULL\|0\|INT32_C(0)\|INT64_C(0)\);$/d
  }' -e '/^void initclass_/,/^}/{
    s/^    TeaVM_Class\* cls = .*;$/    static int32_t initialized;/
    s/cls->flags & INT32_C(1)/initialized/
    s/cls->flags |= INT32_C(1);/initialized = INT32_C(1);/
  }' "$file" > "$file.new"
  mv "$file.new" "$file"
  [ "$(grep -c '^void initclass_' "$file")" = "$(grep -c '^        initialized = ' "$file")" ] \
    || unexpected "$file initializes a class in another way"
  set -- "$(sed -n 's/^void \(sysinitclass_[^(]*\)().*/\1/p' "$file")"
  if sed -n '/^void sysinitclass_/,/^}/p' "$file" | grep -q '^ *sfld_' && grep -q "^    $1();\$" main.c; then
    unexpected "a static field starts with another value than 0 ($file)"
  fi
done

# 3. The start itself. There is no event queue, no timer, no locale and no thread but this one. The
#    list of all classes is for the collector, too.
only 1 '^int launcher_teavm_main(int argc, char\*\* argv) {$' main.c
only 1 '^    teavm_initClasses();$' main.c
sed -n '/^int launcher_teavm_main/,/^}/p' main.c > start.part
{
  sed '/^int launcher_teavm_main/,$d' main.c
  echo 'int32_t zccache_collected;'
  echo 'void zccache_beforeCollection() {'
  echo '    if (zccache_collected) return;'
  echo '    zccache_collected = 1;'
  sed -n -e '/^    teavm_initClasses();$/p' -e '/^    sysinitclass_.*();$/p' \
    -e '/^    teavm_afterInitClasses();$/p' start.part
  echo '}'
  sed -e '/^    teavm_beforeInit();$/d' -e '/^    teavm_initClasses();$/d' \
    -e '/^    teavm_initStringPool();$/d' -e '/^    sysinitclass_.*();$/d' \
    -e '/^    teavm_afterInitClasses();$/d' -e '/^    meth_otr_EventQueue/d' \
    -e '/^    meth_otr_Fiber/d' -e '/^    teavm_getClassObject(/d' \
    -e 's/^    meth_otr_GC__clinit_();$/&\
    *(int64_t*) teavm_gc_heapAddress = 0;/' start.part
} > main.c.new
mv main.c.new main.c
change heaptrace.c 's|^void teavm_gc_gcStarted(int32_t full) {$|extern void zccache_beforeCollection();\
&\
    zccache_beforeCollection();|'

# 4. One piece of address space in place of four, and what a start needs of it readable at once.
only 4 '^    teavm_gc_[A-Za-z]* = teavm_virtualAlloc(' memory.c
change memory.c '/^void teavm_initHeap(/,/^}/{
  /^    teavm_gc_[A-Za-z]* = teavm_virtualAlloc(/d
  s|^    teavm_gc_resizeHeap(minHeap);$|\
    int64_t regionsAligned = teavm_pageCount(regionsSize * 2);\
    int64_t cardsAligned = teavm_pageCount(regionsSize);\
    int64_t workAligned = teavm_pageCount(workSize);\
    int64_t heapAligned = teavm_pageCount(maxHeap);\
    char *all = teavm_virtualAlloc(regionsAligned + cardsAligned + workAligned + heapAligned);\
    teavm_gc_regionsAddress = all;\
    teavm_gc_cardTable = all + regionsAligned;\
    teavm_gc_gcStorageAddress = all + regionsAligned + cardsAligned;\
    teavm_gc_heapAddress = all + regionsAligned + cardsAligned + workAligned;\
    teavm_virtualCommit(all, regionsAligned + cardsAligned + workAligned + teavm_pageCount(minHeap));\
    teavm_gc_gcStorageSize = teavm_gc_calculateWorkSize(minHeap);\
    teavm_gc_regionMaxCount = teavm_gc_calculateRegionsSize(minHeap);\
    teavm_gc_availableBytes = minHeap;|
}'

# 5. What the system gives is zero. Until the first collection nobody wrote to it, and to clear it
#    would only touch pages that are not needed.
allocator=classes/org/teavm/runtime/Allocator.c
only 2 '^    memset(teavm_local_[0-9]*, 0, .*);$' $allocator
change $allocator '1i\
#include <stdint.h>\
extern int32_t zccache_collected;
s/^    \(memset(teavm_local_[0-9]*, 0, .*);\)$/    if (zccache_collected) \1/'

# 6. An array's class is made when the first such array is, and noted in the class of its elements.
#    Those that the program names are there from the start.
template=object-array.part
sed -e 's/\.size = sizeof(char16_t)/.size = sizeof(void*)/' -e 's/\.flags = 0/.flags = 1/' \
  -e 's/&supertypeof_Arr_C/\&teavm_isSupertypeOfArray/' chars.part > $template
only 1 'itemType = (TeaVM_Class\*) &C_Cls' $template
only 1 'isSupertypeOf = &teavm_isSupertypeOfArray' $template
only 1 '^    classPtr->flags = 1;$' arrayclass.c
cat > object-arrays.c << 'END'
#include "arrayclass.h"
END
for class in $(grep -rhoE --include='*.c' 'teavm_getArrayClass\(\(TeaVM_Class\*\) &[A-Za-z0-9_]+_Cls\)' classes \
  | sed -e 's/.*&//' -e 's/)$//' | LC_ALL=C sort -u); do
  case $class in
    jl_String_Cls) file=$string.c definition='^zccache_TextClasses zccache_textClasses = ' ;;
    *)
      definition="^alignas(8) [A-Za-z0-9_]*_VT $class = {\$"
      file=$(grep -rl --include='*.c' "$definition" classes)
      ;;
  esac
  only 1 "$definition" "$file"
  change "$file" "/$definition/,/itemType/{
    s/\.arrayType = NULL/.arrayType = (TeaVM_Class*) \&zccache_arrayOf_$class/
    s/$definition/extern jl_Object_VT zccache_arrayOf_$class;\\
&/
  }"
  only 1 "arrayType = (TeaVM_Class\*) &zccache_arrayOf_$class" "$file"
  {
    echo "alignas(8) jl_Object_VT zccache_arrayOf_$class = {"
    sed "s/&C_Cls/\&$class/" $template
    echo '};'
  } >> object-arrays.c
  {
    echo "    zccache_arrayOf_$class.parent.next = teavm_firstClass;"
    echo "    teavm_firstClass = &zccache_arrayOf_$class.parent;"
  } >> link.part
done
{
  echo 'void zccache_linkArrayClasses() {'
  cat link.part
  echo '}'
} >> object-arrays.c
echo '#include "object-arrays.c"' >> all.c
change main.c 's/^void zccache_beforeCollection() {$/extern void zccache_linkArrayClasses();\
&/
s/^    zccache_collected = 1;$/&\
    zccache_linkArrayClasses();/'

# 7. A fault of TeaVM 0.15.0: clone() of an array of primitives takes each element for one of eight
#    bytes, and writes over what comes behind the copy.
only 1 'isPrimitive(teavm_local_2)) ? sizeof(void\*) : ' classes/java/lang/Object.c
change classes/java/lang/Object.c \
  's/isPrimitive(teavm_local_2)) ? sizeof/isPrimitive(TEAVM_FIELD(teavm_local_2, TeaVM_Class, itemType))) ? sizeof/'
rm -f ./*.part
