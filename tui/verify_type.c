/*
 * verify_type - what is typed during a verification: what the person says
 * instead, or the number on the card, which the centre compares.
 */
#include "tui/verify.h"

#include <string.h>

#include "client/central.h"
#include "client/line.h"
#include "forms/kinds.h"
#include "forms/world.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/choose.h"
#include "tui/places.h"
#include "tui/compose.h"
#include "tui/keys.h"
#include "tui/misspelt.h"
#include "tui/visit.h"

#include "i18n/banned.h"

struct verify_line *verify_line_here(struct verify *s)
{
	return s->state.cursor >= 0 ? &s->state.line[s->state.cursor] : NULL;
}

bool verify_known(struct verify *s)
{
	const struct verify_line *line = verify_line_here(s);

	return line != NULL && s->record->value[line->field][0] != '\0';
}

/* ---- typing a value or a number --------------------------------------------------------- */

static void complain(struct verify *s, const char *sentence)
{
	g_free(s->complaint);
	s->complaint = g_strdup(sentence);
	if (sentence != NULL)
		app_say(s->base.app, "%s", sentence);
}

void verify_type_close(struct verify *s)
{
	if (s->comparing != 0)
		central_cancel(s->base.app->central, s->comparing);
	s->comparing = 0;
	s->input = INPUT_NONE;
	lineedit_set(&s->edit, "");
	g_clear_pointer(&s->complaint, g_free);
	g_clear_pointer(&s->mismatch, g_free);
}

void verify_type_open(struct verify *s, enum verify_input input, const char *text)
{
	verify_type_close(s);
	s->input = input;
	lineedit_set(&s->edit, text);
	app_say(s->base.app, "%s",
		input == INPUT_NUMBER
			? _("Type the number of the card, then Enter; each comparison is counted.")
			: _("What does the person say? Type it, then Enter; F4 lists. Esc: back."));
}

/* The answer that stood here made a draft correction: it goes. */
void verify_forget_correction(struct verify *s)
{
	const struct verify_line *line = verify_line_here(s);

	if (line != NULL && line->answered && line->corrected)
		visit_forget_difference(s->base.app, s->record, line->field);
}

static void say_difference(struct verify *s, enum record_field field, bool corrected)
{
	const char *procedure = record_fields[field].procedure;

	if (corrected)
		app_say(s->base.app, _("A draft correction was made: it needs a paper before it "
				       "can be sent."));
	else if (procedure[0] != '\0')
		app_say(s->base.app, _("Noted. Not corrected here. Procedure: %s"),
			catalogue_name(CATALOGUE_PROCEDURE, procedure));
	else
		app_say(s->base.app, _("Noted; it goes with the result."));
}

static void take_difference(struct verify *s, const char *value)
{
	enum record_field field = verify_line_here(s)->field;
	g_autofree char *kept = g_strdup(value);
	bool corrected;

	verify_forget_correction(s);
	corrected = visit_note_difference(s->base.app, s->record, field, kept, &s->purpose);
	verify_type_close(s);
	verify_state_differs(&s->state, kept, corrected);
	verify_keep(s);
	say_difference(s, field, corrected);
}

static void take_match(struct verify *s, enum verify_compared compared)
{
	verify_forget_correction(s);
	verify_type_close(s);
	verify_state_agrees(&s->state, compared);
	verify_keep(s);
}

static void mismatch(struct verify *s)
{
	const char *typed = lineedit_text(&s->edit);

	g_free(s->mismatch);
	s->mismatch = g_strdup(typed);
	complain(s, _("Does NOT match. Mend a slip, or Enter again: recorded as different."));
}

static void compared(const struct answer *answer, void *to)
{
	struct verify *s = to;
	struct app *app = s->base.app;

	s->comparing = 0;
	app_touch(app);
	if (app_answered(app, answer))
		return;
	if (!json_bool_at(answer->body, "match", false)) {
		mismatch(s);
		return;
	}
	take_match(s, COMPARED_CARD);
	app_say(app, _("Matches the card; %d comparisons are left today."),
		(int)json_number_at(answer->body, "left", 0));
}

/* Without a line only the two digits that are shown can be compared. */
static void compare_ending(struct verify *s, const char *number)
{
	const char *hidden = s->record->value[FIELD_NUMBER];
	size_t stars = strspn(hidden, "*");

	if (strlen(number) != strlen(hidden) || strcmp(number + stars, hidden + stars) != 0) {
		mismatch(s);
		return;
	}
	take_match(s, COMPARED_ENDING);
	app_say(s->base.app, _("No line: only the last two digits were compared; they match."));
}

static void enter_number(struct verify *s, const char *number)
{
	struct app *app = s->base.app;

	if (s->comparing != 0)
		return;
	if (s->mismatch != NULL && strcmp(s->mismatch, lineedit_text(&s->edit)) == 0) {
		take_difference(s, number);
	} else if (app->line != NULL && line_state(app->line) == LINE_DOWN) {
		compare_ending(s, number);
	} else {
		app_say(app, "%s", _("(asking…)"));
		s->comparing = central_match(app->central, s->record->id,
					     record_fields[FIELD_NUMBER].path, number, &s->purpose,
					     compared, s);
	}
}

static void enter_value(struct verify *s, const char *value)
{
	enum record_field field = verify_line_here(s)->field;

	if (value[0] == '\0')
		complain(s, _("Type what the person says; 3 when there is no paper to show."));
	else if (strcmp(value, s->record->value[field]) == 0)
		complain(s, _("The register says the same: Esc, then 1."));
	else
		take_difference(s, value);
}

static void enter(struct verify *s, struct typing *typing)
{
	enum record_field field = verify_line_here(s)->field;
	const struct record_field_row *row = &record_fields[field];
	g_autofree char *today = date_iso(moment_date(world_now(s->base.app->world)));
	g_autofree char *value = NULL, *complaint = NULL;

	compose_end(typing, &s->edit);
	if (!kind_read_on(row->kind, row->catalogue, lineedit_text(&s->edit),
			  s->record->value[field], today, &value, &complaint))
		complain(s, complaint);
	else if (s->input == INPUT_NUMBER && value[0] != '\0')
		enter_number(s, value);
	else if (s->input == INPUT_NUMBER)
		complain(s, _("Type the number of the card."));
	else
		enter_value(s, value);
}

/* What the person says for his name, if it looks misspelt; NULL: it does not. */
static char *slip(struct verify *s)
{
	if (s->input != INPUT_VALUE ||
	    record_fields[verify_line_here(s)->field].kind != KIND_NAME)
		return NULL;
	return misspelt_so_far(lineedit_text(&s->edit), s->record->value[FIELD_ETHNIC]);
}

char *verify_type_hint(struct verify *s)
{
	char *said = slip(s);

	return said != NULL ? said : g_strdup(_("Enter takes what is typed, Esc leaves it."));
}

bool verify_type_key(struct verify *s, const struct key *key)
{
	const struct field *field = verify_field(s);
	struct typing *typing = s->input == INPUT_VALUE && field != NULL && field->flags & FIELD_TYPING
					? app_typing(s->base.app)
					: NULL;

	if (key->code == K_ESC)
		verify_type_close(s);
	else if (key->code == K_ENTER)
		enter(s, typing);
	else if (key->code == K_UP || key->code == K_DOWN || key->code == K_TAB)
		app_say(s->base.app, _("Enter takes what is typed, Esc leaves it."));
	else if (s->comparing == 0 && compose_key(typing, &s->edit, key, NULL))
		g_clear_pointer(&s->complaint, g_free);
	else
		return false;
	return true;
}

static void picked(void *to, const struct code_row *row)
{
	struct verify *s = to;

	if (s->input == INPUT_VALUE)
		enter_value(s, row->code);
}

static void picked_place(void *to, const char *value)
{
	struct verify *s = to;

	if (s->input == INPUT_VALUE)
		enter_value(s, value);
}

void verify_type_choose(struct verify *s)
{
	const struct field *field = verify_field(s);
	struct choice choice = {.picked = picked, .to = s};

	if (s->input == INPUT_VALUE && field != NULL && field->kind == KIND_PLACE) {
		places_choose(s->base.app, field, lineedit_text(&s->edit), picked_place, s);
		return;
	}
	if (s->input != INPUT_VALUE || field == NULL || field->catalogue == CATALOGUE_NONE) {
		app_say(s->base.app, _("F4 lists the codes of a field after 2."));
		return;
	}
	choice.catalogue = field->catalogue;
	choice.title = record_label(verify_line_here(s)->field);
	app_push(s->base.app, choose_screen(s->base.app, &choice));
}
