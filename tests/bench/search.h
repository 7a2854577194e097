/* search - the parts of the bench of searches: a register, and who is looked for in it. */
#ifndef TESTS_BENCH_SEARCH_H
#define TESTS_BENCH_SEARCH_H

#include <sqlite3.h>
#include <stdbool.h>

#include "central/centre.h"

#define COMMUNE 30000u
#define FIRST 20
#define PASSWORD "mat khau dai"

struct bench {
	char *database;
	unsigned residents, communes, queries;
	struct centre_ledger *writer, *reader;
	struct centre *centre;
	char *world;
	char **cookie; /* an officer's in each commune; behind them the province's */
	sqlite3 *raw;
	sqlite3_stmt *by_number, *by_name, *all_names;
};

/* Somebody drawn by chance. */
struct person {
	char *id, *number, *name, *birth;
	unsigned commune;
	unsigned namesakes[2]; /* same letters, same letters and marks; himself too */
};

void search_fail(const char *what) G_GNUC_NORETURN;
unsigned search_draw(unsigned below);

/* Makes the database, or opens the one that is there. */
void search_open_register(struct bench *bench);

void search_draw_person(struct bench *bench, struct person *person);
void search_person_clear(struct person *person);

/* One slip in one word that has a letter to lose.  New. */
char *search_slip(const char *name);

#endif
