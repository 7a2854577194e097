/* cleaning - cần làm sạch: what is missing or wrong in the commune's records, by kind. */
#include <string.h>

#include "client/central_lists.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/moment.h"
#include "tui/lists.h"
#include "tui/listview.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LIST_ROW 5
enum { NAME = 2, LEFT = 44, MINE = 56, DONE = 68, FIGURE = 7 };

struct cleaning {
	struct screen base;
	struct cleaning_lists *lists;
	struct listview view;
	bool reading;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("To be cleaned");
}

static void was_read(const struct answer *answer, void *to)
{
	struct cleaning *s = to;
	g_autoptr(GError) why = NULL;
	struct cleaning_lists *lists;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	lists = cleaning_lists_of_json(answer->body, &why);
	if (!lists) {
		app_say(s->base.app, "%s", why->message);
		return;
	}
	cleaning_lists_free(s->lists);
	s->lists = lists;
	listview_set_count(&s->view, lists->lists->len);
	app_hint_anew(s->base.app);
}

static void read_lists(struct cleaning *s)
{
	if (s->reading)
		return;
	s->reading = true;
	central_cleaning(s->base.app->central, was_read, s);
}

static void draw_figure(struct paint *p, int at, int column, unsigned n)
{
	g_autofree char *figure = figures_show(n);

	paint_text(p, at, column + FIGURE - cells_width(figure), FIGURE, ROLE_PLAIN, figure);
}

static const char *kind_name(const char *word)
{
	enum cleaning_kind kind;

	return cleaning_of_word(word, &kind) ? cleaning_name(kind) : word;
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	const struct cleaning *s = self;
	const struct cleaning_count *count = s->lists->lists->pdata[row];

	paint_text(p, at, NAME, LEFT - NAME - 1, count->left ? ROLE_BOLD : ROLE_PLAIN,
		   kind_name(count->kind));
	draw_figure(p, at, LEFT, count->left);
	draw_figure(p, at, MINE, count->mine);
	draw_figure(p, at, DONE, count->done);
}

static void draw_heading(struct paint *p, int column, const char *word)
{
	paint_text(p, 3, column + FIGURE - cells_width(word), FIGURE + 4, ROLE_PLAIN, word);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct cleaning *s = (struct cleaning *)screen;
	g_autofree char *when = NULL, *as_of = NULL;

	if (!s->lists) {
		paint_text(p, 1, 2, p->cols - 3, ROLE_DIM,
			   s->reading ? _("(reading…)") : _("not read yet; F5 reads it"));
		paint_cursor(p, 1, 2);
		return;
	}
	as_of = moment_show(s->lists->as_of);
	when = g_strdup_printf(_("as of %s"), as_of);
	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("A line leaves its list when the record is right."));
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, when);
	paint_text(p, 3, NAME, LEFT - NAME, ROLE_PLAIN, _("List"));
	draw_heading(p, LEFT, P_("column", "left"));
	draw_heading(p, MINE, P_("column", "mine"));
	draw_heading(p, DONE, P_("column", "done"));
	paint_rule(p, 4, 1, p->cols - 2);
	listview_draw(&s->view, p, LIST_ROW, p->rows - 3 - LIST_ROW);
}

static void open_kind(struct cleaning *s)
{
	const struct cleaning_count *count = s->lists->lists->pdata[s->view.cursor];
	enum cleaning_kind kind;

	if (cleaning_of_word(count->kind, &kind))
		app_push(s->base.app, cleaning_list_screen(s->base.app, kind, s->lists->officers));
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct cleaning *s = (struct cleaning *)screen;

	if (action == ACTION_RELOAD)
		read_lists(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_ENTER && listview_has_cursor(&s->view))
		open_kind(s);
	else
		return listview_key(&s->view, key, false);
	return true;
}

static void resume(struct screen *screen)
{
	read_lists((struct cleaning *)screen);
}

static char *hint(struct screen *screen)
{
	const struct cleaning *s = (const struct cleaning *)screen;

	return g_strdup(s->lists ? _("Enter opens the list the cursor stands on.") : "");
}

static void close_cleaning(struct screen *screen)
{
	struct cleaning *s = (struct cleaning *)screen;

	listview_clear(&s->view);
	cleaning_lists_free(s->lists);
}

static const struct screen_ops ops = {
	.name = "cleaning",
	.help = N_("What is missing or wrong in the records of the commune, found by the centre: "
		   "how many lines are left, how many were given to you, and how many are done. "
		   "A line leaves its list by itself when the record is right: when the correction "
		   "is approved."),
	.row = {ACTION_RELOAD, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.resume = resume,
	.hint = hint,
	.close = close_cleaning,
};

struct screen *cleaning_screen(struct app *app)
{
	struct cleaning *s = (struct cleaning *)screen_new(&ops, app, sizeof(*s));

	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	read_lists(s);
	return &s->base;
}
