/* What the generated sources call. */
#include <stdlib.h>
