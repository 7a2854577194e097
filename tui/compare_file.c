/*
 * compare_file - a list that lies on this machine, compared with the commune's own
 * copy while the screen stays alive; the result is a file beside it.
 */
#include <string.h>

#include "client/compare_copy.h"
#include "client/keeper.h"
#include "forms/world.h"
#include "i18n/figures.h"
#include "tui/inputs.h"
#include "tui/lists.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define PIECE 2000 /* lines between two looks at the keyboard */
#define BAR 40

struct compare_file {
	struct screen base;
	struct input input;
	struct inputs inputs;
	struct compare_copy *job; /* NULL: not begun, or ended badly */
	const struct replica_index *people; /* with whom it was begun */
	bool done;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Compare a list");
}

/* The commune's people in this machine's copy; NULL: there is none. */
static const struct replica_index *people_of(const struct app *app)
{
	struct replica *replica = app->keeper ? keeper_replica(app->keeper) : NULL;
	const struct replica_index *people = replica ? replica_people(replica) : NULL;

	return people && replica_index_count(people) > 0 ? people : NULL;
}

/* ---- the work ------------------------------------------------------------------------- */

static void tick(struct screen *screen, int64_t steady)
{
	struct compare_file *s = (struct compare_file *)screen;
	g_autoptr(GError) why = NULL;

	screen->wake_at = INT64_MAX;
	if (!s->job || s->done)
		return;
	if (people_of(screen->app) != s->people) {
		g_clear_pointer(&s->job, compare_copy_free);
		app_say(screen->app, _("The copy was filled anew meanwhile. Begin again."));
		return;
	}
	switch (compare_copy_step(s->job, PIECE, &why)) {
	case COMPARE_COPY_GOES_ON:
		screen->wake_at = steady;
		break;
	case COMPARE_COPY_DONE:
		s->done = true;
		app_say(screen->app, _("Compared. The result is in the file named above."));
		break;
	case COMPARE_COPY_FAILED:
		app_say(screen->app, "%s", why->message);
		g_clear_pointer(&s->job, compare_copy_free);
		break;
	}
	app_touch(screen->app);
}

static void begin(struct compare_file *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) why = NULL;

	s->people = people_of(app);
	if (!s->people) {
		app_say(app, _("The commune's own copy is not here yet: F9, Copy of the commune."));
		return;
	}
	g_clear_pointer(&s->job, compare_copy_free);
	s->done = false;
	s->job = compare_copy_new(inputs_text(&s->inputs, 0), s->people, &why);
	if (!s->job)
		app_say(app, "%s", why->message);
	else
		s->base.wake_at = world_steady(app->world);
}

/* ---- the picture ----------------------------------------------------------------------- */

static void draw_count(struct paint *p, int row, const char *name, unsigned n)
{
	g_autofree char *figure = figures_show(n);

	paint_text(p, row, 2, 22, ROLE_PLAIN, name);
	paint_text(p, row, 26, 12, ROLE_PLAIN, figure);
}

static void draw_job(const struct compare_file *s, struct paint *p)
{
	struct compare_copy_counts counts = compare_copy_counts(s->job);
	g_autofree char *bar = g_strnfill(counts.percent * BAR / 100, '#');
	g_autofree char *rest = g_strnfill(BAR - counts.percent * BAR / 100, '.');
	g_autofree char *line = g_strdup_printf("%s%s %u%%", bar, rest, counts.percent);
	int row = 8;

	paint_text(p, 6, 2, p->cols - 3, ROLE_PLAIN, line);
	draw_count(p, row++, _("Lines"), counts.lines);
	for (int i = 0; i < COMPARE_RESULTS; i++)
		draw_count(p, row++, compare_name((enum compare_result)i), counts.results[i]);
	if (counts.faulty)
		draw_count(p, row++, _("cannot be read"), counts.faulty);
	paint_text(p, row + 1, 2, 22, ROLE_PLAIN, s->done ? _("Result") : "");
	if (s->done)
		paint_data(p, row + 1, 26, p->cols - 27, ROLE_PLAIN, counts.result);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct compare_file *s = (struct compare_file *)screen;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("CSV or TSV; number, name, birth date are known by the first line."));
	if (s->job)
		draw_job(s, p);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN,
		   _("Only this commune is compared: who is not here may live elsewhere."));
	inputs_draw(&s->inputs, p);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct compare_file *s = (struct compare_file *)screen;

	if (action != ACTION_NONE && action != ACTION_HANDLE)
		return false;
	if (action == ACTION_HANDLE) {
		begin(s);
		return true;
	}
	s->inputs.typing = NULL;
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_ENTER:
		begin(s);
		break;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		break;
	case INPUTS_TAKEN:
	case INPUTS_CHANGED:
	case INPUTS_FULL:
		break;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("The whole path of the list; Enter compares it with the copy."));
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct compare_file *)screen)->inputs, line);
}

static void close_file(struct screen *screen)
{
	struct compare_file *s = (struct compare_file *)screen;

	compare_copy_free(s->job);
	inputs_clear(&s->inputs);
}

static const struct screen_ops ops = {
	.name = "compare_file",
	.help = N_("A list of another sector, a CSV or TSV file in any of the known character "
		   "sets, is compared line by line with the commune's own copy on this machine: "
		   "nothing goes over the line. The result is a new file beside the list, "
		   "readable by you alone."),
	.row = {ACTION_HANDLE, ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.tick = tick,
	.hint = hint,
	.close = close_file,
};

struct screen *compare_file_screen(struct app *app)
{
	struct compare_file *s = (struct compare_file *)screen_new(&ops, app, sizeof(*s));

	s->input = (struct input){.label = _("List"), .row = 4};
	lineedit_init(&s->input.edit, 200);
	s->inputs = (struct inputs){.input = &s->input, .count = 1};
	return &s->base;
}
