/*
 * storefile - the folder and the files of a store, before a database sees them:
 * whose they are, who may read them, that they are no links.
 *
 * Errors are STORE_ERROR (client/store.h), sentences.
 */
#ifndef CLIENT_STOREFILE_H
#define CLIENT_STOREFILE_H

#include <glib.h>
#include <stdbool.h>

/*
 * Makes `dir` 0700 when it is missing; refuses one that is not ours or that
 * others can enter.  Its real path, new; NULL on error.
 */
char *storefile_folder(const char *dir, GError **error);

/* DIR/OFFICER + ending, new; NULL and an error when the login cannot name a file. */
char *storefile_name(const char *dir, const char *officer, const char *ending,
		     GError **error);

/* Makes an empty 0600 file, or checks the one that is there. */
bool storefile_ready(const char *path, GError **error);

/* Opens (making) `path` and takes the lock: a descriptor; -1: somebody else has it. */
int storefile_lock(const char *path);

/*
 * The windows of one officer: each holds one byte of `path` (made when missing) as
 * long as its process lives, and has the byte's number, from 1.  A descriptor to be
 * closed at the end; -1 when the file cannot be had, *number is 1 then.
 */
int storefile_window(const char *path, unsigned *number);
/* Whether another window holds that number. */
bool storefile_window_lives(int window, unsigned number);

#endif
