/* verify_draw - the person, the register's value, the answer beside it. */
#include "tui/verify.h"

#include <string.h>

#include "forms/kinds.h"
#include "forms/register.h"
#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

enum { LABEL = 2, LABEL_CELLS = 22, OLD = 26, WIDE = 76, TALL = 20, NARROW_OLD = 13 };

/* Where things stand in a window. */
struct place {
	bool tall, wide;
	int person, headings, first;	/* rows */
	int rows;			/* of lines */
	int old_cells, mark, new, new_cells;
	const char *more;
};

static int old_cells_of(int cols)
{
	return cols >= WIDE ? (cols - 1 - OLD - 3) / 2 : NARROW_OLD;
}

static struct place place_of(const struct paint *p)
{
	struct place at = { .tall = p->rows >= TALL, .wide = p->cols >= WIDE };

	at.person = at.tall ? 4 : 3;
	at.headings = at.tall ? 6 : 4;
	at.first = at.headings + 1;
	at.rows = p->rows - 4 - at.first - (at.tall ? 1 : 0);
	at.old_cells = old_cells_of(p->cols);
	at.mark = OLD + at.old_cells + 1;
	at.new = at.mark + 2;
	at.new_cells = p->cols - 1 - at.new;
	at.more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	return at;
}

const struct field *verify_field(const struct verify *s)
{
	if (s->state.cursor < 0)
		return NULL;
	return form_field(&form_verification,
			  record_fields[s->state.line[s->state.cursor].field].path);
}

char *verify_register_says(const struct verify *s, enum record_field field)
{
	const struct record_field_row *row = &record_fields[field];
	const char *value = s->record->value[field];

	if (field == FIELD_NUMBER)
		return people_number(value, _("no number"), s->base.app->options->plain);
	return kind_show(row->kind, row->catalogue, value);
}

/*
 * For its cells: a place at home needs no commune and province; any other that is
 * too long loses whole parts at its end.  Row 22 tells it in full.
 */
static char *fit_place(const struct verify *s, char *text, int cells, const char *more)
{
	g_autofree char *home = g_strconcat(", ", s->record->commune, NULL);
	char *cut = s->record->commune[0] != '\0' ? strstr(text, home) : NULL;

	if (cut != NULL)
		*cut = '\0';
	while (cells_width(text) > cells && (cut = strrchr(text, ',')) != NULL)
		*cut = '\0';
	return cells_fit(text, cells, more);
}

static char *fit_value(const struct verify *s, enum record_field field, int cells,
		       const char *more)
{
	g_autofree char *says = verify_register_says(s, field);

	if (field == FIELD_NAME)
		return cells_fit_name(says, cells, more);
	if (record_fields[field].kind == KIND_PLACE)
		return fit_place(s, says, cells, more);
	return cells_fit(says, cells, more);
}

/* ---- the answers in words -------------------------------------------------------------- */

static char *person_words(const struct verify *s)
{
	if (s->state.person == VERIFY_NOBODY)
		return g_strdup("");
	return g_strdup_printf("%d %s", s->state.person + 1,
			       verification_person_name((enum verification_person)s->state.person));
}

static char *agrees_words(const struct verify_line *line, bool wide)
{
	switch (line->compared) {
	case COMPARED_CARD:
		return g_strdup_printf("1 %s", wide ? _("agrees, as on the card")
						    : P_("answer", "as on the card"));
	case COMPARED_ENDING:
		return g_strdup_printf("1 %s", wide ? _("agrees, last two digits")
						    : P_("answer", "last two digits match"));
	case COMPARED_NOT:
		break;
	}
	return g_strdup_printf("1 %s", verification_word_name(VERIFIED_AGREES));
}

/* The person's value; how it differs from the register's, when that does not show. */
static char *differs_words(const struct verify *s, const struct verify_line *line)
{
	const struct record_field_row *row = &record_fields[line->field];
	g_autofree char *value = kind_show(row->kind, row->catalogue, line->value);
	g_autofree char *old =
		kind_show(row->kind, row->catalogue, s->record->value[line->field]);
	g_autofree char *unseen = diff_unseen(old, value);
	const char *word = verification_word_name(VERIFIED_DIFFERS);

	return unseen ? g_strdup_printf("2 %s: %s (%s)", word, value, unseen)
		      : g_strdup_printf("2 %s: %s", word, value);
}

static char *line_words(const struct verify *s, const struct verify_line *line, bool wide)
{

	if (!line->answered)
		return g_strdup("");
	switch (line->word) {
	case VERIFIED_AGREES:
		return agrees_words(line, wide);
	case VERIFIED_DIFFERS:
		if (line->field == FIELD_NUMBER)
			return g_strdup_printf("2 %s", _("differs from the card"));
		return differs_words(s, line);
	case VERIFIED_NO_PAPER:
		return g_strdup_printf("3 %s", P_("answer", "no paper yet"));
	case VERIFIED_REST:
		return g_strdup_printf("9 %s", P_("answer", "the rest is right"));
	case VERIFIED_COUNT:
		break;
	}
	return g_strdup("");
}

/* "*": a draft correction was made; "!": no paper, or nothing this desk corrects. */
static const char *mark_of(const struct verify_line *line)
{
	if (!line->answered)
		return "";
	if (line->word == VERIFIED_DIFFERS)
		return line->corrected ? "*" : "!";
	return line->word == VERIFIED_NO_PAPER ? "!" : "";
}

/* ---- lines ------------------------------------------------------------------------------ */

static void draw_answer(struct verify *s, struct paint *p, const struct place *at, int row,
			unsigned i)
{
	const struct verify_line *line = &s->state.line[i];
	bool here = (int)i == s->state.cursor;
	g_autofree char *words = line_words(s, line, at->wide);
	g_autofree char *fit = cells_fit(words, at->new_cells, at->more);
	g_autofree char *view = NULL;
	int cursor = 0;

	if (here && s->input != INPUT_NONE) {
		s->edit.viqr = p->look->ascii;
		view = lineedit_view(&s->edit, at->new_cells, &cursor);
		paint_data(p, row, at->new, at->new_cells, ROLE_PLAIN, view);
		if (s->complaint != NULL)
			paint_text(p, row, at->mark, 1, ROLE_MARK, "!");
	} else {
		paint_text(p, row, at->mark, 1, ROLE_MARK, mark_of(line));
		paint_data(p, row, at->new, at->new_cells, ROLE_PLAIN, fit);
	}
	if (here)
		paint_cursor(p, row, at->new + cursor);
}

static void draw_line(struct verify *s, struct paint *p, const struct place *at, int row,
		      unsigned i)
{
	enum record_field field = s->state.line[i].field;
	g_autofree char *fit = fit_value(s, field, at->old_cells, at->more);

	if ((int)i == s->state.cursor)
		paint_text(p, row, 0, 1, ROLE_MARK, ">");
	paint_text(p, row, LABEL, LABEL_CELLS, ROLE_PLAIN, record_label(field));
	if (field == FIELD_NUMBER)
		paint_text(p, row, OLD, at->old_cells, ROLE_PLAIN, fit);
	else
		paint_data(p, row, OLD, at->old_cells, ROLE_PLAIN, fit);
	draw_answer(s, p, at, row, i);
}

static void draw_lines(struct verify *s, struct paint *p, const struct place *at)
{
	int last;

	s->rows = at->rows;
	if (s->state.cursor >= 0 && s->state.cursor < s->top)
		s->top = s->state.cursor;
	if (s->state.cursor >= s->top + s->rows)
		s->top = s->state.cursor - s->rows + 1;
	last = MIN((int)s->state.count, s->top + s->rows);
	for (int i = s->top; i < last; i++)
		draw_line(s, p, at, at->first + i - s->top, (unsigned)i);
	verify_state_show(&s->state, (unsigned)last);
}

static void draw_person_line(struct verify *s, struct paint *p, const struct place *at)
{
	g_autofree char *words = person_words(s);

	paint_text(p, at->person, LABEL, LABEL_CELLS, ROLE_PLAIN, _("This person"));
	paint_text(p, at->person, OLD, p->cols - 1 - OLD, ROLE_PLAIN, words);
	if (s->state.cursor != VERIFY_PERSON_LINE)
		return;
	paint_text(p, at->person, 0, 1, ROLE_MARK, ">");
	paint_cursor(p, at->person, OLD + cells_width(words));
}

/* ---- head and foot ------------------------------------------------------------------------ */

static void draw_head(struct verify *s, struct paint *p, const struct place *at)
{
	const struct record *r = s->record;
	g_autofree char *who = g_strdup_printf(_("person %u / %u"),
						s->done + s->at + 1, s->done + s->people->len);
	g_autofree char *as_of = moment_show(r->as_of);
	g_autofree char *hamlet = people_hamlet(r->hamlet);
	g_autofree char *where = g_strdup_printf(_("%s, house %s"), hamlet, r->house);
	g_autofree char *fit = cells_fit(where, 25, at->more);
	g_autofree char *version = g_strdup_printf(
		at->wide ? _("The register says: version %s, as of %s") : _("version %s, as of %s"),
		r->version, as_of);

	headline_draw(p, 1, r, who);
	paint_data(p, 2, LABEL, 25, ROLE_PLAIN, at->wide ? fit : who);
	paint_text(p, 2, at->wide ? 28 : 18, p->cols - 1 - 18, ROLE_PLAIN, version);
	paint_text(p, at->headings, LABEL, LABEL_CELLS, ROLE_PLAIN, P_("heading", "Field"));
	paint_text(p, at->headings, OLD, at->old_cells, ROLE_PLAIN,
		   at->wide ? P_("heading", "The register says") : P_("heading", "Register"));
	paint_text(p, at->headings, at->new, at->new_cells, ROLE_PLAIN, P_("heading", "Result"));
}

static const char *legend_of(const struct verify *s, const struct place *at)
{
	if (s->state.cursor == VERIFY_PERSON_LINE)
		return at->wide ? _("1 present  2 absent  3 dead  4 missing  5 moved away  "
				    "6 cannot be identified")
				: _("1 present 2 absent 3 dead 4 missing 5 moved 6 not known");
	if (!verify_state_rest_allowed(&s->state))
		return at->wide ? _("1 right  2 differs  3 could not show a paper")
				: _("1 right  2 differs  3 no paper yet");
	return at->wide ? _("1 right  2 differs  3 could not show a paper  9 the rest is right")
			: _("1 right  2 differs  3 no paper yet  9 the rest");
}

static char *next_words(const struct verify *s)
{
	const struct person_row *row;
	g_autofree char *name = NULL;
	g_autofree char *relation = NULL;

	if (s->at + 1 >= s->people->len)
		return g_strdup(s->people->len > 1 ? _("the last of this household") : "");
	row = g_ptr_array_index(s->people, s->at + 1);
	name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
	relation = g_utf8_strdown(catalogue_name(CATALOGUE_RELATION, row->relation), -1);
	if (row->relation[0] == '\0')
		return g_strdup_printf(_("Next: %s"), name);
	return g_strdup_printf(_("Next: %s, %s"), name, relation);
}

static void draw_foot(struct verify *s, struct paint *p, const struct place *at)
{
	g_autofree char *counts = g_strdup_printf(
		at->wide ? _("Right %u, differs %u, no paper yet %u, left %u")
			 : _("Right %u, differs %u, no paper %u, left %u"),
		verify_state_count(&s->state, VERIFIED_AGREES),
		verify_state_count(&s->state, VERIFIED_DIFFERS),
		verify_state_count(&s->state, VERIFIED_NO_PAPER), verify_state_left(&s->state));
	g_autofree char *next = next_words(s), *fit = cells_fit(next, at->new_cells, at->more);

	paint_text(p, p->rows - 4, LABEL, p->cols - 3, ROLE_PLAIN, legend_of(s, at));
	paint_text(p, p->rows - 3, LABEL, p->cols - 3, ROLE_PLAIN, counts);
	if (at->wide)
		paint_data(p, p->rows - 3, at->new, at->new_cells, ROLE_PLAIN, fit);
}

void verify_draw(struct screen *screen, struct paint *p)
{
	struct verify *s = (struct verify *)screen;
	struct place at = place_of(p);
	const struct person_row *person = verify_person(s);

	if (s->record == NULL) {
		if (person != NULL && person->name[0] != '\0')
			headline_draw_row(p, 1, person, NULL);
		paint_text(p, 2, LABEL, p->cols - 3, ROLE_DIM,
			   s->failed ? _("not read yet; F5 reads it") : _("(reading…)"));
		paint_cursor(p, 2, LABEL);
		return;
	}
	draw_head(s, p, &at);
	draw_person_line(s, p, &at);
	draw_lines(s, p, &at);
	draw_foot(s, p, &at);
}
