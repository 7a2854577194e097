/*
 * kept - a correction being made, with all that it takes to go on with it
 * tomorrow and without a line: the draft, the record it was begun on, the
 * purpose it serves, and which returned request it replaces.
 *
 * Of a paper form (DC01, CT01 ...) it is the same, with the date that stands on the
 * paper; of a person without a record there is no record behind it (its `record` is
 * an empty one that only holds the household): then the request is to collect him.
 *
 * It lives in the journal (form "correction" or the paper's, one per resident); entry, review,
 * verify and the lists all come to it through here.
 *
 *	struct kept *kept = kept_of_record(app, record);  finds the draft that is
 *	draft_note_difference(kept->draft, ...);          there, or begins one
 *	kept_save(app, kept, &error);                     on disk when true
 *	kept_free(kept);
 */
#ifndef TUI_KEPT_H
#define TUI_KEPT_H

#include <glib.h>
#include <stdbool.h>

#include "forms/draft.h"
#include "forms/purpose.h"
#include "forms/record.h"

struct app;
struct household;
struct request;

struct kept {
	char *id;		/* of the journal entry; NULL: never saved */
	struct draft *draft;	/* of form_correction or of a paper form, over the record */
	struct record *record;	/* as it was read when the draft was begun */
	struct purpose purpose;
	char *form_date;	/* of a paper form, ISO; "" for a correction */
	char *home;		/* the household's address, a KIND_PLACE value; "" unknown */
	GPtrArray *overrides;	/* of struct override: warnings, each with its reason */
	char *replaces;		/* id of a returned request, or "" */
	bool open;		/* a screen holds it: offered again when the program ends now */
	unsigned at;		/* number of the field under the cursor, from 1; 0: none */
};

/*
 * The draft about this resident that is not sent yet, else a new one on this
 * record.  A draft begun on an older version keeps its own record: what became
 * of the base is told when it is sent.  Never NULL.
 */
struct kept *kept_of_record(struct app *app, const struct record *record);
/* The same for a paper form of that date. */
struct kept *kept_of_form(struct app *app, const struct form *form, const char *form_date,
			  const struct record *record);
/*
 * A person without a record, a new draft each time: where he will live.  `household`
 * may be without an id: a new one in that hamlet.
 */
struct kept *kept_of_new(struct app *app, const struct form *form, const char *form_date,
			 const struct household *household);
bool kept_is_new(const struct kept *kept); /* of a person without a record */
/* Another commune's resident, a new draft each time; `number` of the card, or "". */
struct kept *kept_of_claim(struct app *app, const char *number);
bool kept_is_claim(const struct kept *kept);
/* What the draft says of him by now stands in the headline. */
void kept_head(struct kept *kept);
/* A warning is overridden, and why; of the same rule the last one counts. */
void kept_override(struct kept *kept, const char *rule, const char *reason);
/* Its reason; NULL: it is not. */
const char *kept_overridden(const struct kept *kept, const char *rule);
/* NULL and an error: gone, or not of this program. */
struct kept *kept_load(struct app *app, const char *journal_id, GError **error);
void kept_free(struct kept *kept);
/* It is to take the place of a returned request, and serves its purpose. */
void kept_replace(struct kept *kept, const struct request *returned);

/* On disk when it returns true. */
bool kept_save(struct app *app, struct kept *kept, GError **error);
/* Its screen closes: offered again only when the program ends around it. */
void kept_close(struct app *app, struct kept *kept);
/* Takes it out of the journal; it may be freed then. */
bool kept_drop(struct app *app, struct kept *kept, GError **error);

/* What would be sent, addressed by `uuid`; request_free() it. */
struct request *kept_request(struct app *app, const struct kept *kept, const char *uuid);

/*
 * Puts the letter into the outbox (on disk before it returns true; the draft is
 * marked sent by the same commit) and wakes the courier.
 */
bool kept_send(struct app *app, struct kept *kept, GError **error);

/* "Nguyễn Thị Mâu".  g_free() it. */
char *kept_subject(const struct kept *kept);

/* ---- for kept.c: what a paper form adds (kept_paper.c) ---------------------------- */
struct json;
struct kept *kept_new(struct app *app, const struct form *form, const struct record *record);
struct kept *kept_find(struct app *app, const struct form *form, const struct record *record);
void kept_paper_init(struct kept *kept);
void kept_paper_clear(struct kept *kept);
void kept_paper_print(const struct kept *kept, struct json *all);
void kept_paper_read(struct kept *kept, const struct json *all);
/* Kind, form, answers, household and overrides of the request. */
void kept_paper_request(const struct kept *kept, struct request *request);

#endif
