/*
 * late - a library that is loaded when it is first needed, not with the program.
 *
 * For libraries that draw in many others: what an officer sees first must not
 * wait for them.  The caller keeps one struct of pointers whose types come from
 * the library's own header; nothing of it is called before late_load() is true.
 *
 * A library stays for the rest of the program's life: those below it have
 * things to do at its end.
 */
#ifndef CLIENT_LATE_H
#define CLIENT_LATE_H

#include <stdbool.h>
#include <stddef.h>

struct late_name {
	const char *name;
	void *at; /* where the pointer to the function goes */
};

/*
 * Opens the first of `libraries` (NULL-ended file names, as the loader knows
 * them) that is there and fills in all names.  False: no such library, or a
 * name is not in it; then some pointers may be filled, and none may be used.
 */
bool late_load(const char *const *libraries, const struct late_name *names, size_t count);

#endif
