#ifndef BASE_H
#define BASE_H
#define BASE 17
#endif
