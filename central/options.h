/*
 * options - the command line of dancu-central.
 */
#ifndef CENTRAL_OPTIONS_H
#define CENTRAL_OPTIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum centre_command {
	CENTRE_HELP,
	CENTRE_INIT,
	CENTRE_COMMUNE,
	CENTRE_OFFICER,
	CENTRE_PEOPLE,
	CENTRE_IMPORT,
	CENTRE_CATALOGUE,
	CENTRE_EXPORT,
	CENTRE_AUDIT,
	CENTRE_PACKAGE,
	CENTRE_SERVE,
	CENTRE_COMPARE,
};

/* Texts are lent from argv; what was not given is NULL, or its default. */
struct centre_options {
	enum centre_command command;
	const char *argument; /* real|practice, add|new-key|passwd|lock|unlock, FILE */
	const char *database, *name, *code, *kind, *province;
	const char *login, *rank, *role, *commune;
	const char *result, *charset, *columns, *publish; /* compare */
	const char *seed, *listen, *companion, *faults;
	const char *format, *dialect, *resident, *note; /* export */
	GPtrArray *hamlets; /* lent texts, in order */
	GPtrArray *files;   /* import-catalogue: the same */
	const char *edition;
	bool dry_run;
	int64_t deadline;   /* ms; 0: none given */
	int64_t from, to;   /* days of a deputy, ms; 0: none given */
	unsigned count;
	unsigned feed_keep; /* serve: changes that a feed reaches back */
	unsigned searches;  /* serve: of one officer in a minute; 0: no limit */
	bool cheap; /* init: passwords that cost little, for tests */
};

/* False: wrong use, *sentence says what (new). Clear it either way. */
bool centre_options_read(struct centre_options *options, int argc, char **argv,
			 char **sentence);
void centre_options_clear(struct centre_options *options);
const char *centre_options_help(void); /* translated, lent */

#endif
