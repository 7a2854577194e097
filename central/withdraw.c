/* withdraw - its maker takes a request back while nobody has settled it. */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/requests.h"
#include "forms/values.h"

#include "i18n/banned.h"

static bool read_reason(struct centre_call *c, char **reason)
{
	static const char *const keys[] = {"reason", "world", "centre", NULL};
	g_autofree char *world = NULL, *centre = NULL;
	g_autoptr(GError) why = NULL;

	if (!json_check_keys(c->document, keys, &why) ||
	    !(*reason = json_admit(c->document, "reason", REQUEST_NOTE_LETTERS, &why)) ||
	    !(world = json_admit(c->document, "world", VALUE_CODE_LETTERS, &why)) ||
	    !(centre = json_admit(c->document, "centre", VALUE_LETTERS, &why)))
		return centre_refuse_error(c, why);
	if (!**reason)
		return centre_refuse(c, PROBLEM_BAD_SHAPE);
	return centre_is_for_us(c, world, centre);
}

static void withdraw(struct centre_call *c, const struct request *r, const char *reason)
{
	enum request_state next;
	struct json *j;

	if (strcmp(r->author_id, c->officer->id) != 0) {
		centre_refuse(c, PROBLEM_FORBIDDEN);
		return;
	}
	if (!request_step(r->state, REQUEST_WITHDRAW, &next)) {
		centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(r));
		return;
	}
	if (!centre_request_set_state(c->ledger, r->id, next) ||
	    !centre_do(c->ledger, "INSERT INTO withdrawal VALUES(?1, ?2, ?3)", "ssi", r->id,
		       reason, c->now) ||
	    !centre_request_tell(c, r, "open")) {
		centre_refuse(c, PROBLEM_BUSY);
		return;
	}
	j = json_object();
	json_put_text(j, "receipt", r->receipt);
	json_put_text(j, "state", request_state_word(next));
	centre_receipt_put(c, j);
	centre_reply(c, 200, j);
}

void centre_withdraw(struct centre_call *c)
{
	g_autofree char *reason = NULL;
	struct request *r = read_reason(c, &reason) ? centre_request_seek(c, c->id, CENTRE_VIEW_SENDER)
						     : NULL;

	if (!r)
		return;
	centre_owe(c, r->resident, r->id);
	withdraw(c, r, reason);
	request_free(r);
}
