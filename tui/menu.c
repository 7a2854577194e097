/*
 * menu - F9: everything that can be done on the screen below, as a list.
 *
 * A digit is the F-key of that number (0 is F10), for keyboards and links that
 * lose function keys; what has no F-key is reached with the arrows and Enter.
 */
#include "tui/screens.h"

#include "client/line.h"
#include "i18n/cells.h"
#include "tui/general.h"
#include "tui/input.h"
#include "tui/listview.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LIST_ROW 3
enum { NAME = 10, HELP = 42, NARROW_HELP = 31 };

#define OFFERS (SCREEN_OFFERS + 16)

struct menu {
	struct screen base;
	enum action offers[OFFERS];
	size_t count;
	struct listview list;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("What can be done here");
}

static const char *longer(const struct app *app, enum action action)
{
	if (action == ACTION_CUT && line_is_cut(app->line))
		return _("Put the line back (practice)");
	return action_longer(action);
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct menu *s = self;
	enum action action = s->offers[row];
	g_autofree char *key = action_key_name(action);
	int column = p->cols < 80 ? NARROW_HELP : HELP, room = p->cols - 1 - column;
	const char *words = longer(s->base.app, action);
	bool fits = cells_width(words) < column - NAME; /* else the name has the row */
	g_autofree char *name =
		cells_fit(words, (fits ? column : p->cols - 1) - 1 - NAME, CELLS_MORE);
	g_autofree char *help = cells_fit(_(action_row(action)->help), room, CELLS_MORE);

	paint_text(p, at, 2, 7, ROLE_PLAIN, key);
	paint_text(p, at, NAME, p->cols - 1 - NAME, ROLE_PLAIN, name);
	if (fits)
		paint_text(p, at, column, room, ROLE_PLAIN, help);
}

/* Only when there is more than the window shows: nobody looks for what he cannot see. */
static void draw_place(const struct menu *s, struct paint *p, int rows)
{
	size_t first, last, total;
	g_autofree char *words = NULL;

	if (s->list.count <= (size_t)rows)
		return;
	listview_position(&s->list, &first, &last, &total);
	words = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_DIM, words);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct menu *s = (struct menu *)screen;
	int rows = p->rows - 3 - LIST_ROW;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("A digit is the F-key of that number (0: F10); or arrows and Enter."));
	listview_draw(&s->list, p, LIST_ROW, rows);
	draw_place(s, p, rows);
}

/* Closes the list and does it on the screen below. */
static void choose(struct menu *s, enum action action)
{
	struct app *app = s->base.app;

	app_back(app);
	input_action(app, action);
}

static bool choose_digit(struct menu *s, const struct key *key)
{
	unsigned function;
	enum action action;

	if (key->code != K_TEXT || !g_ascii_isdigit(key->text[0]))
		return false;
	function = key->text[0] == '0' ? 10 : (unsigned)(key->text[0] - '0');
	action = action_of_function(function, s->offers);
	if (action == ACTION_MENU)
		return true;
	for (size_t i = 0; i < s->count; i++) {
		if (s->offers[i] == action) {
			choose(s, action);
			return true;
		}
	}
	app_say(s->base.app, _("F%u does nothing on that screen."), function);
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct menu *s = (struct menu *)screen;

	if (action == ACTION_MENU) {
		app_back(screen->app);
		return true;
	}
	if (listview_key(&s->list, key, false) || choose_digit(s, key))
		return true;
	if (key->code != K_ENTER)
		return false;
	choose(s, s->offers[s->list.cursor]);
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("Enter does what the cursor stands on; Esc closes the list."));
}

static void close_menu(struct screen *screen)
{
	listview_clear(&((struct menu *)screen)->list);
}

static const struct screen_ops ops = {
	.name = "menu",
	.help = N_("Everything that can be done on the screen you came from."),
	.row = {ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_menu,
};

/* Function keys first, in the order of their numbers; Esc is no entry. */
static void put_in_order(struct menu *s, const enum action *offers)
{
	for (unsigned function = 1; function <= 11; function++) {
		for (size_t i = 0; offers[i] != ACTION_NONE; i++) {
			unsigned own = action_row(offers[i])->function;

			if (offers[i] == ACTION_MENU || offers[i] == ACTION_BACK)
				continue;
			if (own == function || (function == 11 && own == 0))
				s->offers[s->count++] = offers[i];
		}
	}
	s->offers[s->count] = ACTION_NONE;
}

struct screen *menu_screen(struct app *app, struct screen *of)
{
	struct menu *s = (struct menu *)screen_new(&ops, app, sizeof(*s));
	enum action offers[OFFERS];

	input_offers(of, offers);
	general_offers(app, offers, OFFERS);
	put_in_order(s, offers);
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = draw_row});
	listview_set_count(&s->list, s->count);
	return &s->base;
}
