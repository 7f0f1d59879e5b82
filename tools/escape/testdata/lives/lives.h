// Three lives of a block: in its frame, in its caller's, and beyond.
#ifndef LIVES_H
#define LIVES_H

int lives_own(int n);
int lives_caller(int n);
char *lives_given(int n);

#endif
