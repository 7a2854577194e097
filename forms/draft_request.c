/* draft_request - from a request back to the form it was made with. */
#include "forms/draft_request.h"

#include "i18n/banned.h"

static void take(struct draft *draft, const char *key, const char *value)
{
	if (value && *value)
		draft_choose(draft, key, value);
}

void draft_take_request(struct draft *draft, const struct request *request)
{
	unsigned i;

	for (i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		draft_choose(draft, record_fields[change->field].path, change->to);
	}
	take(draft, "reason", request->reason);
	take(draft, "note", request->note);
	if (request->papers->len > 0) {
		const struct paper *paper = g_ptr_array_index(request->papers, 0);

		take(draft, "paper_kind", paper->kind);
		take(draft, "paper_number", paper->number);
		take(draft, "paper_date", paper->date);
		take(draft, "paper_issuer", paper->issuer);
	}
}
