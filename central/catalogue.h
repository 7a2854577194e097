/*
 * catalogue - the lists that the centre keeps for everybody, each row with the number
 * of its last change; and the operation that tells what changed (forms/delta.h).
 */
#ifndef CENTRAL_CATALOGUE_H
#define CENTRAL_CATALOGUE_H

#include "central/call.h"
#include "central/ledger.h"
#include "forms/delta.h"

#define CENTRE_DELTA_BYTES 12000u /* of cells in one answer: a second and a half at 64 kbit/s */

/* What an import did to one list. */
struct centre_catalogue_news {
	unsigned added, changed, ended, dropped;
	GPtrArray *examples; /* char *: "+ 25270 phường Lộc Ninh"; the first of them */
};
void centre_catalogue_news_init(struct centre_catalogue_news *news);
void centre_catalogue_news_clear(struct centre_catalogue_news *news);
#define CENTRE_CATALOGUE_EXAMPLES 12u
void centre_catalogue_example(struct centre_catalogue_news *news, char mark, const char *words);

/* Which rows of a list an import speaks of; all NULL: of all. */
struct centre_catalogue_scope {
	const char *suffix;	 /* rows whose last cell is this */
	const char *first, *last; /* rows whose key lies between them, both inclusive */
	const char *ends;	 /* ISO day: rows that are not named any more end with it (CODE);
				  NULL: they go */
};

/*
 * In the writer's transaction: the rows in scope become `rows` (struct delta_row, in the
 * order in which they shall travel); what is the same keeps its number.
 */
bool centre_catalogue_apply(struct centre_ledger *ledger, enum delta_list list,
			    const GPtrArray *rows, const struct centre_catalogue_scope *scope,
			    struct centre_catalogue_news *news);
int64_t centre_catalogue_seq(struct centre_ledger *ledger);

/* The operation. */
void centre_catalogue(struct centre_call *call);

#endif
