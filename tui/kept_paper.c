/*
 * kept_paper - what a paper form adds to a kept draft: the date on the paper, the
 * household's address, warnings overridden, and the person who has no record yet.
 */
#include "tui/kept.h"

#include <string.h>

#include "client/session.h"
#include "forms/form_answers.h"
#include "forms/household.h"
#include "forms/json.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/values.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/people.h"

#include "i18n/banned.h"

static void override_free(void *data)
{
	struct override *override = data;

	g_free(override->rule);
	g_free(override->reason);
	g_free(override);
}

static void put_text(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text ? text : "");
}

void kept_paper_init(struct kept *kept)
{
	kept->form_date = g_strdup("");
	kept->home = g_strdup("");
	kept->overrides = g_ptr_array_new_with_free_func(override_free);
}

void kept_paper_clear(struct kept *kept)
{
	g_free(kept->form_date);
	g_free(kept->home);
	g_ptr_array_unref(kept->overrides);
}

bool kept_is_new(const struct kept *kept)
{
	return !draft_over_record(kept->draft) && !kept_is_claim(kept);
}

bool kept_is_claim(const struct kept *kept)
{
	return draft_form(kept->draft) == &form_claim;
}

void kept_head(struct kept *kept)
{
	static const enum record_field fields[] = {FIELD_NAME, FIELD_BIRTH, FIELD_SEX};
	g_autofree char *number = NULL;

	if (!kept_is_new(kept))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		record_set(kept->record, fields[i],
			   draft_value(kept->draft, record_fields[fields[i]].path));
	number = kind_hide(draft_value(kept->draft, record_fields[FIELD_NUMBER].path));
	record_set(kept->record, FIELD_NUMBER, number);
}

/* ---- warnings --------------------------------------------------------------------- */

static struct override *override_of(const struct kept *kept, const char *rule)
{
	for (unsigned i = 0; i < kept->overrides->len; i++) {
		struct override *override = g_ptr_array_index(kept->overrides, i);

		if (strcmp(override->rule, rule) == 0)
			return override;
	}
	return NULL;
}

void kept_override(struct kept *kept, const char *rule, const char *reason)
{
	struct override *override = override_of(kept, rule);

	if (!override) {
		override = g_new0(struct override, 1);
		override->rule = g_strdup(rule);
		g_ptr_array_add(kept->overrides, override);
	}
	put_text(&override->reason, reason);
}

const char *kept_overridden(const struct kept *kept, const char *rule)
{
	const struct override *override = override_of(kept, rule);

	return override ? override->reason : NULL;
}

/* ---- the journal ------------------------------------------------------------------- */

void kept_paper_print(const struct kept *kept, struct json *all)
{
	struct json *rows = json_array();

	json_put_text(all, "form_date", kept->form_date);
	json_put_text(all, "home", kept->home);
	for (unsigned i = 0; i < kept->overrides->len; i++) {
		const struct override *override = g_ptr_array_index(kept->overrides, i);
		struct json *row = json_object();

		json_put_text(row, "rule", override->rule);
		json_put_text(row, "reason", override->reason);
		json_push(rows, row);
	}
	json_put(all, "overrides", rows);
}

void kept_paper_read(struct kept *kept, const struct json *all)
{
	const struct json *row = json_first(json_get(all, "overrides"));

	put_text(&kept->form_date, json_text_at(all, "form_date"));
	put_text(&kept->home, json_text_at(all, "home"));
	for (; row; row = json_next(row))
		if (json_text_at(row, "rule") && json_text_at(row, "reason"))
			kept_override(kept, json_text_at(row, "rule"),
				      json_text_at(row, "reason"));
}

/* ---- beginning --------------------------------------------------------------------- */

struct kept *kept_of_form(struct app *app, const struct form *form, const char *form_date,
			  const struct record *record)
{
	struct kept *kept = kept_find(app, form, record);

	put_text(&kept->form_date, form_date);
	put_text(&kept->home, record->value[FIELD_RESIDENCE]);
	return kept;
}

/* "Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ", as a place nobody has given a code. */
static char *address_of(const struct app *app, const char *hamlet)
{
	g_autofree char *thon = people_hamlet(hamlet);
	const char *province = app->session->province;
	g_autofree char *words = g_strdup_printf("%s, %s%s%s", thon, app->session->commune,
						 *province ? ", " : "", province);

	return value_place("", "", words, "VN");
}

struct kept *kept_of_new(struct app *app, const struct form *form, const char *form_date,
			 const struct household *household)
{
	struct record *record = record_new();
	struct kept *kept;

	record_put(&record->hamlet_id, household->hamlet_id);
	record_put(&record->hamlet, household->hamlet);
	record_put(&record->household_id, household->id);
	record_put(&record->household_number, household->number);
	record_put(&record->house, household->house);
	record_set(record, FIELD_HEAD_NAME, household->head);
	kept = kept_new(app, form, record);
	record_free(record);
	put_text(&kept->form_date, form_date);
	g_free(kept->home);
	kept->home = address_of(app, household->hamlet);
	draft_preset(kept->draft, "ChuHo/HoVaTen", household->head);
	draft_preset(kept->draft, "reason", DRAFT_REASON_FIRST);
	return kept;
}

struct kept *kept_of_claim(struct app *app, const char *number)
{
	struct record *record = record_new();
	struct kept *kept = kept_new(app, &form_claim, record);

	record_free(record);
	if (*number)
		draft_set(kept->draft, "person_number", number);
	return kept;
}

/* ---- the letter -------------------------------------------------------------------- */

/* A form that only asks for a procedure is its own paper: CT01, DC02. */
static void own_paper(const struct kept *kept, struct request *request)
{
	bool residence = g_str_has_prefix(request->form, "CT01");

	if (request->papers->len > 0 || request->changes->len > 0 || kept_is_new(kept))
		return;
	request_add_paper(request, residence ? "P46" : "P45", _("without a number"), kept->form_date,
			  _("the one who declares"));
}

void kept_paper_request(const struct kept *kept, struct request *request)
{
	const struct form *form = draft_form(kept->draft);

	for (unsigned i = 0; i < kept->overrides->len; i++) {
		const struct override *override = g_ptr_array_index(kept->overrides, i);

		request_add_override(request, override->rule, override->reason);
	}
	if (form == &form_reissue)
		put_text(&request->kind, request_kind_word(REQUEST_KIND_REISSUE));
	if (!form_is_paper(form))
		return;
	g_ptr_array_unref(request->answers);
	request->answers = draft_answers(kept->draft);
	put_text(&request->form, form->name);
	put_text(&request->form_date, kept->form_date);
	if (kept_is_new(kept)) {
		put_text(&request->kind, request_kind_word(REQUEST_KIND_COLLECT));
		put_text(&request->base_version, "0");
		put_text(&request->household, kept->record->household_id);
		put_text(&request->hamlet, kept->record->hamlet_id);
	}
	own_paper(kept, request);
}
