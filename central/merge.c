/* merge - the second record goes into the kept one. */
#include "central/merge.h"

#include <string.h>

#include "central/access.h"
#include "central/feed.h"
#include "central/merge_rows.h"
#include "central/names.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

/* ---- what stands in the way ------------------------------------------------------ */

/* Another request, by receipt, date and office, in words and as members. */
static bool refuse_for(struct centre_call *c, struct centre_rows *rows, bool after)
{
	const char *receipt = centre_text(rows, 0), *office = centre_text(rows, 2);
	struct json *members = centre_blocker(receipt, centre_int(rows, 1), office);
	g_autofree char *when = moment_show(centre_int(rows, 1));
	g_autofree char *detail =
		after ? g_strdup_printf(_("%s of %s (%s) came after the merge. Undo it first; "
					  "nothing was changed."),
					receipt, when, office)
		      : g_strdup_printf(_("Request %s of %s (%s) on the second record is still "
					  "open. Decide it first; nothing was changed."),
					receipt, when, office);

	return centre_refuse_with(c, PROBLEM_UNDO_BLOCKED, detail, members);
}

static bool nothing_is_open(struct centre_call *c, const struct request *r)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT q.receipt, q.sent_at, coalesce(m.name, '') FROM request q LEFT JOIN commune"
		" m ON m.code = q.origin WHERE q.resident = ?1 AND q.state IN ('pending',"
		" 'forwarded') AND q.id <> ?2 ORDER BY q.sent_at LIMIT 1",
		"ss", r->other, r->id);
	bool open = centre_next(rows);

	if (open)
		refuse_for(c, rows, false);
	centre_done(rows);
	return !open;
}

/* Who heads others cannot go away under them. */
static bool heads_nobody(struct centre_call *c, const struct record *kept,
			 const struct record *other)
{
	int64_t others = centre_number(
		c->ledger, 0,
		"SELECT count(*) FROM resident m WHERE m.household = ?1 AND m.id NOT IN (?2, ?3)"
		" AND EXISTS(SELECT 1 FROM resident h WHERE h.id = ?3 AND h.head = 1)",
		"sss", other->household_id, kept->id, other->id);

	if (others == 0 || strcmp(kept->household_id, other->household_id) == 0)
		return true;
	return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
				     _("The second record is the head of a household with others in "
				       "it. Change its head first; nothing was changed."));
}

static bool may_take(struct centre_call *c, enum record_field field)
{
	static const enum record_field never[] = {
		FIELD_NUMBER,	 FIELD_CANCELLED, FIELD_HEAD_NAME, FIELD_HEAD_NUMBER,
		FIELD_HEAD_OLD,	 FIELD_HEAD_RELATION, FIELD_MEMBERS, FIELD_LIFE,
		FIELD_DEATH,	 FIELD_SEX};

	for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
		if (field == never[i])
			return centre_refuse_because(
				c, PROBLEM_BAD_SHAPE,
				_("This field is kept with its record: choose which record is "
				  "kept. Nothing was changed."));
	return true;
}

/* The second record, of the same commune or one that is paired with this; NULL: refused. */
static struct record *second(struct centre_call *c, const struct request *r,
			     const struct record *kept)
{
	struct record *other = centre_resident_load(c->ledger, r->other, c->now, "");

	if (other && strcmp(other->commune_code, kept->commune_code) == 0)
		return other;
	record_free(other);
	centre_owe(c, r->other, NULL);
	centre_refuse(c, PROBLEM_NOT_FOUND);
	return NULL;
}

bool centre_merge_prepare(struct centre_call *c, struct request *r, const struct record *kept)
{
	struct record *other = second(c, r, kept);
	bool fine = other && nothing_is_open(c, r) && heads_nobody(c, kept, other);

	for (guint i = 0; fine && i < r->changes->len; i++) {
		struct change *change = r->changes->pdata[i];

		fine = may_take(c, change->field);
		record_put(&change->to, other->value[change->field]);
		if (fine && strcmp(kept->value[change->field], change->to) == 0)
			fine = centre_refuse_because(c, PROBLEM_BAD_SHAPE,
						     _("Both records have the same there."));
	}
	record_free(other);
	return fine;
}

/* ---- doing it ---------------------------------------------------------------------- */

/* What was to be taken from the second must still be there. */
static bool still_says(struct centre_call *c, const struct request *r, const struct record *other)
{
	struct json *members;

	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		if (strcmp(other->value[change->field], change->to) == 0)
			continue;
		members = json_object();
		json_put_text(members, "now_version", other->version);
		json_put(members, "fields", json_array());
		return centre_refuse_with(c, PROBLEM_STALE,
					  _("The second record was changed since this was asked "
					    "for. Return the request; nothing was changed."),
					  members);
	}
	return true;
}

/* Relatives name the second by his number: they get the kept one's. */
static bool rename_in(struct centre_call *c, const struct request *r, const char *id,
		      const char *from, const char *to)
{
	const struct centre_event event = {r->kind, r->receipt, r->author, r->commune, c->now};
	struct record *relative = centre_resident_load(c->ledger, id, c->now, "");
	struct centre_edit edits[FIELD_COUNT];
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
	GString *columns = g_string_new("version");
	size_t count = 0;
	bool done;

	for (int f = 0; relative && f < FIELD_COUNT; f++) {
		const char *value = relative->value[f];
		GString *now;

		if (!strstr(value, from) || f == FIELD_HEAD_NUMBER || f == FIELD_NUMBER ||
		    f == FIELD_CANCELLED)
			continue;
		now = g_string_new(value);
		g_string_replace(now, from, to, 0);
		g_ptr_array_add(texts, g_strdup(value));
		g_ptr_array_add(texts, g_string_free(now, FALSE));
		edits[count++] = (struct centre_edit){(enum record_field)f,
						      texts->pdata[texts->len - 2],
						      texts->pdata[texts->len - 1]};
		g_string_append_printf(columns, " %s", record_fields[f].path);
	}
	for (size_t i = 0; i < count; i++)
		record_set(relative, edits[i].field, edits[i].to);
	done = count == 0 ||
	       (centre_resident_write(c->ledger, relative, edits, count, &event) &&
		centre_feed_add(c->ledger, c->now, id, columns->str, NULL));
	g_ptr_array_unref(texts);
	g_string_free(columns, TRUE);
	record_free(relative);
	return done;
}

static bool rename_all(struct centre_call *c, const struct request *r, const char *from,
		       const char *to, const char *commune)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	struct centre_rows *rows = centre_ask(c->ledger,
					      "SELECT id FROM resident WHERE commune = ?1 AND"
					      " id NOT IN (?2, ?3) AND instr(fields, ?4) > 0",
					      "ssss", commune, r->resident, r->other, from);
	bool done = true;

	while (centre_next(rows))
		g_ptr_array_add(ids, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	for (guint i = 0; done && i < ids->len; i++)
		done = rename_in(c, r, ids->pdata[i], from, to) &&
		       centre_merge_moved(c->ledger, r->id, "relative", ids->pdata[i]);
	g_ptr_array_unref(ids);
	return done;
}

/* His number is nobody's from now on, and the kept record says that it was his. */
static bool cancel_number(struct centre_call *c, struct request *r, const struct record *kept,
			  const struct record *other)
{
	const char *old = other->value[FIELD_NUMBER], *was = kept->value[FIELD_CANCELLED];
	const char *now = kept->value[FIELD_NUMBER];
	g_autofree char *list = NULL;

	if (!*old)
		return true;
	list = *was ? g_strconcat(was, KIND_ITEM_TEXT, old, NULL) : g_strdup(old);
	request_add_change(r, FIELD_CANCELLED, was, list);
	return centre_do(c->ledger, "INSERT INTO number_cancelled VALUES(?1, ?2, ?3, ?4, ?5)",
			 "ssiss", old, kept->id, c->now, r->receipt, now) &&
	       (!*now || rename_all(c, r, old, now, kept->commune_code));
}

static bool leave(struct centre_call *c, const struct request *r, const struct record *kept,
		  const struct record *other)
{
	g_autofree char *key = centre_word(c->ledger, "SELECT fold FROM resident WHERE id = ?1",
					   "s", other->id);
	/* gone from the copies while his row can still be looked at */
	bool done = centre_feed_add(c->ledger, c->now, other->id, CENTRE_FEED_GONE, NULL) &&
		    centre_feed_add(c->ledger, c->now, kept->id, CENTRE_FEED_WHOLE, NULL);

	if (strcmp(kept->household_id, other->household_id) == 0)
		done = done && centre_do(c->ledger,
					 "UPDATE resident SET head = max(head, (SELECT o.head FROM"
					 " resident o WHERE o.id = ?2)) WHERE id = ?1",
					 "ss", kept->id, other->id);
	return done && centre_do(c->ledger, "DELETE FROM resident WHERE id = ?1", "s", other->id) &&
	       centre_names_drop(c->ledger, other->commune_code, key) &&
	       centre_do(c->ledger,
			 "UPDATE pair SET state = iif(a IN (?1, ?2) AND b IN (?1, ?2), 'merged',"
			 " 'gone') WHERE state IN ('open', 'different') AND (a = ?2 OR b = ?2)",
			 "ss", r->resident, r->other);
}

bool centre_merge_apply(struct centre_call *c, struct request *r, const struct record *kept)
{
	struct record *other = second(c, r, kept);
	bool fine = other && still_says(c, r, other) && nothing_is_open(c, r) &&
		    heads_nobody(c, kept, other);
	bool done = fine && centre_merge_keep(c->ledger, r, c->now) &&
		    centre_merge_move(c->ledger, r) && cancel_number(c, r, kept, other) &&
		    leave(c, r, kept, other);

	if (other)
		centre_owe(c, other->id, r->id);
	record_free(other);
	return done || (fine && centre_refuse(c, PROBLEM_BUSY));
}

/* ---- and back ---------------------------------------------------------------------- */

/* Anything on the kept record since: it was made about both. */
static bool nothing_came_after(struct centre_call *c, const struct request *r)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT h.receipt, h.time, h.office FROM history h WHERE h.resident = ?1 AND"
		" h.row > (SELECT max(m.row) FROM history m JOIN request q ON q.receipt ="
		" m.receipt WHERE m.resident = ?1 AND q.id = ?2) UNION ALL SELECT q.receipt,"
		" q.sent_at, coalesce(m.name, '') FROM request q LEFT JOIN commune m ON m.code ="
		" q.origin WHERE q.resident = ?1 AND q.state IN ('pending', 'forwarded') AND"
		" q.id <> ?3 LIMIT 1",
		"sss", r->resident, r->undoes, r->id);
	bool came = centre_next(rows);

	if (came)
		refuse_for(c, rows, true);
	centre_done(rows);
	return !came;
}

static bool is_merged(struct centre_call *c, const struct request *r)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM merge WHERE request = ?1 AND kept = ?2 AND"
			     " state = 'merged'",
			     "ss", r->undoes, r->resident) == 1 ||
	       centre_refuse(c, PROBLEM_NOT_FOUND);
}

bool centre_unmerge_prepare(struct centre_call *c, struct request *r, const struct record *kept)
{
	g_autofree char *decider =
		centre_word(c->ledger, "SELECT decider FROM request WHERE id = ?1", "s", r->undoes);

	(void)kept;
	/* whoever had the last word then has it now */
	record_put(&r->decider, decider);
	return is_merged(c, r) && nothing_came_after(c, r);
}

/* The relatives whom the merge changed say again what they said. */
static bool rename_back(struct centre_call *c, const struct request *r, const char *from,
			const char *to)
{
	GPtrArray *ids = centre_merge_relatives(c->ledger, r->undoes);
	bool done = true;

	for (guint i = 0; done && i < ids->len; i++)
		done = rename_in(c, r, ids->pdata[i], from, to);
	g_ptr_array_unref(ids);
	return done;
}

static bool put_back(struct centre_call *c, struct request *r, const struct record *kept,
		     const char *second_id)
{
	struct record *other;
	g_autofree char *key = NULL;
	bool done = centre_merge_restore(c->ledger, r->undoes, second_id);

	key = centre_word(c->ledger, "SELECT fold FROM resident WHERE id = ?1", "s", second_id);
	other = done && key ? centre_resident_load(c->ledger, second_id, c->now, "") : NULL;
	done = other && centre_names_add(c->ledger, other->commune_code, key) &&
	       centre_feed_add(c->ledger, c->now, second_id, CENTRE_FEED_WHOLE, NULL) &&
	       (!*other->value[FIELD_NUMBER] ||
		rename_back(c, r, kept->value[FIELD_NUMBER], other->value[FIELD_NUMBER]));
	record_free(other);
	return done;
}

bool centre_unmerge_apply(struct centre_call *c, struct request *r, const struct record *kept)
{
	g_autofree char *second_id = NULL;
	struct record *was;
	bool done;

	if (!is_merged(c, r) || !nothing_came_after(c, r))
		return false;
	second_id = centre_word(c->ledger, "SELECT second FROM merge WHERE request = ?1", "s",
				r->undoes);
	was = centre_merge_image(c->ledger, r->undoes, kept->id);
	for (int f = 0; was && f < FIELD_COUNT; f++)
		if (f != FIELD_HEAD_NAME && f != FIELD_HEAD_NUMBER && f != FIELD_HEAD_OLD &&
		    f != FIELD_MEMBERS && strcmp(was->value[f], kept->value[f]) != 0)
			request_add_change(r, (enum record_field)f, kept->value[f], was->value[f]);
	done = was && put_back(c, r, kept, second_id) &&
	       centre_do(c->ledger, "DELETE FROM number_cancelled WHERE receipt = (SELECT receipt"
				    " FROM request WHERE id = ?1)", "s", r->undoes) &&
	       centre_do(c->ledger,
			 "UPDATE pair SET state = 'different', note = ?3 WHERE state = 'merged' AND"
			 " a IN (?1, ?2) AND b IN (?1, ?2)",
			 "sss", kept->id, second_id, r->note);
	record_free(was);
	return done || centre_refuse(c, PROBLEM_BUSY);
}
