/*
 * keeper_answer - the copy speaks for the centre while there is no line.
 *
 * First the letter that says who looked at what, then the answer: what could
 * not be written down is not shown.
 */
#include <string.h>

#include "client/keeper.h"
#include "client/keeper_private.h"
#include "client/letter.h"
#include "client/replica_answer.h"
#include "forms/canonical.h"
#include "forms/catalogue.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define VISITING "TH-01" /* the procedure of going through a worklist */

static struct answer *refuse(const char *sentence)
{
	struct answer *answer = answer_of_kind(ANSWER_REFUSED);

	g_free(answer->sentence);
	answer->sentence = g_strdup(sentence);
	answer->copied = true;
	return answer;
}

static struct answer *too_old(const struct keeper *k)
{
	g_autofree char *sentence = g_strdup_printf(
		_("No line, and the commune's copy is older than %u days: it does not answer "
		  "any more."), k->needs.offline_days);

	return refuse(sentence);
}

/* ---- the letter ------------------------------------------------------------------- */

/* For what it was looked at: from the header, the body, or the worklist itself. */
static struct json *purpose_of(const struct central_asked *q, const char *id,
			       const struct json *body)
{
	const struct json *said = json_get(body, "purpose");
	struct purpose purpose;
	struct json *json;

	if (said)
		return json_copy(said);
	purpose_init(&purpose);
	if (!q->purpose || !purpose_of_header(q->purpose, &purpose))
		purpose_set(&purpose, VISITING, id ? id : VISITING, 0);
	json = purpose_to_json(&purpose);
	purpose_clear(&purpose);
	return json;
}

/* What of it the trail needs: the field shown, or the hash of what was looked for. */
static char *detail_of(enum operation op, const struct json *body)
{
	const char *field = json_text_at(body, "field");

	if (op == OP_REVEAL)
		return g_strdup(field ? field : "");
	if (op == OP_FIND) {
		g_autofree char *hash = canonical_hash(json_get(body, "query"));

		return g_strdup_printf("query=%s", hash);
	}
	return g_strdup("");
}

static const char *what_of(enum operation op)
{
	return operations[op].name;
}

static char *subject_of(struct keeper *k, enum operation op, const char *id)
{
	struct copy_row *row = NULL;
	char *subject;

	if (op == OP_RESIDENT || op == OP_REVEAL)
		row = replica_row(k->replica, id, NULL);
	if (!row)
		return g_strdup("");
	subject = value_name_text(row->cell[COPY_FIELDS + FIELD_NAME]);
	copy_row_free(row);
	return subject;
}

static bool write_down(struct keeper *k, const struct central_asked *q, const char *id,
		       const struct json *body)
{
	const struct session *session = k->needs.session;
	g_autofree char *detail = detail_of(q->op, body);
	g_autoptr(json_owned) json = json_object();
	struct letter *letter = letter_new(OP_LOOK);
	bool kept;

	letter->uuid = world_uuid(k->needs.world);
	letter->about = g_strdup(""); /* holds up no other letter */
	letter->subject = subject_of(k, q->op, id);
	letter->title = g_strdup(q->op == OP_REVEAL ? _("Number shown without a line") :
						      _("Looked up without a line"));
	json_put_text(json, "id", letter->uuid);
	json_put_time(json, "made_at", world_now(k->needs.world));
	json_put_text(json, "world", session->world);
	json_put_text(json, "centre", session->centre);
	json_put(json, "purpose", purpose_of(q, id, body));
	json_put_text(json, "what", what_of(q->op));
	json_put_text(json, "target", id ? id : "");
	json_put_text(json, "detail", detail);
	letter->body = json_print(json);
	kept = outbox_put(k->needs.outbox, letter, NULL);
	letter_free(letter);
	return kept;
}

/* ---- the answer ------------------------------------------------------------------- */

static struct answer *answer_of_copy(struct keeper *k, enum operation op, const char *id,
				     const struct json *body)
{
	struct json *document = replica_answer(k->replica, k->needs.session, op, id, body);
	struct answer *answer = answer_of_kind(document ? ANSWER_DONE : ANSWER_MISSING);

	answer->body = document;
	answer->copied = true;
	return answer;
}

/* Only counts of hamlets say nothing of anybody. */
static bool is_look(enum operation op)
{
	return op != OP_HAMLETS;
}

struct answer *keeper_answer(struct keeper *k, const struct central_asked *q)
{
	const char *query = q->body ? q->body : "{}";
	g_autoptr(json_owned) body = NULL;
	g_autofree char *id = NULL;

	if (!k->replica || !replica_answers(q->op) || !replica_refresh(k->replica, NULL))
		return NULL;
	switch (replica_use(k->replica, k->needs.offline_days)) {
	case REPLICA_EMPTY:
		return NULL;
	case REPLICA_TOO_OLD:
		return too_old(k);
	case REPLICA_READY:
		break;
	}
	operation_of(operations[q->op].method, q->path, &id);
	body = json_parse(query, strlen(query), NULL);
	if (is_look(q->op) && !write_down(k, q, id, body))
		return refuse(_("No line, and the disk could not write this look down: nothing "
				"is shown. Make room, then try again."));
	return answer_of_copy(k, q->op, id, body);
}
