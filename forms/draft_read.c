/* draft_read - what a draft answers when it is asked. */
#include <string.h>

#include "forms/draft.h"
#include "forms/draft_inside.h"
#include "forms/register.h"
#include "i18n/banned.h"

struct draft_slot *draft_slot_of(const struct draft *draft, const char *key)
{
	int at = form_index(draft->form, key);

	return at < 0 ? NULL : &draft->slot[at];
}

const struct form *draft_form(const struct draft *draft)
{
	return draft->form;
}

bool draft_over_record(const struct draft *draft)
{
	return draft->over_record;
}

bool draft_locked(const struct draft *draft, const struct field *field)
{
	if (field->flags & FIELD_DERIVED)
		return true;
	return field->flags & FIELD_LOCKED && draft->over_record;
}

/* The form of corrections says which procedure it is. */
const char *draft_hint(const struct draft *draft, const struct field *field)
{
	const struct field *locked = form_field(&form_correction, field->key);

	if (locked && !(field->flags & FIELD_DERIVED) && draft_locked(draft, field))
		return locked->hint;
	return field->hint;
}

const char *draft_version(const struct draft *draft)
{
	return draft->version;
}

const char *draft_cursor(const struct draft *draft)
{
	return draft->cursor;
}

const char *draft_typed(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return slot ? slot->typed : "";
}

const char *draft_original(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return slot ? slot->original : "";
}

const char *draft_value(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	if (!slot)
		return "";
	return slot->value ? slot->value : slot->original;
}

const char *draft_complaint(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return slot ? slot->complaint : NULL;
}

bool draft_changed(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return slot && slot->value && strcmp(slot->value, slot->original) != 0;
}

size_t draft_count_changed(const struct draft *draft)
{
	size_t i, n = 0;

	for (i = 0; i < draft->form->fields; i++) {
		const struct field *field = &draft->form->field[i];

		if ((draft->over_record || draft->form == &form_claim) &&
		    field->record == FIELD_NONE)
			continue;
		n += draft_changed(draft, field->key);
	}
	return n;
}

size_t draft_count_errors(const struct draft *draft)
{
	size_t i, n = 0;

	for (i = 0; i < draft->form->fields; i++)
		n += draft->slot[i].complaint != NULL;
	return n;
}

enum draft_mark draft_mark(const struct draft *draft, const char *key)
{
	const struct draft_slot *slot = draft_slot_of(draft, key);

	return slot ? (enum draft_mark)slot->mark : DRAFT_MARK_NONE;
}

void draft_set_mark(struct draft *draft, const char *key, enum draft_mark mark)
{
	struct draft_slot *slot = draft_slot_of(draft, key);

	if (slot)
		slot->mark = (int)mark;
}

bool draft_needs_paper(const struct draft *draft)
{
	size_t i;

	if (*draft_value(draft, "paper_kind") && *draft_value(draft, "paper_number"))
		return false;
	for (i = 0; i < draft->form->fields; i++)
		if (draft->slot[i].mark == DRAFT_MARK_NEEDS_PAPER)
			return true;
	return false;
}
