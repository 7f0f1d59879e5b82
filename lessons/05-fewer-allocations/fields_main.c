// Fifteen fields a line, in three ways.

#include "fields.h"

int main(void)
{
    return ways_show(fields_ways);
}
