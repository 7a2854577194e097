/* entry_draw - the picture of a form being filled in. */
#include "tui/entry.h"

#include <string.h>

#include "forms/originals.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define FORM_ROW 4	/* in a low window 3: no blank row above the headings */
#define LOW_ROWS 20
#define WHERE 28	/* column of a new person's household */

static void draw_record_plain(struct entry *s, struct paint *paint)
{
	const struct record *record = s->kept->record;
	g_autofree char *name = kept_subject(s->kept);
	g_autofree char *born = kind_show(KIND_DATE, CATALOGUE_NONE, record->value[FIELD_BIRTH]);
	g_autofree char *as_of = moment_show(record->as_of);
	g_autofree char *who = g_strdup_printf(
		_("%s, %s, born %s, number hidden, last two digits %s."), name,
		catalogue_name(CATALOGUE_SEX, record->value[FIELD_SEX]), born,
		record->value[FIELD_NUMBER] + MAX(strlen(record->value[FIELD_NUMBER]), 2) - 2);
	g_autofree char *where = g_strdup_printf(_("Version %s, as of %s. %s."), record->version,
						 as_of, s->position);

	paint_data(paint, 1, 1, paint->cols - 2, ROLE_PLAIN, who);
	paint_text(paint, 2, 1, paint->cols - 2, ROLE_PLAIN, where);
}

static void draw_position(struct entry *s, struct paint *paint)
{
	int row = paint->rows - 3, used;
	g_autofree char *below = NULL;

	if (paint->look->plain) {
		size_t left = s->view.form->fields - MIN(s->view.form->fields,
							 s->view.top + s->view.shown);
		g_autofree char *rest = g_strdup_printf(_("%zu more fields below."), left);

		if (left > 0)
			paint_text(paint, row, 1, paint->cols - 2, ROLE_PLAIN, rest);
		return;
	}
	used = 2 + paint_text(paint, row, 2, 40, ROLE_PLAIN, s->position);
	below = formview_below(&s->view, MIN(30, paint->cols - 1 - used - 2));
	paint_text(paint, row, paint->cols - 1 - cells_width(below), 30, ROLE_PLAIN, below);
}

/* "Thôn Bến Gỗ, hộ 0127 (chủ hộ Nguyễn Văn Mẫu)".  g_free() it. */
static char *household_words(const struct record *record)
{
	g_autofree char *hamlet = people_hamlet(record->hamlet);
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, record->value[FIELD_HEAD_NAME]);

	if (!*record->household_id)
		return g_strdup_printf(_("%s, a new household"), hamlet);
	return g_strdup_printf(_("%s, household %s, head %s"), hamlet, record->household_number,
			       head);
}

/* "DC01, TT 53/2025/TT-BCA, ngày 12/03/2026; mẫu chưa đối chiếu".  g_free() it. */
static char *paper_words(const struct entry *s)
{
	const struct form *form = s->view.form;
	g_autofree char *date = kind_show(KIND_DATE, CATALOGUE_NONE, s->kept->form_date);

	return g_strdup_printf(form->unverified ? _("%s, dated %s; layout not verified")
						: _("%s, dated %s"),
			       form->circular, date);
}

static void draw_new(struct entry *s, struct paint *paint)
{
	g_autofree char *name = kept_subject(s->kept);
	g_autofree char *where = household_words(s->kept->record);
	int room = paint->cols - 1 - WHERE;

	g_autofree char *fit = cells_fit(where, room, paint->look->ascii ? CELLS_MORE_ASCII
								       : CELLS_MORE);
	g_autofree char *who = cells_fit_name(name, WHERE - 4, CELLS_MORE);

	paint_data(paint, 1, 2, WHERE - 4, ROLE_BOLD, who);
	paint_data(paint, 1, WHERE, room, ROLE_PLAIN, fit);
}

static void draw_new_plain(struct entry *s, struct paint *paint)
{
	g_autofree char *name = kept_subject(s->kept);
	g_autofree char *where = household_words(s->kept->record);
	g_autofree char *who = g_strdup_printf("%s, %s.", name, where);

	paint_data(paint, 1, 1, paint->cols - 2, ROLE_PLAIN, who);
	paint_text(paint, 2, 1, paint->cols - 2, ROLE_PLAIN, s->position);
}

static void draw_headings(struct paint *paint, int row)
{
	int width = (paint->cols - 1 - 26 - 3) / 2;

	paint_text(paint, row, 2, 22, ROLE_PLAIN, P_("heading", "Field"));
	paint_text(paint, row, 26, width, ROLE_PLAIN, P_("heading", "On record"));
	paint_text(paint, row, 26 + width + 3, width, ROLE_PLAIN, P_("heading", "Proposed"));
}

/* Row 2: the paper it follows, when it follows one. */
static void draw_paper(struct entry *s, struct paint *paint)
{
	g_autofree char *words = NULL;

	if (!*s->kept->form_date || !form_is_paper(s->view.form))
		return;
	words = paper_words(s);
	paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN, words);
}

/* Nothing of the record is shown: it is another commune's. */
static void draw_claim(struct entry *s, struct paint *paint)
{
	g_autofree char *name = kept_subject(s->kept);

	paint_data(paint, 1, 2, WHERE - 4, ROLE_BOLD, name);
	paint_text(paint, 1, WHERE, paint->cols - 1 - WHERE, ROLE_PLAIN,
		   _("of another commune: number, name, birth as on the card"));
}

void entry_draw(struct screen *screen, struct paint *paint)
{
	struct entry *s = (struct entry *)screen;
	bool paper = form_is_paper(s->view.form), new = kept_is_new(s->kept);
	bool claim = kept_is_claim(s->kept);
	bool low = paint->rows < LOW_ROWS && !paper;
	int top = low || new || claim ? FORM_ROW - 1 : FORM_ROW;
	g_autofree char *version = headline_version(s->kept->record);

	if (claim)
		draw_claim(s, paint);
	else if (paint->look->plain && new)
		draw_new_plain(s, paint);
	else if (paint->look->plain)
		draw_record_plain(s, paint);
	else if (new)
		draw_new(s, paint);
	else
		headline_draw(paint, 1, s->kept->record, version);
	if (paint->look->plain && paper)
		top++;
	if (!paint->look->plain)
		draw_paper(s, paint);
	if (!paint->look->plain && !new && !claim)
		draw_headings(paint, top - 1);
	formview_draw(&s->view, paint, top, paint->rows - 3 - top);
	draw_position(s, paint);
}

char *entry_advice(const struct entry *s)
{
	const struct field *field = formview_field(&s->view);
	g_autofree char *today = date_iso(moment_date(world_now(s->base.app->world)));

	if (field->catalogue != CATALOGUE_PAPER)
		return NULL;
	return original_advice(draft_value(s->kept->draft, field->key), today);
}
