/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/**
 * The text of made-up sources and headers. The same numbers give the same text; another tag gives
 * another object.
 */
final class SourceText {
  private static final int SMALLEST_HEADER = 4096;
  private static final int HEADER_STEP = 137;
  private static final int HEADER_SPAN = 4096;

  private SourceText() {}

  /** A header of 4 to 8 KB: a structure, constants, prototypes, small inline functions. */
  static String header(UnitKind kind, int number) {
    String prefix = (kind.isCpp() ? "p" : "h") + number;
    int size = SMALLEST_HEADER + number * HEADER_STEP % HEADER_SPAN;
    StringBuilder text = new StringBuilder();
    text.append("#ifndef GUARD_").append(prefix).append("\n#define GUARD_").append(prefix);
    text.append("\n#include <stddef.h>\n/* Part ").append(number).append(" of the project. */\n");
    for (int i = 0; text.length() < size - 400; i++) {
      text.append(kind.isCpp() ? cppPart(prefix, i) : part(prefix, i));
    }
    return text.append("#endif\n").toString();
  }

  private static String part(String prefix, int i) {
    return """
    /* What the %2$d-th place holds, and how it is counted. */
    struct %1$s_place%2$d { int id; long count; const char *name; unsigned flags[4]; };
    #define %1$s_LIMIT%2$d (%2$d * 16 + 3)
    int %1$s_open%2$d(struct %1$s_place%2$d *place, const char *name, size_t length);
    static inline long %1$s_sum%2$d(const struct %1$s_place%2$d *place) {
      return place->count + place->id * %1$s_LIMIT%2$d;
    }
    """
        .formatted(prefix, i);
  }

  private static String cppPart(String prefix, int i) {
    return """
    /* What the %2$d-th place holds, and how it is counted. */
    template <typename T> struct %1$s_Place%2$d {
      T value; long count; const char *name;
      T twice() const { return value + value; }
    };
    class %1$s_Thing%2$d {
     public:
      explicit %1$s_Thing%2$d(int id) : id_(id) {}
      int id() const { return id_ * %2$d; }
     private:
      int id_;
    };
    """
        .formatted(prefix, i);
  }

  /**
   * A source that includes all headers of its kind.
   *
   * @param number which unit of the kind
   * @param tag a number that is in the object
   * @param weight how much code
   */
  static String source(UnitKind kind, int number, long tag, int weight) {
    StringBuilder text = new StringBuilder();
    for (String name :
        kind.isCpp()
            ? new String[] {"vector", "string", "map", "iostream"}
            : new String[] {"stdio.h", "stdlib.h", "string.h"}) {
      text.append("#include <").append(name).append(">\n");
    }
    for (int i = 0; i < kind.headers(); i++) {
      text.append("#include \"").append(headerName(kind, i)).append("\"\n");
    }
    text.append("extern const long unit_tag;\nconst long unit_tag = ").append(tag).append(";\n");
    if (kind == UnitKind.LARGE) {
      return text.append(largeBody(tag)).toString();
    }
    for (int i = 0; i < weight; i++) {
      text.append(kind.isCpp() ? cppBody(number, i) : body(number, i));
    }
    return text.toString();
  }

  static String headerName(UnitKind kind, int number) {
    return (kind.isCpp() ? "p" : "h") + number + (kind.isCpp() ? ".hpp" : ".h");
  }

  private static String body(int number, int i) {
    return """
    long work%1$d_%2$d(const char *text, long *table, size_t length) {
      struct h0_place1 place = {%2$d, %1$d, text, {0}};
      long sum = h0_sum1(&place);
      for (size_t i = 0; i < length; i++) {
        table[i] = table[(i * 7 + %2$d) %% length] * 31 + (long) strlen(text);
        if (table[i] %% 5 == %1$d %% 5) sum += table[i] ^ i; else sum -= i * %2$d;
      }
      if (sum < 0) printf("%%ld\\n", sum);
      return sum + (text ? atol(text) : 0);
    }
    """
        .formatted(number, i);
  }

  private static String cppBody(int number, int i) {
    return """
    long work%1$d_%2$d(const std::vector<std::string> &words) {
      std::map<std::string, std::vector<int>> index;
      p1_Thing1 thing(%2$d);
      for (const auto &word : words) index[word].push_back(thing.id());
      for (const auto &entry : index) std::cout << entry.first << entry.second.size() << '\\n';
      return p0_Place0<long>{%2$dL, %1$d, ""}.twice() + (long) index.size();
    }
    """
        .formatted(number, i);
  }

  /** 1.25 million different numbers of 8 bytes. */
  private static String largeBody(long tag) {
    StringBuilder text = new StringBuilder();
    text.append("#define V1(n) ((n) + ").append(tag).append("UL) * 0x9E3779B97F4A7C15UL,\n");
    for (int size = 1; size < 1000; size *= 10) {
      text.append("#define V").append(size * 10).append("(n)");
      for (int i = 0; i < 10; i++) {
        text.append(" V").append(size).append("(n + ").append(i * size).append(")");
      }
      text.append('\n');
    }
    text.append("const unsigned long numbers[] = {\n");
    for (int i = 0; i < 1280; i++) {
      text.append("V1000(").append(i * 1000L).append(")\n");
    }
    return text.append("};\n").toString();
  }
}
