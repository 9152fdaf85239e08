#ifndef LEAF_H
#define LEAF_H
#define LEAF 3
#error broken on purpose
#endif
