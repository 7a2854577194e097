/*
 * worklist_paper - the sheet of a hamlet for the round, and back from the sheet:
 * the digits of a household's number go to its line.
 */
#include "tui/worklist.h"

#include <string.h>

#include "client/session.h"
#include "forms/kinds.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/print.h"

#include "i18n/banned.h"

#define PAUSE_MS 2000 /* after it the next digit begins a new number */

void worklist_print(struct worklist_view *s)
{
	struct app *app = s->base.app;

	if (s->rows->len == 0) {
		app_say(app, _("There is nothing to print: no household stands in this list."));
		return;
	}
	app_push(app, print_rounds_screen(app, s->hamlet,
					  session_hamlet_name(app->session, s->hamlet), s->rows));
}

static const char *without_zeros(const char *number)
{
	while (*number == '0' && number[1])
		number++;
	return number;
}

/* The row of this number, or the first whose number begins so; -1: none. */
static int row_of(const struct worklist_view *s, const char *typed)
{
	int begins = -1;

	for (unsigned i = 0; i < s->rows->len; i++) {
		const struct work_row *row = g_ptr_array_index(s->rows, i);
		const char *number = without_zeros(row->number);

		if (strcmp(number, without_zeros(typed)) == 0)
			return (int)i;
		if (begins < 0 && g_str_has_prefix(number, without_zeros(typed)))
			begins = (int)i;
	}
	return begins;
}

static void say_row(const struct worklist_view *s, const struct work_row *row)
{
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, row->head);

	app_say(s->base.app, _("Household number %s: house %s, %s. Enter verifies."), row->number,
		row->house, head);
}

bool worklist_digit(struct worklist_view *s, const struct key *key)
{
	struct app *app = s->base.app;
	int64_t now = world_steady(app->world);
	size_t length;
	int row;

	if (key->code != K_TEXT || !g_ascii_isdigit(key->text[0]) || key->text[1])
		return false;
	length = now - s->typed_at > PAUSE_MS ? 0 : strlen(s->typed);
	if (length + 1 >= sizeof(s->typed))
		length = 0;
	s->typed[length] = key->text[0];
	s->typed[length + 1] = '\0';
	s->typed_at = now;
	row = row_of(s, s->typed);
	if (row < 0) {
		app_say(app, _("No household number %s stands in this list."), s->typed);
		return true;
	}
	listview_move(&s->view, (size_t)row);
	say_row(s, g_ptr_array_index(s->rows, row));
	return true;
}
