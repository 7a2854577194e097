/*
 * places - the line that is typed, the units it may mean, and what became of the one at >.
 */
#include "tui/places.h"

#include <string.h>

#include "forms/places.h"
#include "forms/values.h"
#include "i18n/cells.h"
#include "tui/atlas.h"
#include "tui/inputs.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/place_lines.h"
#include "tui/screens.h"

#include "i18n/banned.h"

#define LIST_ROW 4
#define BELOW 5 /* rows for what became of the line at > */
#define HITS 400
#define CODE 8
#define NAME 12

struct places {
	struct screen base;
	struct place_choice choice;
	char *title;
	uint32_t today;
	struct input input;
	struct inputs inputs;
	GArray *hits; /* struct place_hit */
	size_t total;
	bool heirs;   /* the list holds the new units of one line */
	struct listview list;
};

static const char *title(struct screen *screen)
{
	return ((struct places *)screen)->title;
}

static const struct place_list *list_of(const struct places *s)
{
	return atlas_list(s->base.app);
}

/* What happened to the hits: they may be of another list than the one at hand now. */
static bool is_there(const struct places *s, size_t row)
{
	const struct place_list *list = list_of(s);

	return list && row < s->hits->len &&
	       (size_t)g_array_index(s->hits, struct place_hit, row).unit < place_count(list);
}

static int unit_at(const struct places *s, size_t row)
{
	return g_array_index(s->hits, struct place_hit, row).unit;
}

static void narrow(struct places *s)
{
	const struct place_list *list = list_of(s);

	g_array_set_size(s->hits, 0);
	s->heirs = false;
	s->total = list ? place_search(list, lineedit_text(&s->input.edit), s->today, HITS, s->hits)
			: 0;
	listview_set_count(&s->list, s->hits->len);
	listview_move(&s->list, 0);
}

/* ---- drawing --------------------------------------------------------------------- */

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct places *s = self;
	g_autofree char *text = NULL, *fit = NULL;
	struct place_unit unit;

	if (!is_there(s, row))
		return;
	unit = place_unit(list_of(s), unit_at(s, row));
	text = place_text(list_of(s), unit_at(s, row));
	if (unit.to && unit.to < s->today) {
		char *old = g_strdup_printf(_("%s (until %02u/%02u/%u)"), text, unit.to % 100,
					    unit.to / 100 % 100, unit.to / 10000);

		g_free(text);
		text = old;
	}
	fit = cells_fit(text, p->cols - 1 - NAME, CELLS_MORE);
	paint_data(p, at, 3, CODE, ROLE_PLAIN, place_code(&unit));
	paint_data(p, at, NAME, p->cols - 1 - NAME, ROLE_PLAIN, fit);
}

/* "xã X, huyện Y, tỉnh Z" in full, then what it is now. */
static char *words_of(const struct places *s)
{
	const struct place_list *list = list_of(s);
	int unit = unit_at(s, s->list.cursor);
	g_autofree char *text = place_text(list, unit);
	g_autofree char *now = place_now_text(list, unit, s->today, 12);

	return *now ? g_strdup_printf("%s (%s)", text, now) : g_strdup(text);
}

static void draw_words(struct places *s, struct paint *p, int at)
{
	g_autofree char *words = words_of(s);
	g_autoptr(GPtrArray) lines = place_lines(words, p->cols - 3);

	for (guint i = 0; i < lines->len && (int)i < BELOW - 1; i++)
		paint_data(p, at + (int)i, 2, p->cols - 3, ROLE_BOLD, lines->pdata[i]);
}

static char *count_words(const struct places *s)
{
	size_t first, last, total;

	if (s->hits->len == 0)
		return g_strdup(_("Nothing fits; fewer letters find more."));
	listview_position(&s->list, &first, &last, &total);
	if (s->total > s->hits->len)
		return g_strdup_printf(_("Lines %zu-%zu; %zu fit, more letters narrow them."), first,
				       last, s->total);
	return g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct places *s = (struct places *)screen;
	int rows = MAX(p->rows - 3 - LIST_ROW - BELOW, 3);
	g_autofree char *where = NULL;

	listview_draw(&s->list, p, LIST_ROW, rows);
	if (listview_has_cursor(&s->list) && is_there(s, s->list.cursor))
		draw_words(s, p, LIST_ROW + rows + 1);
	where = count_words(s);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
	inputs_draw(&s->inputs, p);
	paint_text(p, s->input.row, 0, 1, ROLE_PLAIN, " "); /* the > is the list's */
}

/* ---- choosing -------------------------------------------------------------------- */

/* The list becomes the new units of the line at >; false: nobody knows them. */
static bool show_heirs(struct places *s)
{
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	struct place_hit from = g_array_index(s->hits, struct place_hit, s->list.cursor);
	enum place_fate fate = place_now(list_of(s), from.unit, s->today, heirs);

	if (fate == PLACE_STANDS || heirs->len == 0)
		return false;
	g_array_set_size(s->hits, 0);
	for (guint i = 0; i < heirs->len; i++) {
		struct place_hit hit = {g_array_index(heirs, int, i), 0, from.detail};

		g_array_append_val(s->hits, hit);
	}
	s->total = s->hits->len;
	s->heirs = true;
	listview_set_count(&s->list, s->hits->len);
	listview_move(&s->list, 0);
	return true;
}

/* What stood before the unit's own words stays: "Thôn Bến Gỗ, ". */
static char *value_of(const struct places *s)
{
	const struct place_hit *hit =
		&g_array_index(s->hits, struct place_hit, s->list.cursor);
	const struct place_list *list = list_of(s);
	struct place_unit unit = place_unit(list, hit->unit);
	g_autofree char *text = place_text(list, hit->unit);
	g_autofree char *edition = *place_code(&unit) ? place_edition(list, hit->unit)
						      : g_strdup("");
	const char *typed = lineedit_text(&s->input.edit);
	g_autofree char *whole = g_strdup_printf(
		"%.*s%s", (int)MIN((size_t)hit->detail, strlen(typed)), typed, text);

	return value_place(place_code(&unit), edition, whole, "VN");
}

static void pick(struct places *s)
{
	struct app *app = s->base.app;
	struct place_choice choice = s->choice;
	g_autofree char *value = NULL;
	bool stands;

	if (!listview_has_cursor(&s->list) || !is_there(s, s->list.cursor))
		return;
	stands = place_stands(list_of(s), unit_at(s, s->list.cursor), s->today);
	if (choice.picked == NULL || (choice.today && !stands)) {
		if (show_heirs(s) && choice.picked != NULL)
			app_say(app, s->hits->len > 1
					     ? _("That unit was divided: choose the one it is now.")
					     : _("That unit is gone: Enter takes the one it is now."));
		else if (choice.picked != NULL)
			app_say(app, _("It is not known what that unit has become: type it as "
				       "text."));
		return;
	}
	value = value_of(s);
	app_back(app);
	choice.picked(choice.to, value);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct places *s = (struct places *)screen;
	bool space = key->code == K_TEXT && key->text[0] == ' ';

	if (action == ACTION_CHOOSE) {
		app_back(screen->app);
		return true;
	}
	if (action == ACTION_BACK && s->heirs) {
		narrow(s);
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	if (key->code == K_ENTER) {
		pick(s);
		return true;
	}
	if (key->code == K_TAB) {
		if (listview_has_cursor(&s->list) && is_there(s, s->list.cursor))
			show_heirs(s);
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
	const struct places *s = (const struct places *)screen;

	if (s->heirs)
		return g_strdup(_("What it is now. Esc goes back to what was found."));
	if (s->choice.picked == NULL)
		return g_strdup(_("Type a name, old or new: xã, huyện, tỉnh. Tab shows the new "
				  "units of the line at >."));
	return g_strdup(_("Letters of the name; Enter takes the line at >, Tab shows its new "
			  "units."));
}

static void close_places(struct screen *screen)
{
	struct places *s = (struct places *)screen;

	inputs_clear(&s->inputs);
	listview_clear(&s->list);
	g_array_unref(s->hits);
	g_free(s->title);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct places *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "places",
	.help = N_("Divisions, old and new. A few letters are enough, with or without marks; the "
		   "unit above may stand behind: \"ngoc ha ba dinh\". Old names are found and show "
		   "what they are now; where a commune was divided, you choose: the program does "
		   "not guess. What stands on an old paper is never rewritten."),
	.row = {ACTION_CHOOSE, ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_places,
};

struct screen *places_screen(struct app *app, const struct place_choice *choice)
{
	struct places *s = (struct places *)screen_new(&ops, app, sizeof(*s));

	s->choice = *choice;
	s->title = g_strdup(choice->title ? choice->title : _("Places, old and new"));
	s->choice.title = s->choice.typed = NULL;
	s->today = atlas_today(app);
	s->hits = g_array_new(FALSE, FALSE, sizeof(struct place_hit));
	lineedit_init(&s->input.edit, 200);
	if (choice->typed)
		lineedit_set(&s->input.edit, choice->typed);
	s->input.label = _("Name of the place");
	s->input.row = 2;
	s->input.typing = true;
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = draw_row});
	narrow(s);
	return &s->base;
}
