/*
 * new_file - a file for what people are named in: made new, never over another,
 * for its owner alone (0600), and on the disk when it is ended.
 */
#ifndef CENTRAL_NEW_FILE_H
#define CENTRAL_NEW_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* NULL: `why` (translated): it is there already, or cannot be made. */
FILE *centre_file_new(const char *path, GError **why);
/* Takes the file.  keep false: it is taken away again.  False with `why`: not whole. */
bool centre_file_end(FILE *file, const char *path, bool keep, GError **why);

#endif
