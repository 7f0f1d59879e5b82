// Time saved and speed gained say the same in two languages.
#ifndef SAVED_H
#define SAVED_H

// Of a program that takes `saved` of its time less (0.12: 12 %): how much faster it is (0.136: as
// much work and 13.6 % more in the same time).
double saved_faster(double saved);

// Back again.
double saved_of_faster(double faster);

// What is saved of the whole if `part` of its time becomes `times` times as fast: Amdahl, "Validity
// of the Single Processor Approach", AFIPS 1967.
double saved_by_part(double part, double times);

#endif
