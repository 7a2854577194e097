/*
 * draft_twice - what is typed twice, and what a paper asks beside the record.
 *
 * A personal number has no check digit and a birth date is in it: a slip of one key
 * is another person.  So both are typed a second time without the first in sight.
 */
#include <string.h>

#include "forms/draft.h"
#include "forms/draft_inside.h"
#include "forms/form_answers.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

bool draft_is_once(const struct draft *draft, const char *key)
{
	const struct field *field = form_field(draft->form, key);
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return field && field->flags & FIELD_TWICE && !draft_locked(draft, field) &&
	       draft_changed(draft, key) && *slot->value && slot->mark != DRAFT_MARK_TWICE;
}

/* Number of the first digit (or dash) in which the two differ, from 1. */
static unsigned first_difference(const char *a, const char *b, char *first, char *second)
{
	unsigned digit = 1;

	for (; *a && *a == *b; a++, b++)
		digit += *a != '/';
	*first = *a ? *a : ' ';
	*second = *b ? *b : ' ';
	return digit;
}

static char *difference(const struct field *field, const char *one, const char *two)
{
	g_autofree char *a = kind_edit(field->kind, field->catalogue, one);
	g_autofree char *b = kind_edit(field->kind, field->catalogue, two);
	char first, second;
	unsigned digit = first_difference(a, b, &first, &second);

	return g_strdup_printf(_("They differ at digit %u: first %c, now %c. Esc: begin anew."),
			       digit, first, second);
}

bool draft_repeat(struct draft *draft, const char *key, const char *typed, char **complaint)
{
	const struct field *field = form_field(draft->form, key);
	struct draft_slot *slot = draft_slot_of(draft, key);
	g_autofree char *value = NULL;

	*complaint = NULL;
	if (!field || !draft_is_once(draft, key))
		return true;
	if (!kind_read_on(field->kind, field->catalogue, typed, slot->original, draft->today,
			  &value, complaint))
		return false;
	if (strcmp(value, slot->value) != 0) {
		*complaint = difference(field, slot->value, value);
		return false;
	}
	slot->mark = DRAFT_MARK_TWICE;
	g_clear_pointer(&slot->complaint, g_free);
	return true;
}

void draft_preset(struct draft *draft, const char *key, const char *value)
{
	const struct field *field = form_field(draft->form, key);
	struct draft_slot *slot = draft_slot_of(draft, key);

	if (!field)
		return;
	g_free(slot->original);
	slot->original = g_strdup(value);
}

GPtrArray *draft_answers(const struct draft *draft)
{
	GPtrArray *answers = form_answers_new();

	if (!form_is_paper(draft->form))
		return answers;
	for (size_t i = 0; i < draft->form->fields; i++)
		if (form_field_is_answer(&draft->form->field[i]) && draft->slot[i].value)
			form_answers_add(answers, draft->form->field[i].key,
					 draft->slot[i].value);
	return answers;
}

bool draft_only_asks(const struct draft *draft)
{
	g_autoptr(GPtrArray) answers = draft_answers(draft);

	/* the paper itself proves what is asked for */
	return draft->over_record && answers->len > 0 && draft_count_changed(draft) == 0 &&
	       (g_str_has_prefix(draft->form->name, "CT01") ||
		!strcmp(draft->form->name, "DC02-2024"));
}
