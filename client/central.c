/*
 * central - questions on their way: headers, the one refresh after a 401, and
 * callbacks that a closed screen never gets.  The operations themselves stand in
 * central_ask.c.
 */
#include "client/central.h"

#include <string.h>

#include "client/question.h"

#include "i18n/banned.h"

struct central {
	const struct world *world;
	const struct transport *transport;
	struct session *session;
	char *expected;	       /* world; NULL: any */
	unsigned last;	       /* ticket */
	unsigned age;	       /* of the bearer: counts refreshes and sign-ins */
	unsigned refreshing;   /* ticket of the refresh under way; 0 */
	central_instead instead;
	void *instead_of;
	GHashTable *questions; /* ticket -> struct question, owned */
};

static void question_free(void *self)
{
	struct question *q = self;

	g_free(q->path);
	seal_wipe_text(q->body);
	g_free(q->body);
	g_free(q->key);
	g_free(q->match);
	g_free(q->none_match);
	g_free(q->purpose);
	g_free(q);
}

struct central *central_new(const struct world *world, const struct transport *transport,
			    struct session *session)
{
	struct central *central = g_new0(struct central, 1);

	central->world = world;
	central->transport = transport;
	central->session = session;
	central->questions = g_hash_table_new_full(NULL, NULL, NULL, question_free);
	return central;
}

static void withdraw(struct central *central, const struct question *q)
{
	if (q->below)
		transport_cancel(central->transport, q->below);
}

void central_free(struct central *central)
{
	GHashTableIter iter;
	gpointer value;

	if (!central)
		return;
	g_hash_table_iter_init(&iter, central->questions);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		withdraw(central, value);
	g_hash_table_unref(central->questions);
	g_free(central->expected);
	g_free(central);
}

void central_expect(struct central *central, const char *world)
{
	g_free(central->expected);
	central->expected = g_strdup(world);
}

void central_without_line(struct central *central, central_instead instead, void *self)
{
	central->instead = instead;
	central->instead_of = self;
}

const struct world *central_world(const struct central *central)
{
	return central->world;
}

const struct session *central_session(const struct central *central)
{
	return central->session;
}

void central_cancel(struct central *central, unsigned ticket)
{
	struct question *q = g_hash_table_lookup(central->questions, GUINT_TO_POINTER(ticket));

	if (q && q->done)
		withdraw(central, q);
	if (q && q->done)
		g_hash_table_remove(central->questions, GUINT_TO_POINTER(ticket));
}

/* Tickets of the questions that `fits`, so that callbacks may change the table. */
static GArray *tickets_of(struct central *central,
			  bool (*fits)(const struct question *, const void *), const void *what)
{
	GArray *tickets = g_array_new(FALSE, FALSE, sizeof(unsigned));
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, central->questions);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const struct question *q = value;

		if (fits(q, what))
			g_array_append_val(tickets, q->ticket);
	}
	return tickets;
}

static bool goes_to(const struct question *q, const void *to)
{
	return q->to == to && q->done;
}

static bool waits_for_refresh(const struct question *q, const void *what)
{
	(void)what;
	return q->waits;
}

void central_forget(struct central *central, void *to)
{
	g_autoptr(GArray) tickets = tickets_of(central, goes_to, to);

	for (guint i = 0; i < tickets->len; i++)
		central_cancel(central, g_array_index(tickets, unsigned, i));
}

unsigned central_busy(const struct central *central)
{
	return g_hash_table_size(central->questions);
}

unsigned central_asking(const struct central *central)
{
	GHashTableIter iter;
	gpointer value;
	unsigned n = 0;

	g_hash_table_iter_init(&iter, central->questions);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		n += ((const struct question *)value)->held == 0;
	return n;
}

/* ---- sending ------------------------------------------------------------------ */

static void add(GPtrArray *headers, const char *name, const char *value)
{
	g_ptr_array_add(headers, g_strdup_printf("%s: %s", name, value));
}

static void add_quoted(GPtrArray *headers, const char *name, const char *value)
{
	g_ptr_array_add(headers, g_strdup_printf("%s: \"%s\"", name, value));
}

static void wipe_and_free(void *text)
{
	seal_wipe_text(text);
	g_free(text);
}

static GPtrArray *headers_of(const struct central *central, const struct question *q)
{
	GPtrArray *headers = g_ptr_array_new_with_free_func(wipe_and_free);
	const struct session *session = central->session;
	const struct secret *bearer = session_bearer(session);

	if ((operations[q->op].needs & NEEDS_SESSION) && bearer) {
		g_ptr_array_add(headers,
				g_strconcat("Cookie: s=", secret_text(bearer), NULL));
		g_ptr_array_add(headers, g_strdup_printf("Dancu-World: %s;%s", session->world,
							 session->centre));
	}
	if (q->key)
		add_quoted(headers, "Idempotency-Key", q->key);
	if (q->match)
		add_quoted(headers, "If-Match", q->match);
	if (q->none_match)
		add_quoted(headers, "If-None-Match", q->none_match);
	if (q->purpose)
		add(headers, "Dancu-Purpose", q->purpose);
	g_ptr_array_add(headers, NULL);
	return headers;
}

static void on_reply(const struct wire_reply *reply, void *to);

static void send_question(struct central *central, struct question *q)
{
	g_autoptr(GPtrArray) headers = headers_of(central, q);
	struct wire_request request = { .method = operations[q->op].method,
					.path = q->path,
					.headers = (const char *const *)headers->pdata,
					.body = q->body,
					.length = q->body ? strlen(q->body) : 0,
					.timeout = q->held,
					.held = q->held > 0 };

	q->age = central->age;
	q->waits = false;
	q->below = transport_start(central->transport, &request, on_reply, q);
}

unsigned central_ask(struct central *central, const struct question *asked)
{
	struct question *q = g_new0(struct question, 1);

	*q = *asked;
	q->central = central;
	q->ticket = ++central->last;
	if ((operations[q->op].needs & NEEDS_KEY) && !q->key)
		q->key = world_uuid(central->world);
	g_hash_table_insert(central->questions, GUINT_TO_POINTER(q->ticket), q);
	send_question(central, q);
	return q->ticket;
}

/* ---- answers ------------------------------------------------------------------ */

/* Takes the question out, tells, frees; the callback may do as it likes. */
static void finish(struct central *central, struct question *q, const struct answer *answer)
{
	g_hash_table_steal(central->questions, GUINT_TO_POINTER(q->ticket));
	if (q->done)
		q->done(answer, q->to);
	question_free(q);
}

static void become(struct answer *answer, enum answer_kind kind, const char *slug)
{
	struct answer *other = answer_of_kind(kind);

	g_free(answer->sentence);
	g_free(answer->slug);
	answer->kind = kind;
	answer->sentence = g_steal_pointer(&other->sentence);
	answer->slug = g_strdup(slug);
	answer_free(other);
}

/* The body of a sign-in holds tokens: nobody above sees it. */
static void strip(struct answer *answer)
{
	json_free(answer->body);
	answer->body = NULL;
	seal_wipe_text(answer->raw);
}

static void take_centre(struct central *central, struct answer *answer)
{
	const char *world = json_text_at(answer->body, "world");

	if (central->expected && world && strcmp(world, central->expected))
		become(answer, ANSWER_REFUSED, "wrong-world");
	else if (!session_take_centre(central->session, answer->body, NULL))
		become(answer, ANSWER_STRANGE, "");
}

static void take_sign_in(struct central *central, struct answer *answer)
{
	if (!session_take_sign_in(central->session, answer->body, NULL))
		become(answer, ANSWER_STRANGE, "");
	central->age++;
	strip(answer);
}

/* What was waiting goes again, or gets the same answer as the refresh. */
static void refreshed(struct central *central, const struct answer *answer)
{
	g_autoptr(GArray) tickets = tickets_of(central, waits_for_refresh, NULL);
	struct answer *shared = answer_of_kind(answer->kind);

	for (guint i = 0; i < tickets->len; i++) {
		unsigned ticket = g_array_index(tickets, unsigned, i);
		struct question *q =
			g_hash_table_lookup(central->questions, GUINT_TO_POINTER(ticket));

		if (q && answer->kind == ANSWER_DONE)
			send_question(central, q);
		else if (q)
			finish(central, q, shared);
	}
	answer_free(shared);
}

static void take_refresh(struct central *central, struct question *q, struct answer *answer)
{
	central->refreshing = 0;
	if (answer->kind == ANSWER_DONE &&
	    !session_take_refresh(central->session, answer->body, NULL))
		become(answer, ANSWER_STRANGE, "");
	strip(answer);
	central->age++;
	if (answer->kind == ANSWER_SIGN_IN || answer->kind == ANSWER_REFUSED ||
	    answer->kind == ANSWER_MISSING) {
		session_close(central->session);
		become(answer, ANSWER_SIGN_IN, "");
	}
	finish(central, q, answer);
	refreshed(central, answer);
}

static void begin_refresh(struct central *central)
{
	struct json *body = json_object();
	struct question q = { .op = OP_REFRESH, .path = operation_path(OP_REFRESH, NULL) };

	json_put_text(body, "refresh", secret_text(session_refresh(central->session)));
	q.body = json_print(body);
	seal_wipe_text((char *)json_text_at(body, "refresh"));
	json_free(body);
	central->refreshing = central_ask(central, &q);
}

/*
 * True: the question goes again, now or after the refresh.  One refresh for each
 * question; but a bearer that is newer than the one it went with is always tried:
 * "signed out" said of an old one would hold a letter while the session is open.
 */
static bool goes_again(struct central *central, struct question *q)
{
	if (!(operations[q->op].needs & NEEDS_SESSION) || !session_refresh(central->session))
		return false;
	if (q->age != central->age) {
		send_question(central, q);
		return true;
	}
	if (q->again)
		return false;
	q->again = true;
	q->waits = true;
	if (!central->refreshing)
		begin_refresh(central);
	return true;
}

/* A receipt names the letter that it is for, a document the one who was asked for. */
static bool is_for(const struct question *q, const struct answer *answer)
{
	const char *said = json_text_at(answer->body, "id");
	g_autofree char *asked = NULL;

	if (q->op == OP_RESIDENT || q->op == OP_REQUEST_GET)
		operation_of(operations[q->op].method, q->path, &asked);
	else if (q->op == OP_REQUEST || q->op == OP_DECIDE || q->op == OP_VERIFY ||
		 q->op == OP_WITHDRAW || q->op == OP_LOOK)
		asked = g_strdup(q->key);
	return !asked || g_strcmp0(said, asked) == 0;
}

/* Where no answer came there may be one at hand. */
static struct answer *look_elsewhere(struct central *central, const struct question *q,
				     struct answer *answer)
{
	const struct central_asked asked = { q->op, q->path, q->body, q->purpose, q->to };
	struct answer *other = NULL;

	if (central->instead && q->done)
		other = central->instead(&asked, answer, central->instead_of);
	if (!other)
		return answer;
	answer_free(answer);
	return other;
}

static void on_reply(const struct wire_reply *reply, void *to)
{
	struct question *q = to;
	struct central *central = q->central;
	struct answer *answer = answer_of_reply(q->op, reply);
	bool in_session = operations[q->op].needs & NEEDS_SESSION;

	q->below = 0;
	/* Signed in without a line: until the centre has let this officer in, it is none. */
	if (answer->kind == ANSWER_SIGN_IN && in_session && central->session->offline)
		become(answer, ANSWER_NO_LINE, "");
	if (answer->kind == ANSWER_SIGN_IN && goes_again(central, q)) {
		answer_free(answer);
		return;
	}
	if (answer->kind == ANSWER_SIGN_IN && in_session && q->age == central->age)
		session_close(central->session);
	answer = look_elsewhere(central, q, answer);
	if (answer->kind == ANSWER_DONE && q->op == OP_CENTRE)
		take_centre(central, answer);
	if (answer->kind == ANSWER_DONE && q->op == OP_SIGN_IN)
		take_sign_in(central, answer);
	/* A receipt of another world or centre, or for another letter, is none of ours. */
	else if (answer->kind == ANSWER_DONE && in_session &&
		 !(session_agrees(central->session, answer->body) && is_for(q, answer)))
		become(answer, ANSWER_STRANGE, "");
	/* "The same as what you have", to one who has nothing. */
	if (answer->kind == ANSWER_SAME && !q->none_match)
		become(answer, ANSWER_STRANGE, "");
	if (q->op == OP_REFRESH)
		take_refresh(central, q, answer);
	else
		finish(central, q, answer);
	answer_free(answer);
}
