// An array of lines, in three ways.

#include "presize.h"

int main(void)
{
    return ways_show(presize_ways);
}
