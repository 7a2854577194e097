/* request_read - lists of requests, and one with what the register says now. */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/requests.h"
#include "central/residents.h"
#include "central/self.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define PAGE 50

/* The lists; each SQL answers (id, key) after a key, in order, and is counted by the other. */
static const struct list {
	const char *name, *rows, *count;
	bool decider; /* for those who decide only */
} lists[] = {
	{"mine",
	 "SELECT id, sent_at FROM request WHERE author = ?1 AND commune = ?2"
	 " AND state <> 'returned' AND (?3 = '' OR (sent_at, id) < (?4, ?3))"
	 " ORDER BY sent_at DESC, id DESC LIMIT ?5",
	 "SELECT count(*) FROM request WHERE author = ?1 AND commune = ?2"
	 " AND state <> 'returned'",
	 false},
	{"returned",
	 "SELECT id, sent_at FROM request WHERE author = ?1 AND commune = ?2"
	 " AND state = 'returned' AND (?3 = '' OR (sent_at, id) < (?4, ?3))"
	 " ORDER BY sent_at DESC, id DESC LIMIT ?5",
	 "SELECT count(*) FROM request WHERE author = ?1 AND commune = ?2"
	 " AND state = 'returned'",
	 false},
	{"queue",
	 "SELECT id, deadline FROM request WHERE ?1 <> '' AND commune = ?2"
	 " AND state = 'pending' AND (?3 = '' OR (deadline, id) > (?4, ?3))"
	 " ORDER BY deadline, id LIMIT ?5",
	 "SELECT count(*) FROM request WHERE ?1 <> '' AND commune = ?2"
	 " AND state = 'pending'",
	 true},
};

static const struct list *list_of(struct centre_call *c)
{
	static const char *const keys[] = {"list", "cursor", NULL};
	const char *name = json_text_at(c->document, "list");
	g_autoptr(GError) why = NULL;

	if (!json_check_keys(c->document, keys, &why)) {
		centre_refuse_error(c, why);
		return NULL;
	}
	for (size_t i = 0; name && i < G_N_ELEMENTS(lists); i++) {
		if (strcmp(lists[i].name, name) != 0)
			continue;
		if (!lists[i].decider || centre_may(c, OP_DECIDE))
			return &lists[i];
		centre_refuse(c, PROBLEM_FORBIDDEN);
		return NULL;
	}
	centre_refuse(c, PROBLEM_BAD_SHAPE);
	return NULL;
}

/* "list\nofficer\nkey\nid", sealed. */
static bool read_cursor(struct centre_call *c, const struct list *list, int64_t *key,
			char **id)
{
	const struct json *said = json_get(c->document, "cursor");
	g_autofree char *text = NULL;
	g_auto(GStrv) parts = NULL;

	*id = g_strdup("");
	if (!said || json_is_null(said))
		return true;
	if (json_is_string(said))
		text = centre_unseal(c->centre->key, json_text(said));
	if (text)
		parts = g_strsplit(text, "\n", -1);
	if (!parts || g_strv_length(parts) != 4 || strcmp(parts[0], list->name) != 0 ||
	    strcmp(parts[1], c->officer->id) != 0)
		return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
					     _("This page belongs to another list. Open the "
					       "list again."));
	*key = g_ascii_strtoll(parts[2], NULL, 10);
	g_free(*id);
	*id = g_strdup(parts[3]);
	return true;
}

static void fill(struct centre_call *c, const struct list *list, int64_t key, const char *id,
		 struct request_list *out)
{
	struct centre_rows *rows = centre_ask(c->ledger, list->rows, "sssid", c->officer->id,
					      c->officer->commune, id, key, PAGE + 1);
	g_autofree char *last = NULL;

	while (centre_next(rows)) {
		struct request_row *row;

		if (out->rows->len == PAGE) {
			g_free(out->cursor);
			out->cursor = centre_seal(c->centre->key, last);
			break;
		}
		row = centre_request_row(c->ledger, centre_text(rows, 0));
		if (!row)
			continue;
		g_ptr_array_add(out->rows, row);
		g_free(last);
		last = g_strdup_printf("%s\n%s\n%" G_GINT64_FORMAT "\n%s", list->name,
				       c->officer->id, centre_int(rows, 1), row->id);
	}
	centre_done(rows);
}

void centre_requests(struct centre_call *c)
{
	const struct list *list = list_of(c);
	g_autofree char *id = NULL;
	struct request_list *out;
	int64_t key = 0;

	if (!list || !read_cursor(c, list, &key, &id))
		return;
	out = request_list_new();
	fill(c, list, key, id, out);
	out->total = (unsigned)centre_number(c->ledger, 0, list->count, "ss", c->officer->id,
					     c->officer->commune);
	out->as_of = c->now;
	centre_owe(c, "", list->name);
	centre_reply(c, 200, request_list_to_json(out));
	request_list_free(out);
}

static char *shown(enum record_field field, const char *value)
{
	if ((record_fields[field].flags & RECORD_HIDDEN) && !kind_hidden(value))
		return kind_hide(value);
	return g_strdup(value);
}

/* What the decider compares: now beside from and to.  A number asked for is shown whole. */
static void add_now(struct request *r, const struct record *now)
{
	for (guint i = 0; i < r->changes->len; i++) {
		struct change *change = r->changes->pdata[i];
		char *from = shown(change->field, change->from);

		g_free(change->from);
		change->from = from;
		g_free(change->now);
		change->now = shown(change->field, now->value[change->field]);
	}
}

void centre_request_get(struct centre_call *c)
{
	struct request *r = centre_request_seek(c, c->id);
	struct record *now;

	if (!r)
		return;
	now = centre_resident_load(c->ledger, r->resident, c->now, c->officer->id);
	if (now) {
		add_now(r, now);
		r->head = centre_row_load(c->ledger, r->resident);
		centre_owe(c, r->resident, r->id);
		c->etag = g_strdup(r->version);
		centre_reply(c, 200, request_to_json(r, true));
	} else {
		centre_refuse(c, PROBLEM_NOT_FOUND);
	}
	record_free(now);
	request_free(r);
}
