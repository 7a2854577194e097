/*
 * person - the record of one resident, part by part.
 *
 * The head stands at once with what is known; the parts household and history
 * are read when they are first looked at.  What was read stays on the screen
 * with its time when the line goes down.
 */
#include "tui/atlas.h"
#include "tui/screens.h"

#include <string.h>

#include "client/central.h"
#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/moment.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/people.h"
#include "tui/person.h"

#include "i18n/banned.h"

#define VALUE_COLUMN 26
#define MARK_COLUMN 24
#define SMALL_ROWS 20

struct person {
	struct screen base;
	char *id;
	struct record *record;
	struct household *household;
	GPtrArray *history, *accesses;
	enum record_part part;
	GPtrArray *lines;
	struct listview view;
	bool reading, household_asked, history_asked;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Record of a resident");
}

static struct person_line *line_at(struct person *s, size_t row)
{
	return g_ptr_array_index(s->lines, row);
}

static struct person_line *current(struct person *s)
{
	return s->lines != NULL && listview_has_cursor(&s->view) ? line_at(s, s->view.cursor) : NULL;
}

static bool is_heading(void *self, size_t row)
{
	return line_at(self, row)->heading;
}

static void build(struct person *s)
{
	struct person_source source = {s->record, s->household, s->history, s->accesses,
				       s->base.app->options->plain, atlas_list(s->base.app),
				       atlas_today(s->base.app)};

	if (s->record == NULL)
		return;
	if (s->lines != NULL)
		g_ptr_array_free(s->lines, TRUE);
	s->lines = person_lines(&source, s->part);
	listview_set_count(&s->view, s->lines->len);
	app_touch(s->base.app);
}

/* ---- reading -------------------------------------------------------------------------------- */

static void was_read(const struct answer *answer, void *to)
{
	struct person *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct record *record;

	s->reading = false;
	app_touch(app);
	if (app_answered(app, answer))
		return;
	record = record_of_json(answer->body, &error);
	if (record == NULL) {
		app_say(app, "%s", error->message);
		return;
	}
	record_free(s->record);
	s->record = record;
	build(s);
	app_hint_anew(app);
}

static bool may_read(struct person *s)
{
	struct app *app = s->base.app;

	if (purpose_is_alive(app->purpose, world_now(app->world)))
		return true;
	app_say(app, _("The purpose has ended. F3: type the case number again, then look up."));
	return false;
}

/*
 * Always the whole: requests and verifications come and go while the version,
 * which a short "not modified" would speak of, stays the same.
 */
static void read_record(struct person *s)
{
	struct app *app = s->base.app;

	if (s->reading || !may_read(s))
		return;
	s->reading = true;
	central_resident(app->central, s->id, app->purpose, NULL, was_read, s);
}

static void settled(struct screen *screen, const char *resident)
{
	struct person *s = (struct person *)screen;

	if (s->record == NULL || g_strcmp0(resident, s->id) != 0 ||
	    !purpose_is_alive(screen->app->purpose, world_now(screen->app->world)))
		return;
	s->household_asked = s->history_asked = false;
	read_record(s);
}

static void household_read(const struct answer *answer, void *to)
{
	struct person *s = to;

	if (app_answered(s->base.app, answer)) {
		s->household_asked = false;
		return;
	}
	household_free(s->household);
	s->household = household_of_json(answer->body, NULL);
	build(s);
}

static void history_read(const struct answer *answer, void *to)
{
	struct person *s = to;

	if (app_answered(s->base.app, answer)) {
		s->history_asked = false;
		return;
	}
	g_clear_pointer(&s->history, g_ptr_array_unref);
	s->history = history_of_json(answer->body, NULL);
	if (s->part == PART_HISTORY)
		s->view.cursor = 0;
	build(s);
}

static void accesses_read(const struct answer *answer, void *to)
{
	struct person *s = to;

	if (app_answered(s->base.app, answer))
		return;
	g_clear_pointer(&s->accesses, g_ptr_array_unref);
	s->accesses = accesses_of_json(answer->body, NULL);
	build(s);
}

/* What this part shows besides the record is asked for when it is first seen. */
static void read_part(struct person *s)
{
	struct app *app = s->base.app;

	if (s->record == NULL || !may_read(s))
		return;
	if (s->part == PART_HOUSEHOLD && !s->household_asked &&
	    s->record->household_id[0] != '\0') {
		s->household_asked = true;
		central_household(app->central, s->record->household_id, app->purpose,
				  household_read, s);
	}
	if (s->part == PART_HISTORY && !s->history_asked) {
		s->history_asked = true;
		central_history(app->central, s->id, app->purpose, history_read, s);
		central_accesses(app->central, s->id, app->purpose, accesses_read, s);
	}
}

static void show_part(struct person *s, int step)
{
	s->part = (enum record_part)((int)s->part + step);
	s->view.cursor = s->view.top = 0;
	build(s);
	read_part(s);
}

/* ---- the picture -------------------------------------------------------------------------------- */

static void draw_line(void *self, struct paint *p, size_t row, int at)
{
	const struct person_line *line = line_at(self, row);
	const char *more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	int room = p->cols - 1 - VALUE_COLUMN;
	g_autofree char *value = cells_fit(line->value, room, more);

	paint_text(p, at, 2, line->heading ? p->cols - 3 : 22,
		   line->heading ? ROLE_BOLD : ROLE_PLAIN, line->label);
	if (line->missing)
		paint_text(p, at, MARK_COLUMN, 1, ROLE_MARK, "!");
	/* A hidden number is bullets, which an ASCII terminal folds; a name must not be. */
	if (line->number != FIELD_NONE && line->number == line->field)
		paint_text(p, at, VALUE_COLUMN, room, ROLE_PLAIN, value);
	else
		paint_data(p, at, VALUE_COLUMN, room, ROLE_PLAIN, value);
}

/* The bracket takes the blanks around the name, so names never move. */
static int draw_parts_row(struct person *s, struct paint *p, int row, bool counts, bool draw)
{
	int column = 0;

	for (enum record_part part = PART_PERSON; part < PART_COUNT; part++) {
		g_autofree char *name = person_part_title(s->record, part, counts);
		bool here = part == s->part;
		g_autofree char *cell = g_strdup_printf(here ? "[%s]" : " %s ", name);

		if (draw)
			paint_text(p, row, column, p->cols - 1 - column,
				   here ? ROLE_BOLD : ROLE_PLAIN, cell);
		column += cells_width(cell);
	}
	return column;
}

static void draw_lines(struct person *s, struct paint *p, int row)
{
	int rows = p->rows - 2 - row;
	size_t first, last, total;

	if (s->lines->len > (unsigned)rows)
		rows--;
	listview_draw(&s->view, p, row, rows);
	if (listview_has_cursor(&s->view))
		paint_cursor(p, row + (int)(s->view.cursor - s->view.top), VALUE_COLUMN);
	if (s->lines->len <= (unsigned)rows)
		return;
	listview_position(&s->view, &first, &last, &total);
	g_autofree char *where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct person *s = (struct person *)screen;
	bool small = p->cols < 76 || p->rows < SMALL_ROWS;
	int row = p->rows < SMALL_ROWS ? 4 : 5;
	bool counts = draw_parts_row(s, p, row, true, false) < p->cols;

	draw_parts_row(s, p, row, counts, true);
	if (s->record == NULL) {
		paint_text(p, 1, 2, p->cols - 3, ROLE_DIM,
			   s->reading ? _("(reading…)") : _("not read yet; F5 reads it"));
		paint_cursor(p, row + 1, VALUE_COLUMN);
		return;
	}
	person_head(s->record, p, small);
	draw_lines(s, p, row + 1);
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void change(struct person *s)
{
	struct app *app = s->base.app;
	const struct person_line *line = current(s);
	const struct record_field_row *row;

	if (line == NULL || line->field == FIELD_NONE) {
		app_say(app, _("This line is not changed by itself; choose another one."));
		return;
	}
	row = &record_fields[line->field];
	if ((row->flags & RECORD_LOCKED) != 0 && !person_may_reissue(line->field))
		app_say(app, _("Not corrected here. Procedure: %s"),
			catalogue_name(CATALOGUE_PROCEDURE, row->procedure));
	else
		app_push(app, entry_screen(app, s->record, line->field));
}

static void number(struct person *s, bool compare)
{
	struct app *app = s->base.app;
	const struct person_line *line = current(s);
	enum record_field field = line != NULL ? line->number : FIELD_NONE;

	if (field == FIELD_NONE && s->record->value[FIELD_NUMBER][0] != '\0')
		field = FIELD_NUMBER;
	if (field == FIELD_NONE)
		app_say(app, _("There is no hidden number on this line."));
	else if (may_read(s))
		app_push(app, number_screen(app, s->record, field, compare));
}

/* A form over what the register says now, never over what was kept of it. */
static void papers(struct person *s)
{
	app_push(s->base.app, papers_screen(s->base.app, s->record));
}

static bool act_record(struct person *s, enum action action)
{
	struct app *app = s->base.app;

	if (action == ACTION_CHANGE)
		change(s);
	else if (action == ACTION_VERIFY)
		app_push(app, verify_record_screen(app, s->record));
	else if (action == ACTION_SHOW_NUMBER || action == ACTION_COMPARE)
		number(s, action == ACTION_COMPARE);
	else if (action == ACTION_PAPERS)
		papers(s);
	else if (action == ACTION_HOUSEHOLD)
		app_push(app, household_screen(app, s->record->household_id));
	else
		return false;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct person *s = (struct person *)screen;
	const struct person_line *line = current(s);

	if (action == ACTION_RELOAD) {
		s->household_asked = s->history_asked = false;
		read_record(s);
		read_part(s);
		return true;
	}
	if (action != ACTION_NONE)
		return s->record != NULL && act_record(s, action);
	if (s->record == NULL)
		return false;
	if (key->code == K_LEFT && s->part > PART_PERSON)
		show_part(s, -1);
	else if (key->code == K_RIGHT && s->part + 1 < PART_COUNT)
		show_part(s, 1);
	else if (key->code == K_ENTER && line != NULL && line->resident != NULL)
		app_push(screen->app, person_screen(screen->app, line->resident));
	else
		return listview_key(&s->view, key, false);
	return true;
}

static char *hint(struct screen *screen)
{
	struct person *s = (struct person *)screen;
	const struct person_line *line = current(s);

	if (s->record == NULL)
		return g_strdup("");
	if (line == NULL)
		return g_strdup(_("Left and Right show the other parts of the record."));
	if (cells_width(line->value) > 79 - VALUE_COLUMN)
		return g_strdup(line->value);
	return person_line_hint(s->record, line);
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	struct person *s = (struct person *)screen;
	size_t n = 0;

	list[n++] = ACTION_RELOAD;
	if (s->record != NULL) {
		list[n++] = ACTION_CHANGE;
		list[n++] = ACTION_VERIFY;
		list[n++] = ACTION_SHOW_NUMBER;
		list[n++] = ACTION_COMPARE;
		if (s->record->household_id[0] != '\0')
			list[n++] = ACTION_HOUSEHOLD;
		list[n++] = ACTION_PAPERS;
	}
	list[n++] = ACTION_FIND;
	list[n] = ACTION_NONE;
}

static void close_person(struct screen *screen)
{
	struct person *s = (struct person *)screen;

	listview_clear(&s->view);
	if (s->lines != NULL)
		g_ptr_array_free(s->lines, TRUE);
	record_free(s->record);
	household_free(s->household);
	g_clear_pointer(&s->history, g_ptr_array_unref);
	g_clear_pointer(&s->accesses, g_ptr_array_unref);
	g_free(s->id);
}

static const struct screen_ops ops = {
	.name = "person",
	.help = N_("What the register says of one resident, with version and time. Left and "
		   "Right go through the parts. The cursor stands on a line: F6 proposes a "
		   "change of it, F7 verifies the person. Numbers show their last two digits; F9 "
		   "shows one for 10 seconds or compares it with a card, and both are logged."),
	.row = {ACTION_CHANGE, ACTION_VERIFY, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.settled = settled,
	.close = close_person,
};

struct screen *person_screen(struct app *app, const char *resident)
{
	struct person *s = (struct person *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(resident);
	listview_init(&s->view, (struct listview_owner){s, is_heading, draw_line});
	read_record(s);
	return &s->base;
}
