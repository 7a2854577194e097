/* readback - what the register says after an approval, held against what was approved. */
#include "tui/readback.h"

#include <string.h>

#include "client/answer.h"
#include "client/central.h"
#include "client/store.h"
#include "forms/kinds.h"
#include "forms/request.h"
#include "forms/undo.h"
#include "i18n/language.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define ALARMS "alarms" /* of the store: {"request": "words", ...} */
#define MOST_ALARMS 50

struct readback {
	struct app *app;
	GQueue *wanted;		 /* ids; the first is being asked about when `asking` */
	bool asking;
	struct request *request; /* read again; waits for what came after it */
	GHashTable *words;	 /* id -> char *, of what has been read */
	struct json *alarms;	 /* as in the store */
};

/* ---- comparing ------------------------------------------------------------------- */

static char *shown(const struct change *change, const char *value)
{
	const struct record_field_row *row = &record_fields[change->field];

	return kind_show(row->kind, row->catalogue, value);
}

/* A hidden number agrees when its last two digits do; a place by its words. */
static bool agrees(const struct change *change)
{
	g_autofree char *now = NULL, *to = NULL;

	if (!change->now)
		return true; /* not told: another commune's record */
	if (kind_hidden(change->now) && strlen(change->to) >= 2)
		return g_str_has_suffix(change->now, change->to + strlen(change->to) - 2);
	now = shown(change, change->now);
	to = shown(change, change->to);
	return g_str_equal(now, to);
}

static void join(GString *text, const char *words)
{
	g_string_append_printf(text, "%s%s", text->len ? ", " : "", words);
}

char *readback_sentence(const struct request *request)
{
	GString *text = g_string_new(NULL);
	g_autofree char *values = NULL;

	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);
		g_autofree char *now = change->now ? shown(change, change->now) : NULL;

		if (now)
			join(text, now);
	}
	values = g_string_free(text, FALSE);
	if (!*values)
		return g_strdup_printf(_("approved; receipt %s"), request->receipt);
	return g_strdup_printf(_("The register says now: %s; receipt %s"), values, request->receipt);
}

char *readback_missing(const struct request *request)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		if (!agrees(change))
			join(text, record_label(change->field));
	}
	return g_string_free(text, text->len == 0);
}

/* ---- alarms ------------------------------------------------------------------------ */

static void store_alarms(struct readback *r)
{
	g_autofree char *text = json_print(r->alarms);

	store_remember(r->app->store, ALARMS, text, NULL);
}

static void raise_alarm(struct readback *r, const struct request *request, const char *fields)
{
	g_autofree char *said = readback_sentence(request);
	g_autofree char *words = g_strdup_printf(_("! APPROVED BUT NOT in the register: %s. %s"),
						 fields, said);

	if (json_text_at(r->alarms, request->id) == NULL &&
	    json_count(r->alarms) < MOST_ALARMS) {
		json_put_text(r->alarms, request->id, words);
		store_alarms(r);
	}
	g_hash_table_replace(r->words, g_strdup(request->id), g_strdup(words));
	app_say(r->app, "%s", words);
}

unsigned readback_alarms(const struct app *app)
{
	return app->readback ? (unsigned)json_count(app->readback->alarms) : 0;
}

const char *readback_alarm(const struct app *app)
{
	const struct json *first = app->readback ? json_first(app->readback->alarms) : NULL;

	return first ? json_key(first) : "";
}

bool readback_is_alarm(const struct app *app, const char *request)
{
	return app->readback && json_text_at(app->readback->alarms, request) != NULL;
}

void readback_seen(struct app *app, const char *request)
{
	struct readback *r = app->readback;
	struct json *left;

	if (!readback_is_alarm(app, request))
		return;
	left = json_object();
	for (const struct json *at = json_first(r->alarms); at; at = json_next(at))
		if (!g_str_equal(json_key(at), request))
			json_put_text(left, json_key(at), json_text(at));
	json_free(r->alarms);
	r->alarms = left;
	store_alarms(r);
}

/* ---- asking -------------------------------------------------------------------------- */

static void next(struct readback *r);

/* This one is through, whatever came of it. */
static void done(struct readback *r)
{
	g_free(g_queue_pop_head(r->wanted));
	g_clear_pointer(&r->request, request_free);
	r->asking = false;
	app_hint_anew(r->app);
	next(r);
}

/* Whether a later approval changed it: then the register is right to say otherwise. */
static bool came_after(const struct undo_check *check, enum record_field field)
{
	for (unsigned i = 0; i < check->after->len; i++) {
		const struct after_row *row = g_ptr_array_index(check->after, i);

		if (g_ptr_array_find(row->fields, GINT_TO_POINTER(field), NULL))
			return true;
	}
	return false;
}

/* What differs because of a later approval is as it should be. */
static void excuse(struct request *request, const struct undo_check *check)
{
	for (unsigned i = 0; i < request->changes->len; i++) {
		struct change *change = g_ptr_array_index(request->changes, i);

		if (change->now && came_after(check, change->field)) {
			g_free(change->to);
			change->to = g_strdup(change->now);
		}
	}
}

static void after_came(const struct answer *answer, void *to)
{
	struct readback *r = to;
	struct undo_check *check =
		answer->kind == ANSWER_DONE ? undo_check_of_json(answer->body, NULL) : NULL;
	g_autofree char *missing = NULL;

	if (answer->kind == ANSWER_NO_LINE || answer->kind == ANSWER_BUSY) {
		g_clear_pointer(&r->request, request_free);
		r->asking = false; /* readback_again() begins anew */
		return;
	}
	if (check)
		excuse(r->request, check);
	undo_check_free(check);
	missing = readback_missing(r->request);
	if (missing)
		raise_alarm(r, r->request, missing);
	else
		g_hash_table_replace(r->words, g_strdup(r->request->id),
				     readback_sentence(r->request));
	done(r);
}

static void request_came(const struct answer *answer, void *to)
{
	struct readback *r = to;
	g_autofree char *missing = NULL;

	if (answer->kind == ANSWER_NO_LINE || answer->kind == ANSWER_BUSY) {
		r->asking = false;
		return;
	}
	if (answer->kind == ANSWER_DONE)
		r->request = request_of_json(answer->body, NULL);
	if (!r->request || r->request->state != REQUEST_APPROVED) {
		done(r);
		return;
	}
	missing = readback_missing(r->request);
	if (missing) {
		central_undo_check(r->app->central, r->request->id, after_came, r);
		return;
	}
	g_hash_table_replace(r->words, g_strdup(r->request->id), readback_sentence(r->request));
	done(r);
}

static void next(struct readback *r)
{
	if (r->asking || g_queue_is_empty(r->wanted))
		return;
	r->asking = true;
	central_request(r->app->central, g_queue_peek_head(r->wanted), request_came, r);
}

void readback_want(struct app *app, const char *request)
{
	struct readback *r = app->readback;

	if (!r || g_hash_table_contains(r->words, request) ||
	    g_queue_find_custom(r->wanted, request, (GCompareFunc)strcmp))
		return;
	g_queue_push_tail(r->wanted, g_strdup(request));
	next(r);
}

void readback_again(struct app *app)
{
	if (app->readback)
		next(app->readback);
}

const char *readback_words(const struct app *app, const char *request)
{
	const char *alarm = app->readback ? json_text_at(app->readback->alarms, request) : NULL;

	if (alarm || !app->readback)
		return alarm;
	return g_hash_table_lookup(app->readback->words, request);
}

/* ---- life ------------------------------------------------------------------------------ */

struct readback *readback_new(struct app *app)
{
	struct readback *r = g_new0(struct readback, 1);
	g_autofree char *kept = store_recall(app->store, ALARMS);

	r->app = app;
	r->wanted = g_queue_new();
	r->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	r->alarms = kept ? json_parse(kept, strlen(kept), NULL) : NULL;
	if (!r->alarms)
		r->alarms = json_object();
	return r;
}

void readback_free(struct readback *r)
{
	if (!r)
		return;
	if (r->app->central)
		central_forget(r->app->central, r);
	g_queue_free_full(r->wanted, g_free);
	g_hash_table_unref(r->words);
	request_free(r->request);
	json_free(r->alarms);
	g_free(r);
}
