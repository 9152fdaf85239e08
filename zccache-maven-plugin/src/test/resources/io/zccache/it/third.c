#include "base.h"

int third(void) {
  return BASE * BASE;
}
