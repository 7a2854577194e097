/*
 * line - a transport that passes everything on to another and keeps count.
 *
 * A question that is cut off, or asked while the line is cut, is not lost: it
 * fails with WIRE_CUT from the next collect(), like any other failure.  While
 * the line is down and nobody else asks, line_tick() asks for the centre.
 */
#include "client/line.h"

#include <glib.h>

#include "i18n/banned.h"

#define SLOW_MS 2000
#define SLOW_TIMES 3
#define PROBE_FIRST 2000
#define PROBE_LAST 60000

struct line {
	const struct world *world;
	const struct transport *below;
	struct transport own;
	enum line_state state;
	unsigned slow_ones;
	int64_t down_since;
	bool cut;
	unsigned last;	      /* ticket */
	GHashTable *passages; /* ticket -> struct passage, owned */
	unsigned probe;	      /* ticket of ours under way; 0 */
	int64_t probe_at;     /* steady clock */
	int64_t probe_step;
	void (*changed)(void *to);
	void *to;
};

/* One question on its way; `below` 0: cut off, to be told at the next collect. */
struct passage {
	struct line *line;
	unsigned ticket, below;
	wire_done done;
	void *to;
	bool sent;	 /* not asked while the line was cut */
	bool held;	 /* silence says nothing of the line */
};

static void become(struct line *line, enum line_state state)
{
	enum line_state before = line->state;

	line->state = state;
	if (state == LINE_DOWN && before != LINE_DOWN) {
		line->down_since = world_now(line->world);
		line->probe_step = PROBE_FIRST;
		line->probe_at = world_steady(line->world) + PROBE_FIRST;
	} else if (state != LINE_DOWN) {
		line->down_since = 0;
	}
	if (state != before && line->changed)
		line->changed(line->to);
}

static void answered(struct line *line, const struct wire_reply *reply)
{
	line->slow_ones = reply->elapsed > SLOW_MS ? line->slow_ones + 1 : 0;
	if (!line->slow_ones)
		become(line, LINE_GOOD);
	else if (line->slow_ones >= SLOW_TIMES)
		become(line, LINE_SLOW);
	else if (line->state == LINE_DOWN)
		become(line, LINE_GOOD);
}

static void line_note(struct line *line, const struct wire_reply *reply)
{
	switch (reply->error) {
	case WIRE_FINE:
		answered(line, reply);
		break;
	case WIRE_NO_ROUTE:
	case WIRE_TIMEOUT:
	case WIRE_BROKEN:
	case WIRE_CUT:
	case WIRE_UNTRUSTED:
	case WIRE_DATED:
	case WIRE_NOT_KNOWN:
		become(line, LINE_DOWN);
		break;
	case WIRE_TOO_LARGE:
	case WIRE_STRANGE:
		break;
	}
}

/* ---- the transport ------------------------------------------------------------ */

static void on_reply(const struct wire_reply *reply, void *to)
{
	struct passage *p = to;
	struct line *line = p->line;

	g_hash_table_steal(line->passages, GUINT_TO_POINTER(p->ticket));
	if (!p->held || reply->error != WIRE_FINE)
		line_note(line, reply);
	p->done(reply, p->to);
	g_free(p);
}

static unsigned line_start(void *self, const struct wire_request *request, wire_done done,
			   void *to)
{
	struct line *line = self;
	struct passage *p = g_new0(struct passage, 1);

	p->line = line;
	p->ticket = ++line->last;
	p->done = done;
	p->to = to;
	g_hash_table_insert(line->passages, GUINT_TO_POINTER(p->ticket), p);
	p->sent = !line->cut;
	p->held = request->held;
	if (p->sent)
		p->below = transport_start(line->below, request, on_reply, p);
	return p->ticket;
}

static void line_cancel(void *self, unsigned ticket)
{
	struct line *line = self;
	struct passage *p = g_hash_table_lookup(line->passages, GUINT_TO_POINTER(ticket));

	if (p && p->below)
		transport_cancel(line->below, p->below);
	g_hash_table_remove(line->passages, GUINT_TO_POINTER(ticket));
}

static int by_number(gconstpointer a, gconstpointer b)
{
	unsigned one = *(const unsigned *)a, two = *(const unsigned *)b;

	return one < two ? -1 : one > two;
}

/* Tickets of what is cut off, in their order. */
static GArray *cut_off(struct line *line)
{
	GArray *tickets = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, line->passages);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const struct passage *p = value;

		if (!p->below)
			g_array_append_val(tickets, p->ticket);
	}
	g_array_sort(tickets, by_number);
	return tickets;
}

static int line_wait(void *self, struct pollfd *fds, size_t count, int timeout)
{
	struct line *line = self;
	g_autoptr(GArray) tickets = cut_off(line);

	return transport_wait(line->below, fds, count, tickets->len ? 0 : timeout);
}

static void line_collect(void *self)
{
	struct wire_reply none = { .error = WIRE_CUT, .etag = "", .content_type = "", .body = "" };
	struct line *line = self;
	g_autoptr(GArray) tickets = NULL;

	transport_collect(line->below);
	tickets = cut_off(line);
	for (guint i = 0; i < tickets->len; i++) {
		unsigned ticket = g_array_index(tickets, unsigned, i);
		struct passage *p =
			g_hash_table_lookup(line->passages, GUINT_TO_POINTER(ticket));

		if (!p)
			continue;
		none.unsent = !p->sent;
		on_reply(&none, p);
	}
}

static void line_close(void *self)
{
	line_free(self);
}

static const struct transport_ops ops = { line_start, line_cancel, line_wait, line_collect,
					  line_close };

/* ---- what others ask ---------------------------------------------------------- */

struct line *line_new(const struct world *world, const struct transport *below)
{
	struct line *line = g_new0(struct line, 1);

	line->world = world;
	line->below = below;
	line->own = (struct transport){ &ops, line };
	line->passages = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return line;
}

void line_free(struct line *line)
{
	GHashTableIter iter;
	gpointer value;

	if (!line)
		return;
	g_hash_table_iter_init(&iter, line->passages);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const struct passage *p = value;

		if (p->below)
			transport_cancel(line->below, p->below);
	}
	g_hash_table_unref(line->passages);
	g_free(line);
}

const struct transport *line_transport(struct line *line)
{
	return &line->own;
}

enum line_state line_state(const struct line *line)
{
	return line->state;
}

int64_t line_down_since(const struct line *line)
{
	return line->down_since;
}

void line_cut(struct line *line, bool cut)
{
	GHashTableIter iter;
	gpointer value;

	if (line->cut == cut)
		return;
	line->cut = cut;
	line->slow_ones = 0;
	g_hash_table_iter_init(&iter, line->passages);
	while (cut && g_hash_table_iter_next(&iter, NULL, &value)) {
		struct passage *p = value;

		if (p->below)
			transport_cancel(line->below, p->below);
		p->below = 0;
	}
	become(line, cut ? LINE_DOWN : LINE_GOOD);
}

bool line_is_cut(const struct line *line)
{
	return line->cut;
}

void line_on_change(struct line *line, void (*changed)(void *to), void *to)
{
	line->changed = changed;
	line->to = to;
}

static void probed(const struct wire_reply *reply, void *to)
{
	struct line *line = to;

	(void)reply;
	line->probe = 0;
	line->probe_step = MIN(line->probe_step * 2, PROBE_LAST);
	line->probe_at = world_steady(line->world) + line->probe_step;
}

int64_t line_tick(struct line *line)
{
	static const struct wire_request ask = {
		.method = "GET", .path = "/v1/centre", .timeout = 15000
	};
	int64_t left = line->probe_at - world_steady(line->world);

	if (line->state != LINE_DOWN || line->cut || line->probe)
		return -1;
	if (left > 0)
		return left;
	line->probe = line_start(line, &ask, probed, line);
	return -1;
}
