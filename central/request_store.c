/* request_store - requests in and out of the ledger. */
#include <string.h>

#include "central/access.h"
#include "central/audit.h"
#include "central/feed.h"
#include "central/problem.h"
#include "central/request_rows.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "central/self.h"

#include "i18n/banned.h"

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

char *centre_receipt_next(struct centre_call *c)
{
	bool practice = strcmp(c->centre->world_name, "practice") == 0;
	int64_t n;

	centre_do(c->ledger, "UPDATE meta SET value = value + 1 WHERE key = 'receipt'", "");
	n = centre_number(c->ledger, 0, "SELECT value FROM meta WHERE key = 'receipt'", "");
	return g_strdup_printf("%s-%06" G_GINT64_FORMAT, practice ? "TH" : "D", n);
}

void centre_receipt_put(const struct centre_call *c, struct json *answer)
{
	json_put_text(answer, "id", c->key);
	json_put_text(answer, "world", c->centre->world_name);
	json_put_text(answer, "centre", c->centre->id);
	centre_audit_put(c->ledger, answer);
}

struct request *centre_request_seek(struct centre_call *c, const char *id,
				    enum centre_view least)
{
	struct request *r = centre_request_load(c->ledger, id);

	if (r && centre_route_view(c, r) >= least) {
		r->warn = centre_route_warns(c, r->state, r->deadline);
		r->overdue = centre_route_is_overdue(r->state, r->deadline, c->now);
		return r;
	}
	request_free(r);
	centre_owe(c, id, NULL);
	centre_refuse(c, PROBLEM_NOT_FOUND);
	return NULL;
}

bool centre_request_set_state(struct centre_ledger *l, const char *id,
			      enum request_state state)
{
	return centre_do(l, "UPDATE request SET state = ?2, version = version + 1 WHERE id = ?1",
			 "ss", id, request_state_word(state)) &&
	       centre_do(l, "UPDATE request_field SET open = ?2 WHERE request = ?1", "sd", id,
			 (int)request_state_is_open(state));
}

bool centre_request_raise(struct centre_ledger *l, const struct request *r, const char *level)
{
	return centre_do(l, "UPDATE request SET level = ?2, deadline = ?3 WHERE id = ?1", "ssi",
			 r->id, level, r->deadline);
}

bool centre_request_tell(struct centre_call *c, const struct request *r, const char *columns)
{
	bool there = centre_number(c->ledger, 0, "SELECT count(*) FROM resident WHERE id = ?1",
				   "s", r->resident) > 0;

	return !there || centre_feed_tell(c, r->resident, columns);
}

static void name_offices(struct centre_call *c, struct request_row *row,
			 const struct request *r)
{
	if (strcmp(r->origin_code, c->officer->commune) != 0)
		set(&row->origin, r->origin);
	if (strcmp(r->commune_code, c->officer->commune) != 0)
		set(&row->commune, r->commune);
}

/* Whom it is about: for those who hold him what the register says, else what was claimed. */
static void name_person(struct centre_call *c, struct request_row *row,
			const struct request *r)
{
	struct person_row *head = NULL;
	const struct change *name = request_change_of(r, FIELD_NAME);

	if (centre_route_view(c, r) == CENTRE_VIEW_HOLDER)
		head = centre_row_load(c->ledger, r->resident);
	if (head) {
		set(&row->resident, r->resident);
		set(&row->name, head->name);
		set(&row->hamlet, head->hamlet);
		person_row_free(head);
	} else if (request_is_claim(r)) {
		set(&row->name, r->person.name);
	} else if (name) {
		set(&row->name, name->to); /* collected, and not in the register yet */
	}
}

static char *note_of(struct centre_ledger *l, const struct request *r)
{
	const struct decision *last;
	char *why = NULL;

	if (r->state == REQUEST_WITHDRAWN)
		why = centre_word(l, "SELECT reason FROM withdrawal WHERE request = ?1", "s",
				  r->id);
	if (why || r->decisions->len == 0)
		return why ? why : g_strdup("");
	last = r->decisions->pdata[r->decisions->len - 1];
	return g_strdup(last->note);
}

struct request_row *centre_request_row(struct centre_call *c, const char *id)
{
	struct request *r = centre_request_load(c->ledger, id);
	struct request_row *row;

	if (!r)
		return NULL;
	row = request_row_new();
	set(&row->id, r->id);
	set(&row->receipt, r->receipt);
	set(&row->version, r->version);
	row->state = r->state;
	name_person(c, row, r);
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		g_ptr_array_add(row->fields, GINT_TO_POINTER(change->field));
	}
	set(&row->reason, r->reason);
	set(&row->author, r->author);
	row->sent_at = r->sent_at;
	row->deadline = r->deadline;
	g_free(row->decision_note);
	row->decision_note = note_of(c->ledger, r);
	set(&row->kind, r->kind);
	set(&row->level, r->level);
	row->warn = centre_route_warns(c, row->state, row->deadline);
	row->overdue = centre_route_is_overdue(r->state, r->deadline, c->now);
	name_offices(c, row, r);
	request_free(r);
	return row;
}

/* Who changed the field last, after the version that the letter is based on. */
void centre_stale_note(struct centre_ledger *l, struct patch_row *row, const char *resident,
		       int64_t base_version)
{
	g_autofree char *path =
		g_strdup_printf("%%[\"%s\",%%", record_fields[row->field].path);
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT time, office, receipt FROM history WHERE resident = ?1 AND version > ?2"
		" AND changes LIKE ?3 ORDER BY row DESC LIMIT 1",
		"sis", resident, base_version, path);

	if (centre_next(rows))
		stale_note(row, centre_int(rows, 0), centre_text(rows, 1), centre_text(rows, 2));
	centre_done(rows);
}

struct stale *centre_request_compare(struct centre_ledger *l, const struct request *r,
				     const struct record *now, bool *merged)
{
	int64_t base_version = g_ascii_strtoll(r->base_version, NULL, 10);
	struct stale *stale = stale_new();
	bool stands = base_version > g_ascii_strtoll(now->version, NULL, 10);

	set(&stale->base_version, r->base_version);
	set(&stale->now_version, now->version);
	*merged = strcmp(r->base_version, now->version) != 0;
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];
		g_autofree char *base =
			centre_resident_value_at(l, now, change->field, base_version);
		const char *is = now->value[change->field];

		if (strcmp(base, is) != 0 || !value_same(change->from, base))
			stands = true;
		centre_stale_note(l, stale_add(stale, change->field, base, change->to, is),
				  now->id, base_version);
	}
	if (stands)
		return stale;
	stale_free(stale);
	return NULL;
}

static void hide(struct patch_row *row)
{
	char **values[] = {&row->base, &row->now};

	if (!(record_fields[row->field].flags & RECORD_HIDDEN))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		char *was = *values[i];

		*values[i] = kind_hide(was);
		g_free(was);
	}
}

bool centre_refuse_stale(struct centre_call *c, struct stale *stale)
{
	struct json *members = json_object();

	for (guint i = 0; i < stale->rows->len; i++)
		hide(stale->rows->pdata[i]);
	stale_put(members, stale);
	stale_free(stale);
	return centre_refuse_with(c, PROBLEM_STALE, NULL, members);
}
