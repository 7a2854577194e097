/*
 * worklist - where to go today: the hamlets with how far they are, and the
 * households of one of them where somebody is still to be verified.
 *
 * What was read last stays at hand (tui/rounds.h), so the list stands at once
 * and without a line.  Figures are the centre's, moved by what was answered
 * here and has not arrived there yet.
 */
#include "tui/worklist.h"

#include <string.h>

#include "client/central.h"
#include "client/line.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/keys.h"
#include "tui/people.h"
#include "tui/screens.h"
#include "tui/visit.h"

#include "i18n/banned.h"

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Check and verify");
}

/* ---- figures ------------------------------------------------------------------------------ */

struct work_row worklist_now(const struct worklist_view *s, const struct work_row *row)
{
	struct work_row now = *row;
	struct round_count count;

	rounds_count(s->rounds, row->id, &count);
	now.agree += count.agree;
	now.differ += count.differ;
	now.paper += count.paper;
	now.left -= MIN(count.done, now.left);
	if (count.absent > 0)
		now.note = (char *)(uintptr_t)P_("note in a list", "absent");
	return now;
}

struct hamlet_row worklist_hamlet_now(const struct worklist_view *s,
				      const struct hamlet_row *hamlet)
{
	const struct worklist *list = rounds_worklist(s->rounds, hamlet->id);
	struct hamlet_row now = *hamlet;

	for (unsigned i = 0; list != NULL && i < list->rows->len; i++) {
		const struct work_row *row = g_ptr_array_index(list->rows, i);
		struct round_count count;

		rounds_count(s->rounds, row->id, &count);
		now.left -= MIN(count.done, now.left);
	}
	return now;
}

int worklist_hamlet_index(const struct worklist_view *s)
{
	const struct hamlet_list *list = rounds_hamlets(s->rounds);

	for (unsigned i = 0; list != NULL && i < list->rows->len; i++)
		if (strcmp(((struct hamlet_row *)g_ptr_array_index(list->rows, i))->id,
			   s->hamlet) == 0)
			return (int)i;
	return -1;
}

const struct work_row *worklist_row(const struct worklist_view *s)
{
	if (!listview_has_cursor(&s->view) || s->view.cursor >= s->rows->len)
		return NULL;
	return g_ptr_array_index(s->rows, s->view.cursor);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static char *sort_key(const struct worklist_view *s, const struct work_row *row)
{
	g_autofree char *head = NULL;

	switch (s->order) {
	case WORK_BY_HEAD:
		head = people_name_key(row->head, app_name_order(s->base.app));
		return g_strconcat(head, "\x1f", row->number, NULL);
	case WORK_BY_LEFT:
		return g_strdup_printf("%06u\x1f%s", 999999 - worklist_now(s, row).left,
				       row->number);
	case WORK_BY_HOUSE:
	case WORK_ORDERS:
		break;
	}
	return g_strdup_printf("%06u\x1f%s\x1f%s",
			       (unsigned)g_ascii_strtoull(row->house, NULL, 10), row->house,
			       row->number);
}

struct keyed {
	char *key;
	gpointer row;
};

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

static void sort(struct worklist_view *s)
{
	struct keyed *keyed = g_new0(struct keyed, s->rows->len + 1);

	for (unsigned i = 0; i < s->rows->len; i++) {
		keyed[i].row = g_ptr_array_index(s->rows, i);
		keyed[i].key = sort_key(s, keyed[i].row);
	}
	qsort(keyed, s->rows->len, sizeof(*keyed), compare);
	for (unsigned i = 0; i < s->rows->len; i++) {
		g_ptr_array_index(s->rows, i) = keyed[i].row;
		g_free(keyed[i].key);
	}
	g_free(keyed);
}

static bool passes(const struct worklist_view *s, const struct work_row *row)
{
	const struct work_row now = worklist_now(s, row);
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, row->head);
	g_autofree char *line = g_strjoin(" ", row->house, row->number, head, now.note, NULL);

	return now.left > 0 && filter_passes(&s->filter, line);
}

struct remembering {
	struct worklist_view *s;
	GHashTable *marked;
};

static void remember(void *self, size_t row)
{
	struct remembering *r = self;

	g_hash_table_add(r->marked,
			 g_strdup(((struct work_row *)g_ptr_array_index(r->s->rows, row))->id));
}

/* The marks and the cursor go back to their households. */
static void restore(struct worklist_view *s, GHashTable *marked, const char *at, size_t was)
{
	size_t cursor = was;

	for (unsigned i = 0; i < s->rows->len; i++) {
		const struct work_row *row = g_ptr_array_index(s->rows, i);
		const struct key space = {.code = K_TEXT, .text = " "};

		if (strcmp(row->id, at) == 0)
			cursor = i;
		if (!g_hash_table_contains(marked, row->id))
			continue;
		listview_move(&s->view, i);
		listview_key(&s->view, &space, true);
	}
	listview_move(&s->view, MIN(cursor, s->rows->len > 0 ? s->rows->len - 1 : 0));
}

void worklist_build(struct worklist_view *s)
{
	const struct worklist *list = rounds_worklist(s->rounds, s->hamlet);
	GHashTable *marked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct remembering remembering = {s, marked};
	const struct work_row *here = worklist_row(s);
	g_autofree char *at = g_strdup(here != NULL ? here->id : "");

	listview_each_marked(&s->view, remember, &remembering);
	g_ptr_array_set_size(s->rows, 0);
	for (unsigned i = 0; list != NULL && i < list->rows->len; i++)
		if (passes(s, g_ptr_array_index(list->rows, i)))
			g_ptr_array_add(s->rows, g_ptr_array_index(list->rows, i));
	sort(s);
	listview_set_count(&s->view, s->rows->len);
	listview_unmark(&s->view);
	restore(s, marked, at, s->view.cursor);
	g_hash_table_destroy(marked);
	s->settled = s->base.app->letters_changed;
	app_touch(s->base.app);
}

/* ---- reading ------------------------------------------------------------------------------------ */

static void list_was_read(const struct answer *answer, void *to)
{
	struct worklist_view *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct worklist *list;

	s->reading_list = false;
	app_touch(app);
	if (app_answered(app, answer))
		return;
	list = worklist_of_json(answer->body, &error);
	if (list == NULL) {
		app_say(app, "%s", error->message);
		return;
	}
	g_ptr_array_set_size(s->rows, 0);
	listview_set_count(&s->view, 0);
	rounds_keep_worklist(s->rounds, s->hamlet, list);
	worklist_build(s);
	app_hint_anew(app);
}

static void read_list(struct worklist_view *s)
{
	struct app *app = s->base.app;

	if (s->reading_list || s->hamlet[0] == '\0')
		return;
	visit_settle(app);
	rounds_ask(s->rounds);
	s->reading_list = true;
	central_worklist(app->central, s->hamlet, list_was_read, s);
}

/* The first hamlet where somebody is left, else the first. */
static void choose_hamlet(struct worklist_view *s)
{
	const struct hamlet_list *list = rounds_hamlets(s->rounds);
	const struct hamlet_row *first = NULL;

	if (worklist_hamlet_index(s) >= 0 || list->rows->len == 0)
		return;
	for (unsigned i = 0; first == NULL && i < list->rows->len; i++)
		if (((struct hamlet_row *)g_ptr_array_index(list->rows, i))->left > 0)
			first = g_ptr_array_index(list->rows, i);
	if (first == NULL)
		first = g_ptr_array_index(list->rows, 0);
	g_free(s->hamlet);
	s->hamlet = g_strdup(first->id);
}

static void hamlets_were_read(const struct answer *answer, void *to)
{
	struct worklist_view *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct hamlet_list *list;

	s->reading_hamlets = false;
	app_touch(app);
	s->failed = app_answered(app, answer);
	if (s->failed)
		return;
	list = hamlet_list_of_json(answer->body, &error);
	if (list == NULL) {
		s->failed = true;
		app_say(app, "%s", error->message);
		return;
	}
	rounds_keep_hamlets(s->rounds, list);
	choose_hamlet(s);
	read_list(s);
	worklist_build(s);
}

static void read_all(struct worklist_view *s)
{
	if (s->reading_hamlets)
		return;
	s->reading_hamlets = true;
	s->failed = false;
	central_hamlets(s->base.app->central, hamlets_were_read, s);
}

static void other_hamlet(struct worklist_view *s, int step)
{
	const struct hamlet_list *list = rounds_hamlets(s->rounds);
	int to = worklist_hamlet_index(s) + step;

	if (list == NULL || to < 0 || to >= (int)list->rows->len || s->reading_list)
		return;
	g_free(s->hamlet);
	s->hamlet = g_strdup(((struct hamlet_row *)g_ptr_array_index(list->rows, (guint)to))->id);
	listview_unmark(&s->view);
	worklist_build(s);
	listview_move(&s->view, 0);
	if (rounds_worklist(s->rounds, s->hamlet) == NULL)
		read_list(s);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static void open_row(struct worklist_view *s)
{
	const struct work_row *row = worklist_row(s);
	struct app *app = s->base.app;

	if (row == NULL)
		return;
	if (app->line != NULL && line_state(app->line) == LINE_DOWN &&
	    rounds_household(s->rounds, row->id) == NULL)
		app_say(app, _("No line, and this household was not read before. Nothing was "
			       "opened."));
	else
		app_push(app, verify_screen(app, "", row->id));
}

static void change_order(struct worklist_view *s)
{
	s->order = (s->order + 1) % WORK_ORDERS;
	worklist_build(s);
	listview_move(&s->view, 0);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct worklist_view *s = (struct worklist_view *)screen;
	enum filter_answer filtered = filter_key(&s->filter, key, app_typing(screen->app));

	if (filtered == FILTER_CHANGED)
		worklist_build(s);
	if (filtered != FILTER_NOT_MINE)
		return true;
	if (action == ACTION_RELOAD)
		read_all(s);
	else if (action == ACTION_FILTER)
		filter_open(&s->filter);
	else if (action == ACTION_SORT)
		change_order(s);
	else if (action == ACTION_HANDLE)
		worklist_handle(s);
	else if (action == ACTION_PRINT)
		worklist_print(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_LEFT || key->code == K_RIGHT)
		other_hamlet(s, key->code == K_LEFT ? -1 : 1);
	else if (key->code == K_ENTER)
		open_row(s);
	else if (!worklist_digit(s, key))
		return listview_key(&s->view, key, true);
	return true;
}

static char *next_name(const struct worklist_view *s, const struct work_row *row)
{
	const struct household *household = rounds_household(s->rounds, row->id);
	GPtrArray *open = household != NULL ? rounds_open(s->rounds, household) : NULL;
	char *name = NULL;

	if (open == NULL)
		return NULL;
	if (open->len > 0)
		name = kind_show(KIND_NAME, CATALOGUE_NONE,
				 ((struct person_row *)g_ptr_array_index(open, 0))->name);
	g_ptr_array_free(open, TRUE);
	return name;
}

static char *hint(struct screen *screen)
{
	struct worklist_view *s = (struct worklist_view *)screen;
	const struct work_row *row = worklist_row(s);
	g_autofree char *next = row != NULL ? next_name(s, row) : NULL;
	struct work_row now;

	if (row == NULL)
		return g_strdup("");
	now = worklist_now(s, row);
	if (next != NULL)
		return g_strdup_printf(_("House %s: %u people, %u left, next %s. Enter verifies."),
				       row->house, now.people, now.left, next);
	return g_strdup_printf(_("House %s: %u people, %u left. Enter verifies them."), row->house,
			       now.people, now.left);
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	static const enum action all[] = {ACTION_FILTER, ACTION_SORT, ACTION_RELOAD, ACTION_HANDLE,
					  ACTION_PRINT, ACTION_NONE};

	(void)screen;
	memcpy(list, all, sizeof(all));
}

static void resume(struct screen *screen)
{
	visit_settle(screen->app);
	worklist_build((struct worklist_view *)screen);
}

static void close_worklist(struct screen *screen)
{
	struct worklist_view *s = (struct worklist_view *)screen;

	listview_clear(&s->view);
	filter_clear(&s->filter);
	g_ptr_array_free(s->rows, TRUE);
	g_ptr_array_free(s->absent.households, TRUE);
	purpose_clear(&s->absent.purpose);
	g_free(s->hamlet);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return filter_kind(&((struct worklist_view *)screen)->filter, line);
}

static const struct screen_ops ops = {
	.name = "worklist",
	.help = N_("The hamlets with how many people are verified, and below the households of one "
		   "of them where somebody is left. Left and Right go to another hamlet, Enter "
		   "begins with a household, Space marks. F8 records that everybody of the marked "
		   "households is absent: one letter per person. What was read once is there "
		   "without a line too."),
	.row = {ACTION_FILTER, ACTION_HANDLE, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = worklist_draw,
	.act = act,
	.hint = hint,
	.resume = resume,
	.close = close_worklist,
};

struct screen *worklist_screen(struct app *app)
{
	struct worklist_view *s = (struct worklist_view *)screen_new(&ops, app, sizeof(*s));

	s->rounds = visit_rounds(app);
	s->hamlet = g_strdup("");
	s->rows = g_ptr_array_new();
	s->absent.households = g_ptr_array_new_with_free_func(g_free);
	purpose_init(&s->absent.purpose);
	filter_init(&s->filter);
	listview_init(&s->view, (struct listview_owner){.self = s, .draw = worklist_draw_row});
	visit_settle(app);
	if (rounds_hamlets(s->rounds) != NULL)
		choose_hamlet(s);
	worklist_build(s);
	read_all(s);
	return &s->base;
}
