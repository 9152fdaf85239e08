#ifndef LEAF_H
#define LEAF_H
#define LEAF 4
#endif
