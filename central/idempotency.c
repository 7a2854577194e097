/* idempotency - keys and the answers kept under them. */
#include "central/idempotency.h"

#include <string.h>

#include "central/ledger.h"
#include "central/problem.h"
#include "forms/canonical.h"
#include "forms/uuid.h"

#include "i18n/banned.h"

bool centre_key_read(struct centre_call *c)
{
	const char *said = c->header[CENTRE_HEADER_KEY];
	size_t length = said ? strlen(said) : 0;
	struct json *all;

	if (length != 38 || said[0] != '"' || said[37] != '"')
		return centre_refuse(c, PROBLEM_NEEDS_KEY);
	c->key = g_strndup(said + 1, 36);
	if (!uuid_is(c->key))
		return centre_refuse(c, PROBLEM_NEEDS_KEY);
	all = json_object();
	json_put_text(all, "operation", operations[c->op].name);
	json_put_text(all, "id", c->id);
	json_put_number(all, "match", c->match);
	json_put(all, "body", json_copy(c->document));
	c->hash = canonical_hash(all);
	json_free(all);
	return true;
}

bool centre_key_replay(struct centre_call *c)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT hash, status, etag, body FROM idempotency WHERE officer = ?1 AND key = ?2",
		"ss", c->officer->id, c->key);
	bool known = centre_next(rows);

	if (known && strcmp(centre_text(rows, 0), c->hash) == 0) {
		c->status = (unsigned)centre_int(rows, 1);
		if (*centre_text(rows, 2))
			c->etag = g_strdup(centre_text(rows, 2));
		c->answer = g_strdup(centre_text(rows, 3));
		centre_owe(c, c->id ? c->id : "", "the same message again");
	} else if (known) {
		centre_refuse(c, PROBLEM_KEY_REUSED);
	}
	centre_done(rows);
	return known;
}

void centre_key_keep(struct centre_call *c)
{
	centre_do(c->ledger, "DELETE FROM idempotency WHERE at < ?1", "i",
		  c->now - CENTRE_KEY_MS);
	centre_do(c->ledger, "INSERT INTO idempotency VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
		  "sssdssi", c->officer->id, c->key, c->hash, (int)c->status,
		  c->etag ? c->etag : "", c->answer, c->now);
}
