/* comparisons - đối chiếu danh sách: the centre's worklists, and a file of one's own. */
#include <string.h>

#include "client/central_lists.h"
#include "forms/comparison.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/moment.h"
#include "tui/lists.h"
#include "tui/listview.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LIST_ROW 5
enum { NAME = 2, MADE = 46, LEFT = 58, DONE = 69, FIGURE = 7 };

struct comparisons {
	struct screen base;
	struct comparison_heads *heads;
	struct listview view;
	bool reading;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Lists to compare");
}

static void was_read(const struct answer *answer, void *to)
{
	struct comparisons *s = to;
	g_autoptr(GError) why = NULL;
	struct comparison_heads *heads;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	heads = comparison_heads_of_json(answer->body, &why);
	if (!heads) {
		app_say(s->base.app, "%s", why->message);
		return;
	}
	comparison_heads_free(s->heads);
	s->heads = heads;
	listview_set_count(&s->view, heads->rows->len);
	app_hint_anew(s->base.app);
}

static void read_heads(struct comparisons *s)
{
	if (s->reading)
		return;
	s->reading = true;
	central_comparisons(s->base.app->central, was_read, s);
}

static void draw_figure(struct paint *p, int at, int column, unsigned n)
{
	g_autofree char *figure = figures_show(n);

	paint_text(p, at, column + FIGURE - cells_width(figure), FIGURE, ROLE_PLAIN, figure);
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	const struct comparisons *s = self;
	const struct comparison_head *head = s->heads->rows->pdata[row];
	g_autofree char *name = cells_fit(head->name, MADE - NAME - 1, CELLS_MORE);
	g_autofree char *day = date_show(moment_date(head->at));

	paint_data(p, at, NAME, MADE - NAME - 1, head->left ? ROLE_BOLD : ROLE_PLAIN, name);
	paint_text(p, at, MADE, 11, ROLE_PLAIN, day);
	draw_figure(p, at, LEFT, head->left);
	draw_figure(p, at, DONE, head->done);
}

static void draw_heading(struct paint *p, int column, const char *word)
{
	paint_text(p, 3, column + FIGURE - cells_width(word), FIGURE + 4, ROLE_PLAIN, word);
}

static const char *state_words(const struct comparisons *s)
{
	if (s->reading)
		return _("(reading…)");
	if (!s->heads)
		return _("not read yet; F5 reads it");
	return s->heads->rows->len ? "" : _("The centre has no list for this commune.");
}

static void draw(struct screen *screen, struct paint *p)
{
	struct comparisons *s = (struct comparisons *)screen;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("What other sectors' lists have otherwise than the register."));
	paint_text(p, 3, NAME, MADE - NAME, ROLE_PLAIN, _("List"));
	paint_text(p, 3, MADE, 11, ROLE_PLAIN, P_("column", "made"));
	draw_heading(p, LEFT, P_("column", "left"));
	draw_heading(p, DONE, P_("column", "done"));
	paint_rule(p, 4, 1, p->cols - 2);
	if (s->view.count > 0)
		listview_draw(&s->view, p, LIST_ROW, p->rows - 4 - LIST_ROW);
	else
		paint_cursor(p, LIST_ROW, 2);
	paint_text(p, LIST_ROW, 4, p->cols - 5, ROLE_PLAIN, state_words(s));
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN,
		   _("F8 compares a file of this machine with the commune's own copy."));
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct comparisons *s = (struct comparisons *)screen;

	if (action == ACTION_RELOAD) {
		read_heads(s);
	} else if (action == ACTION_HANDLE) {
		app_push(screen->app, compare_file_screen(screen->app));
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_ENTER && listview_has_cursor(&s->view)) {
		const struct comparison_head *head = s->heads->rows->pdata[s->view.cursor];

		app_push(screen->app, comparison_screen(screen->app, head->id));
	} else {
		return listview_key(&s->view, key, false);
	}
	return true;
}

static void resume(struct screen *screen)
{
	read_heads((struct comparisons *)screen);
}

static char *hint(struct screen *screen)
{
	const struct comparisons *s = (const struct comparisons *)screen;

	return g_strdup(listview_has_cursor(&s->view)
				? _("Enter opens the lines that differ; F8 takes a file of your own.")
				: _("F8 takes a file of your own."));
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_RELOAD;
	list[1] = ACTION_HANDLE;
	list[2] = ACTION_NONE;
}

static void close_comparisons(struct screen *screen)
{
	struct comparisons *s = (struct comparisons *)screen;

	listview_clear(&s->view);
	comparison_heads_free(s->heads);
}

static const struct screen_ops ops = {
	.name = "comparisons",
	.help = N_("Lists of other sectors (vaccination, insurance, tax) that the centre has "
		   "compared with the register; here are only the lines that differ and belong to "
		   "this commune. F8 compares a list that lies on this machine with the "
		   "commune's own copy, without the line."),
	.row = {ACTION_RELOAD, ACTION_HANDLE, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.resume = resume,
	.hint = hint,
	.close = close_comparisons,
};

struct screen *comparisons_screen(struct app *app)
{
	struct comparisons *s = (struct comparisons *)screen_new(&ops, app, sizeof(*s));

	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	read_heads(s);
	return &s->base;
}
