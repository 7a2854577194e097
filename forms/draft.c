/*
 * draft - what is typed into a form, kept whatever it is.
 */
#include "forms/draft.h"

#include <string.h>

#include "forms/desk_fields.h"
#include "forms/draft_inside.h"
#include "forms/form_answers.h"
#include "forms/values.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define SPEECH_CELLS 78

static void replace(char **slot, const char *text)
{
	char *copy = g_strdup(text);

	g_free(*slot);
	*slot = copy;
}

struct draft *draft_new(const struct form *form)
{
	struct draft *draft = g_new0(struct draft, 1);
	size_t i;

	draft->form = form;
	draft->resident = g_strdup("");
	draft->version = g_strdup("");
	draft->today = g_strdup("");
	draft->cursor = g_strdup("");
	draft->slot = g_new0(struct draft_slot, form->fields);
	for (i = 0; i < form->fields; i++) {
		draft->slot[i].original = g_strdup(desk_default(form->field[i].key));
		draft->slot[i].typed = g_strdup("");
	}
	return draft;
}

struct draft *draft_of_record(const struct form *form, const struct record *record)
{
	struct draft *draft = draft_new(form);
	size_t i;

	draft->over_record = true;
	replace(&draft->resident, record->id ? record->id : "");
	replace(&draft->version, record->version ? record->version : "");
	for (i = 0; i < form->fields; i++)
		if (form->field[i].record != FIELD_NONE)
			replace(&draft->slot[i].original,
				record->value[form->field[i].record]);
	return draft;
}

/* Secrets do not stay in freed memory. */
static void wipe(char *text)
{
	if (text)
		explicit_bzero(text, strlen(text));
}

void draft_free(struct draft *draft)
{
	size_t i;

	if (!draft)
		return;
	for (i = 0; i < draft->form->fields; i++) {
		struct draft_slot *slot = &draft->slot[i];

		if (draft->form->field[i].flags & FIELD_SECRET) {
			wipe(slot->typed);
			wipe(slot->value);
		}
		g_free(slot->original);
		g_free(slot->typed);
		g_free(slot->value);
		g_free(slot->complaint);
	}
	g_free(draft->slot);
	g_free(draft->resident);
	g_free(draft->version);
	g_free(draft->today);
	g_free(draft->cursor);
	g_free(draft);
}

void draft_set_today(struct draft *draft, const char *iso)
{
	replace(&draft->today, iso);
}

void draft_set_cursor(struct draft *draft, const char *key)
{
	replace(&draft->cursor, key);
}

void draft_rebase(struct draft *draft, const struct record *record)
{
	size_t i;

	replace(&draft->version, record->version ? record->version : "");
	for (i = 0; i < draft->form->fields; i++) {
		int field = draft->form->field[i].record;
		struct draft_slot *slot = &draft->slot[i];

		if (field == FIELD_NONE)
			continue;
		replace(&slot->original, record->value[field]);
		if (slot->value && !strcmp(slot->value, slot->original))
			g_clear_pointer(&slot->value, g_free);
	}
}

/* ---- setting ---------------------------------------------------------------- */

/* Nothing was typed: blanks, or the bare frame of a date. */
static bool is_blank(const struct field *field, const char *typed)
{
	const char *blanks = field->kind == KIND_DATE ? " _/.-" : " ";
	size_t start = strspn(typed, " ");

	if (!strcmp(typed + start, KIND_UNKNOWN_TYPED))
		return false;
	return field->kind != KIND_PASSWORD ? !typed[strspn(typed, blanks)] : !*typed;
}

/* A refusal says that the text is kept, where row 22 has room for it. */
static char *add_kept(char *complaint)
{
	g_autofree char *longer =
		g_strdup_printf("%s %s", complaint, _("What was typed is kept."));

	if (cells_width(longer) > SPEECH_CELLS)
		return complaint;
	g_free(complaint);
	return g_steal_pointer(&longer);
}

static bool complain(struct draft_slot *slot, char *complaint)
{
	g_free(slot->complaint);
	slot->complaint = complaint;
	g_clear_pointer(&slot->value, g_free);
	return false;
}

static bool check_slot(struct draft *draft, size_t at, const char *value);

/* Takes `value` (taken) if it passes; a value like the original is no change. */
static bool take_value(struct draft *draft, size_t at, char *value)
{
	struct draft_slot *slot = &draft->slot[at];

	g_clear_pointer(&slot->complaint, g_free);
	if (!check_slot(draft, at, value)) {
		g_free(value);
		return false;
	}
	g_free(slot->value);
	slot->value = value;
	if (draft->over_record && draft->form->field[at].record != FIELD_NONE &&
	    !strcmp(value, slot->original))
		g_clear_pointer(&slot->value, g_free);
	return true;
}

static bool read_slot(struct draft *draft, size_t at)
{
	const struct field *field = &draft->form->field[at];
	struct draft_slot *slot = &draft->slot[at];
	char *value, *complaint = NULL;

	if (is_blank(field, slot->typed)) {
		g_clear_pointer(&slot->complaint, g_free);
		g_clear_pointer(&slot->value, g_free);
		slot->mark = DRAFT_MARK_NONE;
		if (*slot->typed && !draft->over_record)
			slot->value = g_strdup("");
		return true;
	}
	if (g_utf8_validate(slot->typed, -1, NULL) &&
	    !kind_fits(slot->typed, field->letters, &complaint))
		return complain(slot, add_kept(complaint));
	if (!kind_read_on(field->kind, field->catalogue, slot->typed, slot->original,
			  draft->today, &value, &complaint))
		return complain(slot, add_kept(complaint));
	return take_value(draft, at, value);
}

bool draft_set(struct draft *draft, const char *key, const char *typed)
{
	int at = form_index(draft->form, key);

	if (at < 0 || draft_locked(draft, &draft->form->field[at]))
		return false;
	if (strcmp(draft->slot[at].typed, typed) != 0 && draft->slot[at].mark == DRAFT_MARK_TWICE)
		draft->slot[at].mark = DRAFT_MARK_NONE;
	replace(&draft->slot[at].typed, typed);
	return read_slot(draft, (size_t)at);
}

bool draft_choose(struct draft *draft, const char *key, const char *value)
{
	int at = form_index(draft->form, key);
	const struct field *field;

	if (at < 0 || draft_locked(draft, &draft->form->field[at]))
		return false;
	field = &draft->form->field[at];
	if (!value_is_well_formed(field->kind, value) || kind_hidden(value))
		return false;
	g_free(draft->slot[at].typed);
	draft->slot[at].typed = *value ? kind_edit(field->kind, field->catalogue, value)
				       : g_strdup(KIND_UNKNOWN_TYPED);
	return take_value(draft, (size_t)at, g_strdup(value));
}

void draft_undo(struct draft *draft, const char *key)
{
	struct draft_slot *slot = draft_slot_of(draft, key);

	if (!slot)
		return;
	replace(&slot->typed, "");
	g_clear_pointer(&slot->value, g_free);
	g_clear_pointer(&slot->complaint, g_free);
	slot->mark = DRAFT_MARK_NONE;
}

bool draft_note_difference(struct draft *draft, const char *key, const char *value)
{
	bool taken = draft_choose(draft, key, value);

	if (taken && draft_changed(draft, key))
		draft_set_mark(draft, key, DRAFT_MARK_NEEDS_PAPER);
	return taken;
}

/* ---- checking --------------------------------------------------------------- */

static const char *ask_value(const void *self, const char *key)
{
	return draft_value(self, key);
}

static const char *ask_original(const void *self, const char *key)
{
	return draft_original(self, key);
}

static const char **changed_paths(const struct draft *draft)
{
	const char **paths = g_new0(const char *, draft->form->fields + 1);
	size_t i, n = 0;

	for (i = 0; i < draft->form->fields; i++)
		if (draft->form->field[i].record != FIELD_NONE &&
		    draft_changed(draft, draft->form->field[i].key))
			paths[n++] = draft->form->field[i].key;
	return paths;
}

static char *missing_words(const struct field *field)
{
	return g_strdup_printf(_("Still to fill in: %s."), _(field->label));
}

static bool check_slot(struct draft *draft, size_t at, const char *value)
{
	const struct field *field = &draft->form->field[at];
	g_autofree const char **changed = changed_paths(draft);
	struct check_context context = { draft->today, ask_value, ask_original, changed,
					 draft };
	char *complaint;

	if (!*value && field->flags & FIELD_REQUIRED && draft->over_record &&
	    field->record != FIELD_NONE)
		return complain(
			&draft->slot[at],
			g_strdup(_("This cannot be emptied. Esc takes it back.")));
	if (!check_passes(field->check, &context, field->key, value, &complaint))
		return complain(&draft->slot[at], complaint);
	return true;
}

/*
 * Reason and paper are for what changes in the register; a paper that only asks for
 * a procedure (CT01) needs none.
 */
static bool is_required(const struct draft *draft, const struct field *field)
{
	bool desk = field->record == FIELD_NONE && !form_field_is_answer(field);

	return field->flags & FIELD_REQUIRED && !(desk && draft_only_asks(draft));
}

/* Reads typed text anew, or checks again what was chosen. */
static void check_again(struct draft *draft, size_t at)
{
	const struct field *field = &draft->form->field[at];
	struct draft_slot *slot = &draft->slot[at];
	const char *value;

	if (draft_locked(draft, field))
		return;
	if (slot->complaint)
		read_slot(draft, at);
	if (slot->complaint)
		return;
	value = slot->value ? slot->value : slot->original;
	if (!*value && is_required(draft, field)) {
		complain(slot, missing_words(field));
		return;
	}
	if (draft_is_once(draft, field->key)) {
		slot->complaint = g_strdup(_("Typed once only. Enter here, then type it again."));
		return;
	}
	if (slot->value || !*value)
		check_slot(draft, at, value);
}

int draft_check(struct draft *draft)
{
	int first = -1;
	size_t i;

	for (i = 0; i < draft->form->fields; i++)
		check_again(draft, i);
	for (i = draft->form->fields; i-- > 0;)
		if (draft->slot[i].complaint)
			first = (int)i;
	return first;
}
