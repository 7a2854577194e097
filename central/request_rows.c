/* request_rows - requests into their columns, and out of them. */
#include "central/request_rows.h"

#include <string.h>

#include "forms/form_answers.h"
#include "forms/values.h"

#include "i18n/banned.h"

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

#define AT(member) offsetof(struct request, member)

/* The texts of the row, in the order in which they are selected and written. */
static const size_t texts[] = {
	AT(id), AT(receipt), AT(resident), AT(commune_code), AT(author_id), AT(author), AT(kind),
	AT(base_version), AT(reason), AT(note), AT(form), AT(form_date), AT(applicant.who),
	AT(applicant.name), AT(applicant.number), AT(applicant.checked), AT(applicant.note),
	AT(purpose.procedure), AT(purpose.case_number), AT(replaces), AT(terminal),
	AT(person.number), AT(person.name), AT(person.birth), AT(undoes), AT(other),
	AT(household), AT(hamlet), AT(origin_code), AT(level), AT(decider)};

#define COLUMNS                                                                        \
	"id, receipt, resident, commune, author, author_name, kind, base_version,"     \
	" reason, note, form, form_date, applicant, applicant_name, applicant_number," \
	" checked, applicant_note, purpose, case_number, replaces, terminal,"          \
	" claim_number, claim_name, claim_birth, undoes, other, household, hamlet,"    \
	" origin, level, decider"

static char **text_of(const struct request *r, size_t i)
{
	return (char **)((char *)r + texts[i]);
}

#define T(i) *text_of(r, i)

static bool keep_row(struct centre_ledger *l, const struct request *r)
{
	return centre_do(l,
			 "INSERT INTO request(" COLUMNS ", state, version, sent_at, deadline,"
			 " made_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
			 " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26,"
			 " ?27, ?28, ?29, ?30, ?31, ?32, 1, ?33, ?34, ?35)",
			 "ssssssssssssssssssssssssssssssssiii", T(0), T(1), T(2), T(3), T(4), T(5),
			 T(6), T(7), T(8), T(9), T(10), T(11), T(12), T(13), T(14), T(15), T(16),
			 T(17), T(18), T(19), T(20), T(21), T(22), T(23), T(24), T(25), T(26),
			 T(27), T(28), T(29), T(30), request_state_word(r->state), r->sent_at,
			 r->deadline, r->made_at);
}

static bool keep_papers(struct centre_ledger *l, const struct request *r)
{
	for (guint i = 0; i < r->papers->len; i++) {
		const struct paper *p = r->papers->pdata[i];

		if (!centre_do(l, "INSERT INTO request_paper VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
			       "sdssss", r->id, (int)i, p->kind, p->number, p->date, p->issuer))
			return false;
	}
	for (guint i = 0; i < r->overrides->len; i++) {
		const struct override *o = r->overrides->pdata[i];

		if (!centre_do(l, "INSERT INTO request_override VALUES(?1, ?2, ?3, ?4)", "sdss",
			       r->id, (int)i, o->rule, o->reason))
			return false;
	}
	return true;
}

static bool keep_answers(struct centre_ledger *l, const struct request *r)
{
	for (guint i = 0; i < r->answers->len; i++) {
		const struct form_answer *a = r->answers->pdata[i];

		if (!centre_do(l, "INSERT INTO request_answer VALUES(?1, ?2, ?3, ?4)", "sdss",
			       r->id, (int)i, a->key, a->value))
			return false;
	}
	return true;
}

static bool keep_changes(struct centre_ledger *l, const struct request *r)
{
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		if (!centre_do(l,
			       "INSERT INTO request_field(request, resident, field, open, place,"
			       " was, asked) VALUES(?1, ?2, ?3, 1, ?4, ?5, ?6)",
			       "sssdss", r->id, r->resident, record_fields[change->field].path,
			       (int)i, change->from, change->to))
			return false;
	}
	return true;
}

bool centre_request_keep(struct centre_ledger *l, const struct request *r)
{
	return keep_row(l, r) && keep_papers(l, r) && keep_answers(l, r) && keep_changes(l, r);
}

/* ---- out ---------------------------------------------------------------------- */

static void load_marks(struct decision *decision, const char *paths)
{
	g_auto(GStrv) marked = g_strsplit(paths, " ", -1);

	for (size_t i = 0; marked[i]; i++) {
		enum record_field field = record_field_of_path(marked[i]);

		if (field != FIELD_NONE)
			g_ptr_array_add(decision->fields, GINT_TO_POINTER(field));
	}
}

static void load_decisions(struct centre_ledger *l, struct request *r)
{
	struct centre_rows *rows =
		centre_ask(l,
			   "SELECT decision, reason, note, officer_name, at, (SELECT"
			   " group_concat(f.field, ' ') FROM decision_field f WHERE f.decision = d.id)"
			   " FROM decision d WHERE request = ?1 ORDER BY row",
			   "s", r->id);

	while (centre_next(rows))
		load_marks(request_add_decision(r, centre_text(rows, 0), centre_text(rows, 1),
						centre_text(rows, 2), centre_text(rows, 3),
						centre_int(rows, 4)),
			   centre_text(rows, 5));
	centre_done(rows);
}

static void load_papers(struct centre_ledger *l, struct request *r)
{
	struct centre_rows *rows = centre_ask(
		l, "SELECT kind, number, date, issuer FROM request_paper WHERE request = ?1"
		   " ORDER BY place",
		"s", r->id);

	while (centre_next(rows))
		request_add_paper(r, centre_text(rows, 0), centre_text(rows, 1),
				  centre_text(rows, 2), centre_text(rows, 3));
	centre_done(rows);
	rows = centre_ask(l,
			  "SELECT rule, reason FROM request_override WHERE request = ?1"
			  " ORDER BY place",
			  "s", r->id);
	while (centre_next(rows))
		request_add_override(r, centre_text(rows, 0), centre_text(rows, 1));
	centre_done(rows);
	rows = centre_ask(l,
			  "SELECT key, value FROM request_answer WHERE request = ?1 ORDER BY place",
			  "s", r->id);
	while (centre_next(rows))
		form_answers_add(r->answers, centre_text(rows, 0), centre_text(rows, 1));
	centre_done(rows);
}

static void load_changes(struct centre_ledger *l, struct request *r)
{
	struct centre_rows *rows = centre_ask(
		l, "SELECT field, was, asked FROM request_field WHERE request = ?1 ORDER BY place",
		"s", r->id);

	while (centre_next(rows)) {
		enum record_field field = record_field_of_path(centre_text(rows, 0));

		if (field != FIELD_NONE)
			request_add_change(r, field, centre_text(rows, 1), centre_text(rows, 2));
	}
	centre_done(rows);
}

static struct request *request_of(struct centre_rows *rows)
{
	const int n = (int)G_N_ELEMENTS(texts);
	struct request *r = request_new();

	for (int i = 0; i < n; i++)
		set(text_of(r, (size_t)i), centre_text(rows, i));
	request_state_of_word(centre_text(rows, n), &r->state);
	set(&r->version, centre_text(rows, n + 1));
	r->sent_at = centre_int(rows, n + 2);
	r->deadline = centre_int(rows, n + 3);
	r->made_at = centre_int(rows, n + 4);
	set(&r->commune, centre_text(rows, n + 5));
	set(&r->origin, centre_text(rows, n + 6));
	set(&r->world, centre_text(rows, n + 7));
	set(&r->centre, centre_text(rows, n + 8));
	return r;
}

struct request *centre_request_load(struct centre_ledger *l, const char *id)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT " COLUMNS ", state, version, sent_at, deadline, made_at,"
		" (SELECT m.name FROM commune m WHERE m.code = request.commune),"
		" (SELECT m.name FROM commune m WHERE m.code = request.origin),"
		" (SELECT value FROM meta WHERE key = 'world'),"
		" (SELECT value FROM meta WHERE key = 'id') FROM request WHERE id = ?1",
		"s", id);
	struct request *r = centre_next(rows) ? request_of(rows) : NULL;

	centre_done(rows);
	if (!r)
		return NULL;
	load_changes(l, r);
	load_papers(l, r);
	load_decisions(l, r);
	return r;
}

/* ---- from version 5 ------------------------------------------------------------ */

static bool unfold_row(struct centre_ledger *l, const struct request *r)
{
	return centre_do(l,
			 "UPDATE request SET kind = ?2, base_version = ?3, reason = ?4,"
			 " note = ?5, purpose = ?6, case_number = ?7, replaces = ?8,"
			 " terminal = ?9, made_at = ?10, origin = commune WHERE id = ?1",
			 "sssssssssi", r->id, r->kind, r->base_version, r->reason, r->note,
			 r->purpose.procedure, r->purpose.case_number, r->replaces, r->terminal,
			 r->made_at);
}

static bool unfold(struct centre_ledger *l, const char *text)
{
	g_autoptr(json_owned) document = json_parse(text, strlen(text), NULL);
	struct request *r = document ? request_of_json(document, NULL) : NULL;
	bool done = r && unfold_row(l, r) && keep_papers(l, r);

	for (guint i = 0; done && i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		done = centre_do(l,
				 "UPDATE request_field SET place = ?3, was = ?4, asked = ?5"
				 " WHERE request = ?1 AND field = ?2",
				 "ssdss", r->id, record_fields[change->field].path, (int)i,
				 change->from, change->to);
	}
	request_free(r);
	return done;
}

bool centre_request_unfold(struct centre_ledger *l)
{
	g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func(g_free);
	struct centre_rows *rows = centre_ask(l, "SELECT document FROM request", "");

	while (centre_next(rows))
		g_ptr_array_add(documents, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	for (guint i = 0; i < documents->len; i++)
		if (!unfold(l, documents->pdata[i]))
			return false;
	return true;
}
