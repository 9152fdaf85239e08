#ifndef LEAF_H
#define LEAF_H
#define LEAF 3
#endif
