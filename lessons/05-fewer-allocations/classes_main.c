// What one more byte costs.

#include "classes.h"

#include <stdio.h>

int main(void)
{
    size_t wrong = 0, checked = 0;
    puts("                 jemalloc's block       malloc's, usable");
    puts("   asked for    of it  of 1 more        of it  of 1 more");
    for (int i = 0; i < CLASSES; i++) {
        size_t n = classes_sizes[i], je = classes_jemalloc(n), je1 = classes_jemalloc(n + 1),
               gnu = classes_usable(n), gnu1 = classes_usable(n + 1);
        printf("%12zu %8zu %10zu %12zu %10zu\n", n, je, je1, gnu, gnu1);
        printf("m je_%zu %zu\nm je1_%zu %zu\nm gnu_%zu %zu\nm gnu1_%zu %zu\n", n, je, n, je1, n,
               gnu, n, gnu1);
    }
    for (size_t n = 1; n <= 1 << 20 && classes_nallocx(n); n++, checked++)
        wrong += classes_nallocx(n) != classes_jemalloc(n);
    printf("of %zu sizes that jemalloc was asked about, %zu are not as in this table\n", checked,
           wrong);
    return wrong != 0;
}
