/* undo - what was approved on a resident after a request, and who may undo it. */
#include "central/undo.h"

#include <string.h>

#include "central/problem.h"
#include "central/request_store.h"
#include "forms/deciders.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

/* [[path, from, to], ...] of a row of history; *shared: one of `fields` is among them. */
static GPtrArray *fields_of(const char *changes, const GPtrArray *fields, bool *shared)
{
	g_autoptr(json_owned) list = json_parse(changes, strlen(changes), NULL);
	GPtrArray *out = g_ptr_array_new();

	for (const struct json *e = json_first(list); e; e = json_next(e)) {
		enum record_field field = record_field_of_path(json_text(json_first(e)));

		if (field == FIELD_NONE)
			continue;
		g_ptr_array_add(out, GINT_TO_POINTER(field));
		if (fields && g_ptr_array_find((GPtrArray *)fields, GINT_TO_POINTER(field), NULL))
			*shared = true;
	}
	return out;
}

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static void add_row(GPtrArray *after, const char *receipt, int64_t date, const char *office,
		    GPtrArray *fields, bool blocks)
{
	struct after_row *row = after_row_new();

	set(&row->receipt, receipt);
	row->date = date;
	set(&row->office, office);
	g_ptr_array_unref(row->fields);
	row->fields = fields;
	row->blocks = blocks;
	g_ptr_array_add(after, row);
}

/*
 * Approved since, the newest first.  What was undone, and its undo, are told but do
 * not stand in the way: together they changed nothing.
 */
static void add_later(struct centre_ledger *l, const char *resident, int64_t row,
		      const GPtrArray *fields, GPtrArray *after)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT h.receipt, h.time, h.office, h.changes, q.state = 'undone' OR"
		" q.kind = 'undo' FROM history h LEFT JOIN request q ON q.receipt = h.receipt"
		" AND h.receipt <> '' WHERE h.resident = ?1 AND h.row > ?2 AND"
		" h.changes <> '[]' ORDER BY h.row DESC",
		"si", resident, row);

	while (centre_next(rows)) {
		bool shared = false;
		GPtrArray *theirs = fields_of(centre_text(rows, 3), fields, &shared);

		add_row(after, centre_text(rows, 0), centre_int(rows, 1), centre_text(rows, 2),
			theirs, shared && !centre_int(rows, 4));
	}
	centre_done(rows);
}

/* Asked for now: the field is held, and the undo would meet it. */
static void add_open(struct centre_ledger *l, const char *resident, const GPtrArray *fields,
		     GPtrArray *after)
{
	for (guint i = 0; i < fields->len; i++) {
		enum record_field field =
			(enum record_field)GPOINTER_TO_INT(fields->pdata[i]);
		struct centre_rows *rows = centre_ask(
			l,
			"SELECT q.receipt, q.sent_at, m.name FROM request_field f JOIN request q"
			" ON q.id = f.request LEFT JOIN commune m ON m.code = q.commune"
			" WHERE f.resident = ?1 AND f.field = ?2 AND f.open = 1",
			"ss", resident, record_fields[field].path);

		if (centre_next(rows)) {
			GPtrArray *held = g_ptr_array_new();

			g_ptr_array_add(held, GINT_TO_POINTER(field));
			add_row(after, centre_text(rows, 0), centre_int(rows, 1),
				centre_text(rows, 2), held, true);
		}
		centre_done(rows);
	}
}

static const char *decider_now(const struct centre_call *c, const struct request *r,
			       int64_t until)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	const char *was = *r->decider ? r->decider : decider_of(r, today);

	if (c->now <= until || request_level_height(was) > request_level_height("province"))
		return was;
	return "province";
}

struct undo_check *centre_undo_look(struct centre_call *c, const struct request *r)
{
	struct undo_check *check = undo_check_new();
	struct centre_rows *rows =
		centre_ask(c->ledger,
			   "SELECT row, time, changes FROM history WHERE resident = ?1"
			   " AND receipt = ?2 AND changes <> '[]'",
			   "ss", r->resident, r->receipt);
	g_autoptr(GPtrArray) fields = NULL;
	int64_t row = 0;

	if (centre_next(rows)) {
		row = centre_int(rows, 0);
		check->until = centre_int(rows, 1) + UNDO_DAYS * CENTRE_DAY_MS;
		fields = fields_of(centre_text(rows, 2), NULL, NULL);
	}
	centre_done(rows);
	set(&check->decider, decider_now(c, r, check->until));
	if (!fields)
		return check;
	add_open(c->ledger, r->resident, fields, check->after);
	add_later(c->ledger, r->resident, row, fields, check->after);
	check->may = r->state == REQUEST_APPROVED && centre_undo_blocker(check) == NULL;
	return check;
}

const struct after_row *centre_undo_blocker(const struct undo_check *check)
{
	for (guint i = 0; i < check->after->len; i++) {
		const struct after_row *row = check->after->pdata[i];

		if (row->blocks)
			return row;
	}
	return NULL;
}

static bool refuse_blocked(struct centre_call *c, const struct after_row *row)
{
	struct json *members = centre_blocker(row->receipt, row->date, row->office);
	g_autofree char *when = moment_show(row->date), *labels = after_row_labels(row);
	g_autofree char *detail = g_strdup_printf(
		_("%s of %s (%s) came after it and is about the same field: %s. Undo that first."),
		row->receipt, when, row->office, labels);
	struct json *fields = json_array();

	for (guint i = 0; i < row->fields->len; i++)
		json_push_text(fields,
			       record_fields[GPOINTER_TO_INT(row->fields->pdata[i])].path);
	json_put(members, "fields", fields);
	return centre_refuse_with(c, PROBLEM_UNDO_BLOCKED, detail, members);
}

/* [[path, from, to], ...]: each field goes back to `from`. */
static void turn_round(struct request *r, const struct record *now, const char *changes)
{
	g_autoptr(json_owned) list = json_parse(changes, strlen(changes), NULL);

	g_ptr_array_set_size(r->changes, 0);
	for (const struct json *e = json_first(list); e; e = json_next(e)) {
		const struct json *path = json_first(e);
		enum record_field field = record_field_of_path(json_text(path));

		if (field != FIELD_NONE)
			request_add_change(r, field, now->value[field],
					   json_text(json_next(path)));
	}
}

static bool can_be_undone(const struct request *undone, const struct request *r)
{
	enum request_kind kind = request_kind(undone);

	return strcmp(undone->resident, r->resident) == 0 &&
	       undone->state == REQUEST_APPROVED &&
	       (kind == REQUEST_KIND_CORRECTION || kind == REQUEST_KIND_REISSUE);
}

static bool prepare(struct centre_call *c, struct request *r, const struct record *now,
		    const struct request *undone)
{
	struct undo_check *check = centre_undo_look(c, undone);
	const struct after_row *blocker = centre_undo_blocker(check);
	g_autofree char *changes = centre_word(
		c->ledger,
		"SELECT changes FROM history WHERE resident = ?1 AND receipt = ?2"
		" AND changes <> '[]'",
		"ss", undone->resident, undone->receipt);
	bool done = !blocker && changes;

	if (done) {
		turn_round(r, now, changes);
		set(&r->decider, check->decider);
	} else if (blocker) {
		refuse_blocked(c, blocker);
	} else {
		centre_refuse(c, PROBLEM_NOT_OPEN);
	}
	undo_check_free(check);
	return done;
}

bool centre_undo_prepare(struct centre_call *c, struct request *r, const struct record *now)
{
	struct request *undone = centre_request_seek(c, r->undoes, CENTRE_VIEW_HOLDER);
	bool done;

	if (!undone)
		return false;
	done = can_be_undone(undone, r)
		       ? prepare(c, r, now, undone)
		       : centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(undone));
	request_free(undone);
	return done;
}

void centre_undo_check(struct centre_call *c)
{
	struct request *r = centre_request_seek(c, c->id, CENTRE_VIEW_HOLDER);
	struct undo_check *check;

	if (!r)
		return;
	check = centre_undo_look(c, r);
	centre_owe(c, r->resident, r->id);
	centre_reply(c, 200, undo_check_to_json(check));
	undo_check_free(check);
	request_free(r);
}
