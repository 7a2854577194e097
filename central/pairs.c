/* pairs - noting, closing, reading and answering them. */
#include "central/pairs.h"

#include <string.h>

#include "central/access.h"
#include "central/cleaning_rules.h"
#include "central/problem.h"
#include "central/requests.h"
#include "central/residents.h"
#include "forms/cleaning.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* Whoever stands first by id is a; his commune is the pair's. */
#define NOTE                                                                               \
	"INSERT INTO pair(a, b, commune, other, why, noted_at)"                            \
	" SELECT min(r.id, o.id), max(r.id, o.id), iif(r.id < o.id, r.commune, o.commune)," \
	" iif(r.id < o.id, o.commune, r.commune), "
#define AGAIN " ON CONFLICT(a, b) DO UPDATE SET state = 'open' WHERE state = 'gone'"
#define MOST " LIMIT 8"
G_STATIC_ASSERT(CENTRE_PAIRS_MOST == 8);

static bool note_alike(struct centre_ledger *l, const char *id, int64_t now)
{
	return centre_do(l,
			 NOTE "iif(o.birth = r.birth, 'name-birth', 'name-year'), ?2"
			      " FROM resident r JOIN resident o ON " CLEAN_SAME_NAME
			      " WHERE r.id = ?1 AND r.fold <> '' AND o.id <> r.id" MOST AGAIN,
			 "si", id, now) &&
	       centre_do(l,
			 NOTE "'old-number', ?2 FROM resident r JOIN resident o ON "
			      CLEAN_SAME_OLD_NUMBER " WHERE r.id = ?1 AND o.id <> r.id"
			      MOST AGAIN,
			 "si", id, now);
}

static bool close_unlike(struct centre_ledger *l, const char *id)
{
	return centre_do(l,
			 "UPDATE pair SET state = 'gone' WHERE state = 'open' AND (a = ?1 OR b = ?1)"
			 " AND NOT EXISTS(SELECT 1 FROM resident r JOIN resident o ON (" CLEAN_SAME_NAME
			 ") OR (" CLEAN_SAME_OLD_NUMBER
			 ") WHERE r.id = pair.a AND o.id = pair.b)",
			 "s", id);
}

bool centre_pairs_watch(struct centre_ledger *l, const char *id, int64_t now)
{
	return close_unlike(l, id) && note_alike(l, id, now);
}

bool centre_pair_note(struct centre_ledger *l, const char *a, const char *b, const char *why,
		      int64_t now)
{
	return centre_do(l,
			 NOTE "?3, ?4 FROM resident r, resident o WHERE r.id = ?1 AND o.id = ?2"
			      " AND r.id <> o.id" AGAIN,
			 "sssi", a, b, why, now);
}

/* A resident of another commune: what tells who he is, no more. */
static struct record *only_who(struct record *whole)
{
	static const enum record_field told[] = {FIELD_NAME, FIELD_BIRTH, FIELD_SEX,
						 FIELD_BIRTH_PLACE, FIELD_FATHER_NAME,
						 FIELD_MOTHER_NAME, FIELD_LIFE};
	struct record *r = record_new();

	record_put(&r->id, whole->id);
	record_put(&r->version, whole->version);
	record_put(&r->commune_code, whole->commune_code);
	record_put(&r->commune, whole->commune);
	r->as_of = whole->as_of;
	for (size_t i = 0; i < G_N_ELEMENTS(told); i++)
		record_set(r, told[i], whole->value[told[i]]);
	record_free(whole);
	return r;
}

static struct record *side(struct centre_call *c, const char *id)
{
	struct record *r = centre_resident_load(c->ledger, id, c->now, c->officer->id);

	return !r || centre_in_scope(c, r->commune_code) ? r : only_who(r);
}

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

/* "p12" -> 12; 0: nobody's. */
static int64_t row_of(const char *id)
{
	return id[0] == 'p' && strlen(id) < 18 ? g_ascii_strtoll(id + 1, NULL, 10) : 0;
}

/* In the call's scope, with both records; NULL: refused as not found. */
static struct pair *seek(struct centre_call *c)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT a, b, why, state, note FROM pair WHERE row = ?1"
		" AND ?2 IN (commune, other)",
		"is", row_of(c->id), c->officer->commune);
	struct pair *p = NULL;

	if (centre_next(rows)) {
		p = pair_new();
		put(&p->id, c->id);
		put(&p->why, centre_text(rows, 2));
		put(&p->state, centre_text(rows, 3));
		put(&p->note, centre_text(rows, 4));
		p->a = side(c, centre_text(rows, 0));
		p->b = side(c, centre_text(rows, 1));
	}
	centre_done(rows);
	if (p && p->a && p->b)
		return p;
	pair_free(p);
	centre_owe(c, c->id, NULL);
	centre_refuse(c, PROBLEM_NOT_FOUND);
	return NULL;
}

void centre_pair(struct centre_call *c)
{
	struct pair *p = seek(c);

	if (!p)
		return;
	/* both were looked at, whoever is the one he is served for */
	centre_owe(c, p->a->id, c->id);
	centre_owe(c, p->b->id, c->id);
	centre_reply(c, 200, pair_to_json(p));
	pair_free(p);
}

/* The words of the answer; false: refused. */
static bool read_answer(struct centre_call *c, char **answer, char **note)
{
	static const char *const keys[] = {"answer", "note", NULL};
	g_autoptr(GError) why = NULL;
	const char *stranger;

	if (!json_only_keys(c->document, keys, &stranger))
		return centre_refuse(c, PROBLEM_UNKNOWN_FIELD);
	*answer = json_admit(c->document, "answer", 16, &why);
	*note = *answer ? json_admit(c->document, "note", REQUEST_NOTE_LETTERS, &why) : NULL;
	if (!*note)
		return centre_refuse_error(c, why);
	if (strcmp(*answer, "later") == 0)
		return true;
	if (strcmp(*answer, "different") != 0)
		return centre_refuse(c, PROBLEM_BAD_SHAPE);
	return **note || centre_refuse_because(c, PROBLEM_BAD_SHAPE,
					       _("Say why they are different people. Nothing was "
						 "changed."));
}

static bool keep_answer(struct centre_call *c, const char *answer, const char *note)
{
	if (strcmp(answer, "later") == 0)
		return centre_do(c->ledger,
				 "UPDATE pair SET later_at = ?2, note = ?3 WHERE row = ?1",
				 "iis", row_of(c->id), c->now, note);
	return centre_do(c->ledger,
			 "UPDATE pair SET state = 'different', officer = ?2, note = ?3"
			 " WHERE row = ?1",
			 "iss", row_of(c->id), c->officer->id, note);
}

void centre_pair_answer(struct centre_call *c)
{
	g_autofree char *answer = NULL, *note = NULL;
	struct pair *p = read_answer(c, &answer, &note) ? seek(c) : NULL;
	struct json *j;

	if (!p)
		return;
	if (strcmp(p->state, "open") != 0) {
		centre_refuse(c, PROBLEM_NOT_OPEN);
	} else if (!keep_answer(c, answer, note)) {
		centre_refuse(c, PROBLEM_BUSY);
	} else {
		centre_owe(c, c->id, answer);
		j = json_object();
		json_put_text(j, "state", strcmp(answer, "later") == 0 ? "open" : "different");
		centre_receipt_put(c, j);
		centre_reply(c, 200, j);
	}
	pair_free(p);
}
