// Reads files.
#ifndef FILE_H
#define FILE_H

// A whole text file, which ends at its first 0 byte; malloc'd. NULL with errno if it can't be read.
char *file_text(const char *path);

#endif
