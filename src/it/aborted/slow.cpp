constexpr long slow() {
  long sum = 0;
  for (long i = 0; i < 1000000000; i++) {
    sum += i & 3;
  }
  return sum;
}
constexpr long value = slow();
long get() { return value; }
