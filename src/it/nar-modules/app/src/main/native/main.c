#include <stdio.h>

int third(void);

int main(void) {
  return printf("%d\n", third()) < 0;
}
