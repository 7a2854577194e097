/*
 * draft_send - what a correction would change, and what still hinders its sending.
 */
#include "forms/draft.h"

#include <string.h>

#include "forms/draft_inside.h"
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static void free_change(void *item)
{
	struct draft_change *change = item;

	g_free(change->from);
	g_free(change->to);
	g_free(change);
}

GPtrArray *draft_changes(const struct draft *draft)
{
	GPtrArray *changes = g_ptr_array_new_with_free_func(free_change);
	size_t i;

	for (i = 0; i < draft->form->fields; i++) {
		const struct field *field = &draft->form->field[i];
		struct draft_change *change;

		if (field->record == FIELD_NONE || !draft_changed(draft, field->key))
			continue;
		change = g_new0(struct draft_change, 1);
		change->field = (enum record_field)field->record;
		change->from = g_strdup(draft->slot[i].original);
		change->to = g_strdup(draft->slot[i].value);
		g_ptr_array_add(changes, change);
	}
	return changes;
}

/* ---- what a list offers ------------------------------------------------------- */

static size_t served(const struct draft *draft, const struct code_row *row, size_t *changed)
{
	size_t i, n = 0;

	*changed = 0;
	for (i = 0; i < draft->form->fields; i++) {
		const struct field *field = &draft->form->field[i];

		if (field->record == FIELD_NONE || !draft_changed(draft, field->key))
			continue;
		++*changed;
		n += code_row_serves(row, field->key);
	}
	return n;
}

/* Whether it serves a field of this form that is open to change. */
static bool serves_form(const struct draft *draft, const struct code_row *row)
{
	for (size_t i = 0; i < draft->form->fields; i++) {
		const struct field *field = &draft->form->field[i];

		if (field->record != FIELD_NONE && !(field->flags & FIELD_LOCKED) &&
		    code_row_serves(row, field->key))
			return true;
	}
	return false;
}

/* A reason carries all that changes, a paper proves some of it. */
static bool is_offered(const struct draft *draft, enum catalogue cat,
		       const struct code_row *row)
{
	size_t changed, n = served(draft, row, &changed);

	if (cat == CATALOGUE_REASON && !strcmp(row->code, DRAFT_REASON_FIRST))
		return !draft->over_record && draft->form != &form_claim;
	if (cat == CATALOGUE_REASON && draft->form == &form_reissue)
		return strcmp(row->decider, "c06") == 0 && n == changed;
	if (cat == CATALOGUE_REASON)
		/* HT: brought by the centre from another register, nobody's at a desk */
		return strcmp(row->decider, "c06") != 0 && n == changed &&
		       !g_str_has_prefix(row->code, "HT") && serves_form(draft, row);
	if (cat == CATALOGUE_PAPER)
		return changed == 0 || n > 0;
	return true;
}

size_t draft_choices(const struct draft *draft, const char *key, const char *typed,
		     GPtrArray *out)
{
	const struct field *field = form_field(draft->form, key);
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	size_t i, before = out->len;

	if (!field || field->kind != KIND_CODE)
		return 0;
	catalogue_search_on(field->catalogue, typed, draft->today, found);
	for (i = 0; i < found->len; i++)
		if (is_offered(draft, field->catalogue, found->pdata[i]))
			g_ptr_array_add(out, found->pdata[i]);
	return out->len - before;
}

/* ---- what hinders ------------------------------------------------------------- */

static bool has_value(const struct draft *draft, const char *key)
{
	return *draft_value(draft, key) != '\0';
}

/* The labels of the paper's fields that are empty, ", " between. */
static char *paper_gaps(const struct draft *draft)
{
	static const char *const keys[] = { "paper_kind", "paper_number", "paper_date",
					    "paper_issuer" };
	GString *gaps = g_string_new(NULL);
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(keys); i++) {
		const struct field *field = form_field(draft->form, keys[i]);

		if (!field || has_value(draft, keys[i]))
			continue;
		g_string_append_printf(gaps, "%s%s", gaps->len ? ", " : "",
				       _(field->label));
	}
	return g_string_free(gaps, FALSE);
}

static const struct field *first_wrong(const struct draft *draft)
{
	size_t i;

	for (i = 0; i < draft->form->fields; i++)
		if (draft->slot[i].complaint && *draft->slot[i].typed)
			return &draft->form->field[i];
	return NULL;
}

char *draft_missing(const struct draft *draft)
{
	const struct field *wrong = first_wrong(draft);
	g_autofree char *gaps = paper_gaps(draft);

	if (wrong)
		return g_strdup_printf(
			_("Wrong: %s. The text is kept; mend it, then send."),
			_(wrong->label));
	if (draft_only_asks(draft))
		return NULL;
	if ((draft->over_record || draft->form == &form_claim) &&
	    draft_count_changed(draft) == 0)
		return g_strdup(
			_("Nothing is to be changed yet. Type beside what is wrong."));
	if (form_field(draft->form, "reason") && !has_value(draft, "reason"))
		return g_strdup(_("No reason yet. Type it, or choose with F4."));
	if (*gaps)
		return g_strdup_printf(_("No paper yet to prove it: %s."), gaps);
	return NULL;
}
