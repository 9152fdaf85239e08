#include "base.h"

int third(void);

int main(void) {
  return third() == BASE * BASE ? 0 : 1;
}
