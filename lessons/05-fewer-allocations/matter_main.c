// When it does not matter.

#include "matter.h"

int main(void)
{
    return ways_show(matter_ways);
}
