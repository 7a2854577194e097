/*
 * request_sheet - what a request asks for, why, by which papers and for whom, as
 * lines of a review: officer, chief, province and C06 see the same.
 */
#ifndef TUI_REQUEST_SHEET_H
#define TUI_REQUEST_SHEET_H

#include <glib.h>
#include <stdbool.h>

struct change;
struct request;
struct sheet;

/* What is asked for, when it is no ordinary correction; whose resident, who asked. */
void request_sheet_about(struct sheet *sheet, const struct request *request);
/* One of them; of a record that cannot be seen the old side says so. */
void request_sheet_change(struct sheet *sheet, const struct request *request,
			  const struct change *change);
/* Old beside new, and what the register says by now. */
/* Of a person without a record there is no old value: one line each. False: it is not
 * about a new person, and nothing was added. */
bool request_sheet_new_person(struct sheet *sheet, const struct request *request);
void request_sheet_changes(struct sheet *sheet, const struct request *request);
/* Reason and papers; who asks; note and warnings that were overridden. */
void request_sheet_why(struct sheet *sheet, const struct request *request);
void request_sheet_applicant(struct sheet *sheet, const struct request *request);
void request_sheet_notes(struct sheet *sheet, const struct request *request);
/* The person himself, by card, without a note: needs no line of its own. */
bool request_sheet_is_usual(const struct request *request);
/* What was approved since; of struct after_row (forms/undo.h). */
void request_sheet_after(struct sheet *sheet, const GPtrArray *after);
/* All of them, blank lines between; `whole`: who asks also in the usual case. */
void request_sheet(struct sheet *sheet, const struct request *request, bool whole);

#endif
