/* request - the life of a request, its changes, papers and decisions. */
#include "forms/request.h"

#include "forms/form_answers.h"
#include "forms/request_parts.h"
#include "forms/undo.h"
#include "i18n/banned.h"

#define TEXT(type, name, letters)                                                        \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct type, name), letters                   \
	}
#define END                                                                              \
	{                                                                                \
		NULL, SLOT_TEXT, 0, 0                                                    \
	}

const struct slot paper_slots[] = {
	TEXT(paper, kind, VALUE_CODE_LETTERS),
	TEXT(paper, number, REQUEST_PAPER_LETTERS),
	TEXT(paper, date, 10),
	TEXT(paper, issuer, REQUEST_PAPER_LETTERS),
	END,
};

const struct slot decision_slots[] = {
	TEXT(decision, decision, VALUE_CODE_LETTERS),
	TEXT(decision, reason, VALUE_CODE_LETTERS),
	TEXT(decision, note, REQUEST_NOTE_LETTERS),
	TEXT(decision, by, 0),
	{ "at", SLOT_MOMENT, offsetof(struct decision, at), 0 },
	END,
};

const struct slot request_slots[] = {
	TEXT(request, id, 0),
	TEXT(request, kind, VALUE_CODE_LETTERS),
	TEXT(request, world, 0),
	TEXT(request, centre, 0),
	TEXT(request, resident, 0),
	TEXT(request, base_version, VALUE_CODE_LETTERS),
	TEXT(request, reason, VALUE_CODE_LETTERS),
	TEXT(request, note, REQUEST_NOTE_LETTERS),
	{ "made_at", SLOT_MOMENT, offsetof(struct request, made_at), 0 },
	TEXT(request, terminal, 0),
	END,
};

const struct slot request_more_slots[] = {
	TEXT(request, form, VALUE_CODE_LETTERS),
	TEXT(request, form_date, 10),
	TEXT(request, undoes, 0),
	TEXT(request, other, 0),
	TEXT(request, household, 0),
	TEXT(request, hamlet, 0),
	END,
};

const struct slot applicant_slots[] = {
	TEXT(applicant, who, VALUE_CODE_LETTERS),
	TEXT(applicant, name, REQUEST_PAPER_LETTERS),
	TEXT(applicant, number, VALUE_CODE_LETTERS),
	TEXT(applicant, checked, VALUE_CODE_LETTERS),
	TEXT(applicant, note, REQUEST_NOTE_LETTERS),
	END,
};

const struct slot override_slots[] = {
	TEXT(override, rule, VALUE_CODE_LETTERS),
	TEXT(override, reason, REQUEST_NOTE_LETTERS),
	END,
};

const struct slot claim_slots[] = {
	TEXT(person_claim, number, VALUE_CODE_LETTERS),
	{ "name", SLOT_NAME, offsetof(struct person_claim, name), 0 },
	{ "birth", SLOT_DATE, offsetof(struct person_claim, birth), 0 },
	END,
};

/* Kept apart: they are not written for the centre to read. */
const struct slot request_centre_slots[] = {
	TEXT(request, receipt, 0),
	TEXT(request, version, VALUE_CODE_LETTERS),
	{ "sent_at", SLOT_MOMENT, offsetof(struct request, sent_at), 0 },
	{ "deadline", SLOT_MOMENT, offsetof(struct request, deadline), 0 },
	TEXT(request, level, VALUE_CODE_LETTERS),
	TEXT(request, decider, VALUE_CODE_LETTERS),
	END,
};

static void paper_free(void *paper)
{
	slots_clear(paper, paper_slots);
	g_free(paper);
}

static void decision_free(void *item)
{
	struct decision *decision = item;

	slots_clear(decision, decision_slots);
	g_ptr_array_unref(decision->fields);
	g_free(decision);
}

static void override_free(void *override)
{
	slots_clear(override, override_slots);
	g_free(override);
}

void change_free(struct change *change)
{
	if (!change)
		return;
	g_free(change->from);
	g_free(change->to);
	g_free(change->now);
	g_free(change);
}

struct request *request_new(void)
{
	struct request *request = g_new0(struct request, 1);

	slots_init(request, request_slots);
	slots_init(request, request_more_slots);
	slots_init(request, request_centre_slots);
	request->replaces = g_strdup("");
	request->author_id = g_strdup("");
	request->author = g_strdup("");
	request->commune_code = g_strdup("");
	request->commune = g_strdup("");
	request->origin_code = g_strdup("");
	request->origin = g_strdup("");
	slots_init(&request->applicant, applicant_slots);
	slots_init(&request->person, claim_slots);
	request->overrides = g_ptr_array_new_with_free_func(override_free);
	request->answers = form_answers_new();
	request->after = g_ptr_array_new_with_free_func((GDestroyNotify)after_row_free);
	request->changes = g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	request->papers = g_ptr_array_new_with_free_func(paper_free);
	request->decisions = g_ptr_array_new_with_free_func(decision_free);
	purpose_init(&request->purpose);
	return request;
}

void request_free(struct request *request)
{
	if (!request)
		return;
	slots_clear(request, request_slots);
	slots_clear(request, request_more_slots);
	slots_clear(request, request_centre_slots);
	g_free(request->replaces);
	g_free(request->author_id);
	g_free(request->author);
	g_free(request->commune_code);
	g_free(request->commune);
	g_free(request->origin_code);
	g_free(request->origin);
	slots_clear(&request->applicant, applicant_slots);
	slots_clear(&request->person, claim_slots);
	g_ptr_array_unref(request->overrides);
	g_ptr_array_unref(request->answers);
	g_ptr_array_unref(request->after);
	g_ptr_array_unref(request->changes);
	g_ptr_array_unref(request->papers);
	g_ptr_array_unref(request->decisions);
	purpose_clear(&request->purpose);
	person_row_free(request->head);
	g_free(request);
}

struct change *request_add_change(struct request *request, enum record_field field,
				  const char *from, const char *to)
{
	struct change *change = g_new0(struct change, 1);

	change->field = field;
	change->from = g_strdup(from);
	change->to = g_strdup(to);
	g_ptr_array_add(request->changes, change);
	return change;
}

struct paper *request_new_paper(struct request *request)
{
	struct paper *paper = g_new0(struct paper, 1);

	slots_init(paper, paper_slots);
	g_ptr_array_add(request->papers, paper);
	return paper;
}

struct paper *request_add_paper(struct request *request, const char *kind,
				const char *number, const char *date, const char *issuer)
{
	struct paper *paper = request_new_paper(request);

	record_put(&paper->kind, kind);
	record_put(&paper->number, number);
	record_put(&paper->date, date);
	record_put(&paper->issuer, issuer);
	return paper;
}

struct override *request_new_override(struct request *request)
{
	struct override *override = g_new0(struct override, 1);

	slots_init(override, override_slots);
	g_ptr_array_add(request->overrides, override);
	return override;
}

struct override *request_add_override(struct request *request, const char *rule,
				      const char *reason)
{
	struct override *override = request_new_override(request);

	record_put(&override->rule, rule);
	record_put(&override->reason, reason);
	return override;
}

struct decision *request_new_decision(struct request *request)
{
	struct decision *decision = g_new0(struct decision, 1);

	slots_init(decision, decision_slots);
	decision->fields = g_ptr_array_new();
	g_ptr_array_add(request->decisions, decision);
	return decision;
}

struct decision *request_add_decision(struct request *request, const char *decision,
				      const char *reason, const char *note,
				      const char *by, int64_t at)
{
	struct decision *row = request_new_decision(request);

	record_put(&row->decision, decision);
	record_put(&row->reason, reason);
	record_put(&row->note, note);
	record_put(&row->by, by);
	row->at = at;
	return row;
}

struct change *request_change_of(const struct request *request, enum record_field field)
{
	for (unsigned i = 0; i < request->changes->len; i++) {
		struct change *change = request->changes->pdata[i];

		if (change->field == field)
			return change;
	}
	return NULL;
}
