/*
 * person - the lines of a record, part by part: what the person screen lists.
 * Between tui/person.c (keys, answers, the picture) and tui/person_lines.c.
 */
#ifndef TUI_PERSON_H
#define TUI_PERSON_H

#include <glib.h>
#include <stdbool.h>

#include "forms/history.h"
#include "forms/household.h"
#include "forms/record.h"

struct paint;

struct person_line {
	bool heading;
	bool missing;			/* "!" in the mark column */
	char *label, *value;		/* translated, shown */
	enum record_field field;	/* what F6 changes; FIELD_NONE: nothing */
	enum record_field number;	/* the hidden number on this line; FIELD_NONE */
	char *resident;			/* whom Enter opens; NULL: nobody */
};

/* What a part is made of; members NULL as long as they were not read. */
struct person_source {
	const struct record *record;
	const struct household *household;
	const GPtrArray *history, *accesses;	/* history_entry, access_entry */
	bool plain;		/* words instead of symbols */
	const struct place_list *places; /* what old places are now; NULL: not known */
	uint32_t today;		/* 20260801 */
};

/* Appends a line or a heading (with a blank line before it); value_taken is shown text. */
struct person_line *person_line_add(GPtrArray *lines, const char *label, char *value_taken);
void person_line_heading(GPtrArray *lines, const char *words);

/* tui/person_items.c: what a record has several of, each under its heading. */
void person_add_people(GPtrArray *lines, const struct person_source *source,
		       enum record_field field);
void person_add_members(GPtrArray *lines, const struct person_source *source);
void person_add_stays(GPtrArray *lines, const struct person_source *source,
		      enum record_field field);
void person_add_cards(GPtrArray *lines, const struct person_source *source);
void person_add_cancelled(GPtrArray *lines, const struct person_source *source);
/* Of places and coded values: the code, and the edition of the list that it is of. */
void person_add_codes(GPtrArray *lines, const struct person_source *source);

/* The lines of a part; of struct person_line, owned. */
GPtrArray *person_lines(const struct person_source *source, enum record_part part);
/* "Nhân thân", "Hộ gia đình 4"; new. */
char *person_part_title(const struct record *record, enum record_part part, bool with_count);
/* Row 3: what is missing or pending, "" when nothing.  New. */
char *person_warnings(const struct record *record);
/* Rows 1 to 3; `small`: a window of 60 by 16. */
void person_head(const struct record *record, struct paint *paint, bool small);
/* A locked field that the correction form leads from, by F6 again, to its procedure. */
bool person_may_reissue(enum record_field field);
/* Row 22 for a line.  New. */
char *person_line_hint(const struct record *record, const struct person_line *line);

#endif
