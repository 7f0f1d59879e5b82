// A tree a request, in three ways.

#include "depends.h"

int main(void)
{
    return ways_show(depends_ways);
}
