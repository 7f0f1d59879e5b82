#include "saved.h"

double saved_faster(double saved)
{
    return 1 / (1 - saved) - 1;
}

double saved_of_faster(double faster)
{
    return 1 - 1 / (1 + faster);
}

double saved_by_part(double part, double times)
{
    return part * (1 - 1 / times);
}
