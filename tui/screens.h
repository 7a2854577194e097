/*
 * screens - one public function per screen.  Each returns a new screen for
 * app_push(), app_replace() or app_restart(), and copies what it is lent
 * unless a parameter is called `taken`.
 */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include <stdbool.h>

#include "forms/record.h"
#include "tui/app.h"

struct form;
struct json;
struct kept;
struct query;
struct stale;

/* tui1: the way in, looking up, the record */
struct screen *sign_in_screen(struct app *app);
struct screen *lock_screen(struct app *app);
/* The centre has ended the session: sign in again over what is open. */
struct screen *renew_screen(struct app *app);
struct screen *home_screen(struct app *app);
struct screen *search_screen(struct app *app);
/* `answer_body`: the first page as the centre gave it (FIND). */
struct screen *results_screen(struct app *app, const struct query *query, const char *typed,
			      const struct json *answer_body);
/* Reads the record under app->purpose; NULL id is an error of the caller. */
struct screen *person_screen(struct app *app, const char *resident);
struct screen *household_screen(struct app *app, const char *household);
/* Shows (10 s) or compares one hidden number of a person. */
struct screen *number_screen(struct app *app, const struct record *record,
			     enum record_field field, bool compare);
struct screen *help_screen(struct app *app, const char *field_help, struct screen *of);
struct screen *menu_screen(struct app *app, struct screen *of);
struct screen *preferences_screen(struct app *app);
/* Somebody is signed in: their abbreviations. */
struct screen *macros_screen(struct app *app);
/* The commune's own copy: how much, of when, and compared with the centre. */
struct screen *copy_screen(struct app *app);
/* A number is typed and explained digit by digit; nothing of it is kept. */
struct screen *identity_screen(struct app *app);
struct screen *password_screen(struct app *app);

/* tui2: changing, checking, deciding, waiting */
/* A new correction of this record, the cursor in `at` (FIELD_NONE: the first). */
struct screen *entry_screen(struct app *app, const struct record *record, enum record_field at);
/* A paper form of that date over this record. */
struct screen *entry_form_screen(struct app *app, const struct form *form, const char *form_date,
				 const struct record *record);
/* Which paper lies there: its date, then the forms of that day; `record` NULL: for whom
 * is asked too. */
struct screen *papers_screen(struct app *app, const struct record *record);
/* Where a person lives who has no record yet; the form goes on from there. */
struct screen *newcomer_screen(struct app *app, const struct form *form, const char *form_date);
/* The same of a draft that is at hand (kept.h); `key` of the field, "" the first. */
struct screen *entry_kept_screen(struct app *app, struct kept *taken, const char *key);
/* A draft of the journal; NULL and a sentence on row 22 when it is gone. */
struct screen *draft_screen(struct app *app, const char *journal_id);
/* Over the entry screen that owns `kept`. */
struct screen *review_screen(struct app *app, struct kept *kept);
/* What was refused because the register had moved on: base, mine, now. */
struct screen *stale_screen(struct app *app, struct kept *taken, struct stale *stale_taken);
/* A household of a worklist, from `resident` on ("": the first still open); or this
 * person alone, under the look-up's purpose, when `household` is "". */
struct screen *verify_screen(struct app *app, const char *resident, const char *household);
/* This person alone; the record at hand serves when there is no line. */
struct screen *verify_record_screen(struct app *app, const struct record *record);
/* The answers kept under this id; NULL when it is no draft of a verification. */
struct screen *verify_draft_screen(struct app *app, const char *journal_id);
struct screen *worklist_screen(struct app *app);
struct screen *decide_screen(struct app *app);
/* The queue, and over it the reason that was being typed for this request. */
struct screen *decide_reason_again_screen(struct app *app, const char *form, const char *request);
struct screen *waiting_screen(struct app *app);
/* Letters by hand: packs, carries, takes receipts in. */
struct screen *parcel_screen(struct app *app);
enum request_shelf {
	LIST_DRAFTS,
	LIST_MINE,
	LIST_RETURNED,
	LIST_QUEUE,
	LIST_INCOMING, /* từ xã khác */
	LIST_OVERDUE,  /* escalated to the province */
	LIST_DECIDED,  /* this officer's decisions of today */
};
struct screen *requests_screen(struct app *app, enum request_shelf which);
/* One request of the centre, to look at and to go on with. */
struct screen *request_view_screen(struct app *app, const char *id);

#endif
