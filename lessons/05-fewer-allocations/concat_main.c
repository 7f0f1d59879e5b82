// Three ways to join.

#include "concat.h"

int main(void)
{
    return ways_show(concat_ways);
}
