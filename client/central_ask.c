/*
 * central_ask - the operations of the centre, worded: path, body, key, purpose.
 */
#include <string.h>

#include "client/central.h"
#include "client/question.h"
#include "client/session.h"
#include "forms/package.h"
#include "forms/delta.h"
#include "forms/digest.h"
#include "forms/feed.h"
#include "forms/purpose.h"
#include "forms/query.h"

#include "i18n/banned.h"

#define ROWS 50
#define FEED_GRACE 20 /* seconds for the answer, after the centre has held the question */

static unsigned ask(struct central *central, enum operation op, const char *id,
		    const struct purpose *purpose, central_done done, void *to)
{
	struct question q = { .op = op,
			      .path = operation_path(op, id),
			      .purpose = purpose ? purpose_to_header(purpose) : NULL,
			      .done = done,
			      .to = to };

	return central_ask(central, &q);
}

/* A POST; `body` is taken. */
static unsigned tell(struct central *central, enum operation op, const char *id, char *key,
		     struct json *body, central_done done, void *to)
{
	struct question q = { .op = op,
			      .path = operation_path(op, id),
			      .body = json_print(body),
			      .key = key,
			      .done = done,
			      .to = to };

	json_free(body);
	return central_ask(central, &q);
}

unsigned central_centre(struct central *central, central_done done, void *to)
{
	return ask(central, OP_CENTRE, NULL, NULL, done, to);
}

unsigned central_sign_in(struct central *central, const char *login, const char *password,
			 const char *terminal, central_done done, void *to)
{
	const struct session *session = central_session(central);
	struct json *body = json_object();
	struct question q = { .op = OP_SIGN_IN,
			      .path = operation_path(OP_SIGN_IN, NULL),
			      .done = done,
			      .to = to };

	json_put_text(body, "officer", login);
	json_put_text(body, "password", password);
	json_put_text(body, "world", session->world);
	json_put_text(body, "centre", session->centre);
	json_put_text(body, "terminal", terminal);
	if (*session->terminal_key)
		json_put_text(body, "terminal_key", session->terminal_key);
	q.body = json_print(body);
	seal_wipe_text((char *)json_text_at(body, "password"));
	json_free(body);
	return central_ask(central, &q);
}

unsigned central_sign_out(struct central *central, central_done done, void *to)
{
	unsigned ticket = tell(central, OP_SIGN_OUT, NULL, NULL, json_object(), done, to);

	session_close((struct session *)central_session(central));
	return ticket;
}

unsigned central_password(struct central *central, const char *old_password,
			  const char *new_password, central_done done, void *to)
{
	struct json *body = json_object();
	struct question q = { .op = OP_PASSWORD,
			      .path = operation_path(OP_PASSWORD, NULL),
			      .done = done,
			      .to = to };

	json_put_text(body, "old", old_password);
	json_put_text(body, "new", new_password);
	q.body = json_print(body);
	seal_wipe_text((char *)json_text_at(body, "old"));
	seal_wipe_text((char *)json_text_at(body, "new"));
	json_free(body);
	return central_ask(central, &q);
}

unsigned central_home(struct central *central, central_done done, void *to)
{
	return ask(central, OP_HOME, NULL, NULL, done, to);
}

unsigned central_find(struct central *central, const struct query *query,
		      const struct purpose *purpose, const char *cursor, unsigned limit,
		      central_done done, void *to)
{
	struct json *body = json_object();

	json_put(body, "query", query_to_json(query));
	json_put(body, "purpose", purpose_to_json(purpose));
	if (cursor)
		json_put_text(body, "cursor", cursor);
	json_put_number(body, "limit", limit ? limit : ROWS);
	return tell(central, OP_FIND, NULL, NULL, body, done, to);
}

unsigned central_resident(struct central *central, const char *id,
			  const struct purpose *purpose, const char *version,
			  central_done done, void *to)
{
	struct question q = { .op = OP_RESIDENT,
			      .path = operation_path(OP_RESIDENT, id),
			      .purpose = purpose ? purpose_to_header(purpose) : NULL,
			      .none_match = version && *version ? g_strdup(version) : NULL,
			      .done = done,
			      .to = to };

	return central_ask(central, &q);
}

unsigned central_history(struct central *central, const char *id,
			 const struct purpose *purpose, central_done done, void *to)
{
	return ask(central, OP_HISTORY, id, purpose, done, to);
}

unsigned central_accesses(struct central *central, const char *id,
			  const struct purpose *purpose, central_done done, void *to)
{
	return ask(central, OP_ACCESSES, id, purpose, done, to);
}

unsigned central_reveal(struct central *central, const char *id, const char *field,
			const struct purpose *purpose, central_done done, void *to)
{
	struct json *body = json_object();
	char *key = world_uuid(central_world(central));

	json_put_text(body, "field", field);
	json_put(body, "purpose", purpose_to_json(purpose));
	json_put_text(body, "id", key);
	json_put_time(body, "made_at", world_now(central_world(central)));
	json_put_text(body, "world", central_session(central)->world);
	json_put_text(body, "centre", central_session(central)->centre);
	return tell(central, OP_REVEAL, id, key, body, done, to);
}

unsigned central_match(struct central *central, const char *id, const char *field,
		       const char *number, const struct purpose *purpose,
		       central_done done, void *to)
{
	struct json *body = json_object();

	json_put_text(body, "field", field);
	json_put_text(body, "number", number);
	json_put(body, "purpose", purpose_to_json(purpose));
	return tell(central, OP_MATCH, id, NULL, body, done, to);
}

unsigned central_household(struct central *central, const char *id,
			   const struct purpose *purpose, central_done done, void *to)
{
	return ask(central, OP_HOUSEHOLD, id, purpose, done, to);
}

unsigned central_hamlets(struct central *central, central_done done, void *to)
{
	return ask(central, OP_HAMLETS, NULL, NULL, done, to);
}

unsigned central_worklist(struct central *central, const char *hamlet, central_done done,
			  void *to)
{
	return ask(central, OP_WORKLIST, hamlet, NULL, done, to);
}

unsigned central_requests(struct central *central, const char *list, const char *cursor,
			  central_done done, void *to)
{
	struct json *body = json_object();

	json_put_text(body, "list", list);
	if (cursor)
		json_put_text(body, "cursor", cursor);
	return tell(central, OP_REQUESTS, NULL, NULL, body, done, to);
}

unsigned central_request(struct central *central, const char *id, central_done done,
			 void *to)
{
	return ask(central, OP_REQUEST_GET, id, NULL, done, to);
}

unsigned central_undo_check(struct central *central, const char *id, central_done done,
			    void *to)
{
	return ask(central, OP_UNDO_CHECK, id, NULL, done, to);
}

unsigned central_copy_key(struct central *central, const char *commune, central_done done,
			  void *to)
{
	return ask(central, OP_COPY_KEY, commune, NULL, done, to);
}

/* A question with something behind its path; `query` is taken. */
static unsigned ask_behind(struct central *central, enum operation op, const char *commune,
			   char *query, unsigned held, central_done done, void *to)
{
	g_autofree char *path = operation_path(op, commune);
	struct question q = { .op = op,
			      .path = g_strconcat(path, query, NULL),
			      .held = held,
			      .done = done,
			      .to = to };

	g_free(query);
	return central_ask(central, &q);
}

unsigned central_copy(struct central *central, const char *commune, const char *after,
		      unsigned limit, central_done done, void *to)
{
	return ask_behind(central, OP_COPY, commune, copy_query_print(after, limit), 0, done,
			  to);
}

unsigned central_feed(struct central *central, const char *commune, int64_t after,
		      unsigned wait, central_done done, void *to)
{
	return ask_behind(central, OP_FEED, commune, feed_query_print(after, wait),
			  (wait + FEED_GRACE) * 1000, done, to);
}

unsigned central_catalogue(struct central *central, int64_t seq, central_done done, void *to)
{
	g_autofree char *path = operation_path(OP_CATALOGUE, NULL);
	g_autofree char *query = delta_query_print(seq);
	struct question q = { .op = OP_CATALOGUE,
			      .path = g_strconcat(path, query, NULL),
			      .none_match = seq ? g_strdup_printf("%" G_GINT64_FORMAT, seq) : NULL,
			      .done = done,
			      .to = to };

	return central_ask(central, &q);
}

unsigned central_reconcile(struct central *central, const char *commune,
			   const struct digest_question *question, central_done done, void *to)
{
	return tell(central, OP_RECONCILE, commune, NULL, digest_question_to_json(question),
		    done, to);
}

unsigned central_send(struct central *central, const struct letter *letter,
		      central_done done, void *to)
{
	struct question q = { .op = letter->op,
			      .path = operation_path(letter->op, letter->path_id),
			      .body = g_strdup(letter->body),
			      .key = g_strdup(letter->uuid),
			      .done = done,
			      .to = to };

	if (letter->base && *letter->base)
		q.match = g_strdup(letter->base);
	return central_ask(central, &q);
}

unsigned central_package(struct central *central, GBytes *file, central_done done, void *to)
{
	struct json *body = json_object();
	gsize length;
	const void *bytes = g_bytes_get_data(file, &length);

	package_put_bytes(body, "package", bytes, length);
	return tell(central, OP_PACKAGE, NULL, NULL, body, done, to);
}
