/* call - life of a request inside the centre. */
#include "central/call.h"

#include <string.h>

#include "i18n/banned.h"

const char *const centre_header_names[CENTRE_HEADER_COUNT] = {
	"Cookie",	 "Idempotency-Key", "If-Match",	    "If-None-Match",
	"Dancu-Purpose", "Dancu-World",	    "Content-Type", "Content-Encoding",
};

static void debt_free(void *debt)
{
	struct centre_debt *d = debt;

	g_free(d->target);
	g_free(d->detail);
	g_free(d);
}

void centre_officer_free(struct centre_officer *officer)
{
	if (!officer)
		return;
	g_free(officer->id);
	g_free(officer->login);
	g_free(officer->name);
	g_free(officer->rank);
	g_free(officer->role_word);
	g_free(officer->commune);
	g_free(officer->session);
	g_free(officer->terminal);
	g_free(officer);
}

void centre_call_init(struct centre_call *call)
{
	*call = (struct centre_call){.op = OP_NONE, .match = -1};
	call->debts = g_ptr_array_new_with_free_func(debt_free);
	purpose_init(&call->purpose);
}

void centre_call_clear(struct centre_call *call)
{
	if (call->found && call->found_free)
		call->found_free(call->found);
	g_free(call->id);
	json_free(call->document);
	centre_officer_free(call->officer);
	purpose_clear(&call->purpose);
	g_free(call->key);
	g_free(call->hash);
	g_ptr_array_free(call->debts, TRUE);
	g_free(call->news);
	g_free(call->etag);
	g_free(call->answer);
}

void centre_call_again(struct centre_call *call)
{
	struct centre_call fresh;

	centre_call_init(&fresh);
	fresh.method = call->method;
	fresh.path = call->path;
	memcpy(fresh.header, call->header, sizeof(fresh.header));
	fresh.body = call->body;
	fresh.length = call->length;
	fresh.may_wait = call->may_wait;
	centre_call_clear(call);
	*call = fresh;
}

void centre_reply(struct centre_call *call, unsigned status, struct json *taken)
{
	g_free(call->answer);
	call->answer = taken ? json_print(taken) : g_strdup("");
	json_free(taken);
	call->status = status;
	call->slug = NULL;
}

void centre_owe(struct centre_call *call, const char *target, const char *detail)
{
	struct centre_debt *debt = g_new(struct centre_debt, 1);

	debt->target = g_strdup(target);
	debt->detail = g_strdup(detail ? detail : "");
	g_ptr_array_add(call->debts, debt);
}
