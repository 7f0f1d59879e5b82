// Words that are copied, and words that are numbers.

#include "intern.h"

int main(void)
{
    return ways_show(intern_ways);
}
