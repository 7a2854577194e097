/* choose - a code list; letters narrow it, Enter takes the row. */
#include "tui/choose.h"

#include "i18n/cells.h"
#include "i18n/moment.h"
#include "forms/world.h"
#include "tui/inputs.h"
#include "tui/listview.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LIST_ROW 4

struct choose {
	struct screen base;
	struct choice choice;
	char *title;
	char *today;		/* ISO: ended rows are left out */
	struct input input;
	struct inputs inputs;
	GPtrArray *rows;	/* const struct code_row */
	struct listview list;
};

static const char *title(struct screen *screen)
{
	return ((struct choose *)screen)->title;
}

static void narrow(struct choose *s)
{
	const char *typed = lineedit_text(&s->input.edit);
	const char *serves = s->choice.serves;

	g_ptr_array_set_size(s->rows, 0);
	if (s->choice.draft != NULL)
		draft_choices(s->choice.draft, s->choice.key, typed, s->rows);
	else
		catalogue_search_on(s->choice.catalogue, typed, s->today, s->rows);
	for (unsigned i = s->rows->len; serves != NULL && i-- > 0;)
		if (!code_row_serves(g_ptr_array_index(s->rows, i), serves))
			g_ptr_array_remove_index(s->rows, i);
	listview_set_count(&s->list, s->rows->len);
	listview_move(&s->list, 0);
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct choose *s = self;
	const struct code_row *code = g_ptr_array_index(s->rows, row);
	g_autofree char *name = cells_fit(code->name, p->cols - 1 - 18, CELLS_MORE);

	paint_data(p, at, 2, 15, ROLE_PLAIN, code->code);
	paint_data(p, at, 18, p->cols - 1 - 18, ROLE_PLAIN, name);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct choose *s = (struct choose *)screen;
	int rows = p->rows - 3 - LIST_ROW;
	size_t first, last, total;

	listview_draw(&s->list, p, LIST_ROW, rows);
	listview_position(&s->list, &first, &last, &total);
	g_autofree char *where = total > 0
		? g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total)
		: g_strdup(_("Nothing in the list fits; Backspace widens it."));
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
	inputs_draw(&s->inputs, p);
	paint_text(p, s->input.row, 0, 1, ROLE_PLAIN, " "); /* the > is the list's */
}

static void pick(struct choose *s)
{
	struct choice choice = s->choice;
	const struct code_row *row;

	if (!listview_has_cursor(&s->list))
		return;
	row = g_ptr_array_index(s->rows, s->list.cursor);
	app_back(s->base.app);
	choice.picked(choice.to, row);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct choose *s = (struct choose *)screen;
	bool space = key->code == K_TEXT && key->text[0] == ' ';

	if (action == ACTION_CHOOSE) {
		app_back(screen->app);
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	if (key->code == K_ENTER) {
		pick(s);
		return true;
	}
	if (!space && key->code != K_HOME && key->code != K_END &&
	    listview_key(&s->list, key, false))
		return true;
	s->inputs.typing = app_typing(screen->app);
	if (inputs_key(&s->inputs, key) == INPUTS_CHANGED)
		narrow(s);
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("Type letters or a code to narrow the list; Enter takes the line at >."));
}

static void close_choose(struct screen *screen)
{
	struct choose *s = (struct choose *)screen;

	inputs_clear(&s->inputs);
	listview_clear(&s->list);
	g_ptr_array_free(s->rows, TRUE);
	g_free(s->title);
	g_free(s->today);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct choose *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "choose",
	.help = N_("The code list of a field. Letters narrow it, with or without marks; the "
		   "beginnings of words are enough."),
	.row = {ACTION_CHOOSE, ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_choose,
};

struct screen *choose_screen(struct app *app, const struct choice *choice)
{
	struct choose *s = (struct choose *)screen_new(&ops, app, sizeof(*s));

	s->choice = *choice;
	s->choice.serves = NULL;
	s->title = g_strdup(choice->title);
	s->today = date_iso(moment_date(world_now(app->world)));
	s->rows = g_ptr_array_new();
	lineedit_init(&s->input.edit, 40);
	s->input.label = _("Narrow the list");
	s->input.row = 2;
	s->input.typing = true;
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = draw_row});
	s->choice.serves = choice->serves;
	narrow(s);
	return &s->base;
}
