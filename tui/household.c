/* household - its members, the head first; Enter opens a record. */
#include "tui/screens.h"

#include "client/central.h"
#include "forms/household.h"
#include "forms/kinds.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/moment.h"
#include "tui/filter.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define LIST_ROW 6

struct house {
	struct screen base;
	char *id;
	struct household *household;
	GPtrArray *rows;	/* lent struct person_row */
	struct listview view;
	struct filter filter;
	bool reading, sorted;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Household");
}

static void build(struct house *s)
{
	g_ptr_array_set_size(s->rows, 0);
	for (unsigned i = 0; s->household != NULL && i < s->household->members->len; i++) {
		struct person_row *row = g_ptr_array_index(s->household->members, i);
		g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);

		if (filter_passes(&s->filter, name))
			g_ptr_array_add(s->rows, row);
	}
	if (s->sorted)
		people_sort(s->rows, PEOPLE_BY_BIRTH, "given");
	listview_set_count(&s->view, s->rows->len);
}

static void was_read(const struct answer *answer, void *to)
{
	struct house *s = to;
	g_autoptr(GError) error = NULL;
	struct household *household;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	household = household_of_json(answer->body, &error);
	if (household == NULL) {
		app_say(s->base.app, "%s", error->message);
		return;
	}
	household_free(s->household);
	s->household = household;
	build(s);
}

static void read_household(struct house *s)
{
	struct app *app = s->base.app;

	if (s->reading)
		return;
	if (!purpose_is_alive(app->purpose, world_now(app->world))) {
		app_say(app, _("The purpose has ended. F3: type the case number again, then look "
			       "up."));
		return;
	}
	s->reading = true;
	central_household(app->central, s->id, app->purpose, was_read, s);
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct house *s = self;
	const struct person_row *person = g_ptr_array_index(s->rows, row);

	people_draw(person, p, at, true);
}

static void draw_head(struct house *s, struct paint *p)
{
	const struct household *h = s->household;
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, h->head);
	g_autofree char *as_of = moment_show(h->as_of);
	g_autofree char *name = g_strdup_printf(_("Household %s, house %s"), h->number, h->house);
	g_autofree char *when = g_strdup_printf(_("as of %s"), as_of);
	g_autofree char *who = g_strdup_printf(_("Head: %s"), head);
	g_autofree char *hamlet = people_hamlet(h->hamlet);

	paint_text(p, 1, 2, 40, ROLE_BOLD, name);
	paint_text(p, 1, p->cols - 1 - cells_width(when), p->cols, ROLE_PLAIN, when);
	paint_data(p, 2, 2, 40, ROLE_PLAIN, who);
	paint_text(p, 2, 45, p->cols - 46, ROLE_PLAIN, hamlet);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct house *s = (struct house *)screen;
	int rows = p->rows - 3 - LIST_ROW;
	size_t first, last, total;

	if (s->household == NULL) {
		paint_text(p, 1, 2, p->cols - 3, ROLE_DIM,
			   s->reading ? _("(reading…)") : _("not read yet; F5 reads it"));
		paint_cursor(p, 1, 2);
		return;
	}
	draw_head(s, p);
	people_headings(p, 4, true);
	listview_draw(&s->view, p, LIST_ROW, rows);
	listview_position(&s->view, &first, &last, &total);
	g_autofree char *where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
	if (filter_is_on(&s->filter))
		filter_draw(&s->filter, p, 3, 2);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct house *s = (struct house *)screen;
	enum filter_answer filtered = filter_key(&s->filter, key, app_typing(screen->app));

	if (filtered == FILTER_CHANGED)
		build(s);
	if (filtered != FILTER_NOT_MINE)
		return true;
	if (action == ACTION_RELOAD) {
		read_household(s);
	} else if (action == ACTION_FILTER) {
		filter_open(&s->filter);
	} else if (action == ACTION_SORT) {
		s->sorted = !s->sorted;
		build(s);
		app_say(screen->app, "%s", s->sorted ? _("By date of birth.")
						     : _("The head first, then by relation."));
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_ENTER && listview_has_cursor(&s->view)) {
		const struct person_row *row = g_ptr_array_index(s->rows, s->view.cursor);

		app_push(screen->app, person_screen(screen->app, row->id));
	} else {
		return listview_key(&s->view, key, false);
	}
	return true;
}

static char *hint(struct screen *screen)
{
	struct house *s = (struct house *)screen;

	if (!listview_has_cursor(&s->view))
		return g_strdup(s->household != NULL ? _("Nobody here passes the filter; Esc takes "
							 "it away.")
						     : "");
	return people_sentence(g_ptr_array_index(s->rows, s->view.cursor), "");
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_FILTER;
	list[1] = ACTION_SORT;
	list[2] = ACTION_RELOAD;
	list[3] = ACTION_NONE;
}

static void close_house(struct screen *screen)
{
	struct house *s = (struct house *)screen;

	listview_clear(&s->view);
	filter_clear(&s->filter);
	g_ptr_array_free(s->rows, TRUE);
	household_free(s->household);
	g_free(s->id);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return filter_kind(&((struct house *)screen)->filter, line);
}

static const struct screen_ops ops = {
	.name = "household",
	.help = N_("The members of a household with their relation to its head. Enter opens the "
		   "record of one of them."),
	.row = {ACTION_FILTER, ACTION_SORT, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_house,
};

struct screen *household_screen(struct app *app, const char *household)
{
	struct house *s = (struct house *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(household);
	s->rows = g_ptr_array_new();
	filter_init(&s->filter);
	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	read_household(s);
	return &s->base;
}
