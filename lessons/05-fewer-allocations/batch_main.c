// Records in many blocks and in few.

#include "batch.h"

int main(void)
{
    return ways_show(batch_ways);
}
