// Findings for a person, an editor or a program.
#ifndef PRINT_H
#define PRINT_H

#include "findings.h"

#include <stdio.h>

void print_text(FILE *out, const struct findings *f); // file:line:column: kind: function: message
void print_json(FILE *out, const struct findings *f); // an array of objects
void print_side(FILE *out, const struct findings *f, unsigned columns); // beside the source

#endif
