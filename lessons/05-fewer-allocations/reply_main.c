// A reply of some hundred bytes, in four ways.

#include "reply.h"

int main(void)
{
    return ways_show(reply_ways);
}
