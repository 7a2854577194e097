/* request_read - lists of requests, and one with what the register says now. */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/requests.h"
#include "central/residents.h"
#include "central/self.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define PAGE 50

#define COMMUNE (1u << CENTRE_ROLE_OFFICER | 1u << CENTRE_ROLE_CHIEF | 1u << CENTRE_ROLE_DEPUTY)
#define DECIDES (1u << CENTRE_ROLE_CHIEF | 1u << CENTRE_ROLE_DEPUTY)
#define PROVINCE (1u << CENTRE_ROLE_PROVINCE)
#define C06 (1u << CENTRE_ROLE_C06)

#define OF_PROVINCE                                                                    \
	"commune IN (SELECT a.code FROM commune a JOIN commune b ON a.province ="      \
	" b.province WHERE b.code = ?2)"
#define NEWEST                                                                         \
	" AND (?3 = '' OR (sent_at, id) < (?4, ?3)) ORDER BY sent_at DESC, id DESC LIMIT ?5"
#define URGENT                                                                         \
	" AND (?3 = '' OR (deadline, id) > (?4, ?3)) ORDER BY deadline, id LIMIT ?5"

/*
 * The lists, by who asks: what is in them, and their order.  ?1 officer, ?2 his
 * commune, ?6 now, ?7 the first moment of today; ?3 to ?5 belong to the page.
 */
static const struct list {
	const char *name;
	unsigned roles; /* 1 << enum centre_role, or-ed */
	const char *from, *key, *order;
} lists[] = {
	{"mine", ~0u, "request WHERE author = ?1 AND origin = ?2 AND state <> 'returned'",
	 "sent_at", NEWEST},
	{"returned", ~0u, "request WHERE author = ?1 AND origin = ?2 AND state = 'returned'",
	 "sent_at", NEWEST},
	{"queue", DECIDES, "request WHERE commune = ?2 AND state = 'pending'", "deadline", URGENT},
	{"queue", PROVINCE,
	 "request WHERE state = 'forwarded' AND level = 'province' AND " OF_PROVINCE, "deadline",
	 URGENT},
	{"queue", C06, "request WHERE state = 'forwarded' AND level = 'c06'", "deadline", URGENT},
	{"incoming", COMMUNE,
	 "request WHERE commune = ?2 AND origin <> commune AND state IN ('pending', 'forwarded')",
	 "deadline", URGENT},
	{"overdue", DECIDES, "request WHERE commune = ?2 AND state = 'pending' AND deadline < ?6",
	 "deadline", URGENT},
	{"overdue", PROVINCE,
	 "request WHERE state = 'pending' AND deadline < ?6 AND " OF_PROVINCE, "deadline", URGENT},
	{"decided", DECIDES | PROVINCE | C06,
	 "request WHERE id IN (SELECT request FROM decision WHERE officer = ?1 AND at >= ?7)",
	 "sent_at", NEWEST},
};

/* The caller's list of this name; *known: somebody has one. */
static const struct list *seek_list(const struct centre_call *c, const char *name, bool *known)
{
	*known = false;
	for (size_t i = 0; name && i < G_N_ELEMENTS(lists); i++) {
		if (strcmp(lists[i].name, name) != 0)
			continue;
		*known = true;
		if ((lists[i].roles & 1u << c->officer->role) &&
		    (lists[i].roles == ~0u || lists[i].roles == COMMUNE ||
		     centre_may(c, OP_DECIDE)))
			return &lists[i];
	}
	return NULL;
}

static const struct list *list_of(struct centre_call *c)
{
	static const char *const keys[] = {"list", "cursor", NULL};
	g_autoptr(GError) why = NULL;
	const struct list *list;
	bool known;

	if (!json_check_keys(c->document, keys, &why)) {
		centre_refuse_error(c, why);
		return NULL;
	}
	list = seek_list(c, json_text_at(c->document, "list"), &known);
	if (!list)
		centre_refuse(c, known ? PROBLEM_FORBIDDEN : PROBLEM_BAD_SHAPE);
	return list;
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

static int64_t today(const struct centre_call *c)
{
	return moment_of(moment_date(c->now), 0, 0);
}

static void fill(struct centre_call *c, const struct list *list, int64_t key, const char *id,
		 struct request_list *out)
{
	g_autofree char *sql = g_strdup_printf("SELECT id, %s FROM %s AND ?7 > 0%s", list->key,
					       list->from,
					       list->order);
	struct centre_rows *rows =
		centre_ask(c->ledger, sql, "sssidii", c->officer->id, c->officer->commune, id, key,
			   PAGE + 1, c->now, today(c));
	g_autofree char *last = NULL;

	while (centre_next(rows)) {
		struct request_row *row;

		if (out->rows->len == PAGE) {
			g_free(out->cursor);
			out->cursor = centre_seal(c->centre->key, last);
			break;
		}
		row = centre_request_row(c, centre_text(rows, 0));
		if (!row)
			continue;
		g_ptr_array_add(out->rows, row);
		g_free(last);
		last = g_strdup_printf("%s\n%s\n%" G_GINT64_FORMAT "\n%s", list->name,
				       c->officer->id, centre_int(rows, 1), row->id);
	}
	centre_done(rows);
}

static unsigned total(struct centre_call *c, const struct list *list)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s AND ?7 > 0", list->from);

	return (unsigned)centre_number(c->ledger, 0, sql, "sssidii", c->officer->id,
				       c->officer->commune, "", (int64_t)0, 0, c->now, today(c));
}

int64_t centre_requests_count(struct centre_call *c, const char *name)
{
	bool known;
	const struct list *list = seek_list(c, name, &known);

	return list ? (int64_t)total(c, list) : -1;
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
	out->total = total(c, list);
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

/* To another commune's officer: what was asked for and how far it is, nothing else. */
static void blind(struct request *r)
{
	for (guint i = 0; i < r->changes->len; i++) {
		struct change *change = r->changes->pdata[i];

		g_clear_pointer(&change->now, g_free);
		g_free(change->from);
		change->from = g_strdup("");
	}
	g_free(r->resident);
	r->resident = g_strdup("");
}

/* What was undone may be a number: nobody asked to see it. */
static void hide_asked(struct request *r)
{
	for (guint i = 0; i < r->changes->len; i++) {
		struct change *change = r->changes->pdata[i];
		char *to = shown(change->field, change->to);

		g_free(change->to);
		change->to = to;
	}
}

static void add_register(struct centre_call *c, struct request *r)
{
	struct record *now =
		centre_resident_load(c->ledger, r->resident, c->now, c->officer->id);

	if (now) {
		add_now(r, now);
		r->head = centre_row_load(c->ledger, r->resident);
	} else {
		g_free(r->resident); /* collected, and not there yet */
		r->resident = g_strdup("");
	}
	record_free(now);
}

void centre_request_get(struct centre_call *c)
{
	struct request *r = centre_request_seek(c, c->id, CENTRE_VIEW_SENDER);

	if (!r)
		return;
	centre_owe(c, r->resident, r->id);
	if (centre_route_view(c, r) == CENTRE_VIEW_HOLDER) {
		add_register(c, r);
		/* what the centre itself has put there nobody has typed: digits stay hidden */
		if (request_kind(r) >= REQUEST_KIND_UNDO)
			hide_asked(r);
	} else {
		blind(r);
	}
	c->etag = g_strdup(r->version);
	centre_reply(c, 200, request_to_json(r, true));
	request_free(r);
}
