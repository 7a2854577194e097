/* draft_request - a request of a form, and the form it was made with from a request. */
#include "forms/draft_request.h"

#include "forms/desk_fields.h"
#include "forms/register.h"
#include "i18n/banned.h"

enum { KIND, NUMBER, DATE, ISSUER };

static void put(char **slot, const char *value)
{
	g_free(*slot);
	*slot = g_strdup(value);
}

static void put_papers(const struct draft *draft, struct request *request)
{
	for (unsigned i = 0; i < DESK_PAPERS; i++) {
		const char *const *key = desk_paper_keys[i];

		if (*draft_value(draft, key[KIND]))
			request_add_paper(request, draft_value(draft, key[KIND]),
					  draft_value(draft, key[NUMBER]),
					  draft_value(draft, key[DATE]),
					  draft_value(draft, key[ISSUER]));
	}
}

void draft_to_request(const struct draft *draft, struct request *request)
{
	g_autoptr(GPtrArray) changes = draft_changes(draft);

	put(&request->base_version, draft_version(draft));
	put(&request->reason, draft_value(draft, "reason"));
	put(&request->note, draft_value(draft, "note"));
	put(&request->applicant.who, draft_value(draft, "applicant_who"));
	put(&request->applicant.name, draft_value(draft, "applicant_name"));
	put(&request->applicant.number, draft_value(draft, "applicant_number"));
	put(&request->applicant.checked, draft_value(draft, "applicant_checked"));
	put(&request->applicant.note, draft_value(draft, "applicant_note"));
	for (unsigned i = 0; i < changes->len; i++) {
		const struct draft_change *change = g_ptr_array_index(changes, i);

		request_add_change(request, change->field, change->from, change->to);
	}
	put_papers(draft, request);
	if (draft_form(draft) != &form_claim)
		return;
	put(&request->base_version, "0");
	put(&request->person.number, draft_value(draft, "person_number"));
	put(&request->person.name, draft_value(draft, "person_name"));
	put(&request->person.birth, draft_value(draft, "person_birth"));
}

static void take(struct draft *draft, const char *key, const char *value)
{
	if (value && *value && *draft_value(draft, key) != '\0' &&
	    g_str_equal(draft_value(draft, key), value))
		return; /* it stands there already: a default stays one */
	if (value && *value)
		draft_choose(draft, key, value);
}

static void take_applicant(struct draft *draft, const struct applicant *applicant)
{
	take(draft, "applicant_who", applicant->who);
	take(draft, "applicant_name", applicant->name);
	take(draft, "applicant_number", applicant->number);
	take(draft, "applicant_checked", applicant->checked);
	take(draft, "applicant_note", applicant->note);
}

void draft_take_request(struct draft *draft, const struct request *request)
{
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		draft_choose(draft, record_fields[change->field].path, change->to);
	}
	take(draft, "reason", request->reason);
	take(draft, "note", request->note);
	take_applicant(draft, &request->applicant);
	if (request_is_claim(request)) {
		take(draft, "person_number", request->person.number);
		take(draft, "person_name", request->person.name);
		take(draft, "person_birth", request->person.birth);
	}
	for (unsigned i = 0; i < request->papers->len && i < DESK_PAPERS; i++) {
		const struct paper *paper = g_ptr_array_index(request->papers, i);
		const char *const *key = desk_paper_keys[i];

		take(draft, key[KIND], paper->kind);
		take(draft, key[NUMBER], paper->number);
		take(draft, key[DATE], paper->date);
		take(draft, key[ISSUER], paper->issuer);
	}
}
