/*
 * home_entries - what the first page offers to whom, one row each, with its count
 * and the words after it; the digit of a row is its place.
 *
 * At most nine for each role: a tenth would need a second digit.
 */
#ifndef TUI_HOME_ENTRIES_H
#define TUI_HOME_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct home_counts;
struct resume;

enum home_entry {
	HOME_RESUME, /* stands above the others, on digit 0 */
	HOME_SEARCH,
	HOME_VERIFY,
	HOME_DRAFTS,
	HOME_MINE,
	HOME_RETURNED,
	HOME_WAITING,
	HOME_DECIDE,
	HOME_INCOMING, /* other communes' requests about our residents */
	HOME_OVERDUE,  /* escalated to the province, because nobody decided in time */
	HOME_DECIDED,  /* what this officer decided today */
	HOME_ALARM,    /* approved, but the register does not say so (readback.h) */
	HOME_ENTRY_COUNT
};

/* What the rows are made of; all lent. */
struct home_look {
	struct app *app;
	const struct home_counts *counts;
	const struct resume *resume;
	unsigned drafts;
};

/* Who has which, in their order. */
size_t home_entries(const struct app *app, bool resumes,
		    enum home_entry list[HOME_ENTRY_COUNT]);
/* Translated, lent. */
const char *home_entry_name(const struct home_look *look, enum home_entry entry);
/* -1: none, or not known. */
int64_t home_entry_count(const struct home_look *look, enum home_entry entry);
/* Behind the count, translated; g_free() it. */
char *home_entry_words(const struct home_look *look, enum home_entry entry);
void home_entry_open(struct app *app, enum home_entry entry);

#endif
