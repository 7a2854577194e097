/* headline - who this is about. */
#include "tui/headline.h"

#include <glib.h>

#include "forms/kinds.h"
#include "forms/person_row.h"
#include "forms/record.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { NAME = 2, NAME_CELLS = 25, SEX = 28, BIRTH = 33, NUMBER = 45, MORE = 60, NARROW = 80 };

static const char *ellipsis(const struct paint *paint)
{
	return paint->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
}

static void draw(struct paint *paint, int row, const char *name, const char *sex,
		 const char *birth, const char *number, const char *more)
{
	bool narrow = paint->cols < NARROW;
	g_autofree char *who = kind_show(KIND_NAME, CATALOGUE_NONE, name);
	g_autofree char *fit = cells_fit_name(who, NAME_CELLS, ellipsis(paint));
	g_autofree char *gender = kind_show(KIND_CODE, CATALOGUE_SEX, sex);
	g_autofree char *born = kind_show(KIND_DATE, CATALOGUE_NONE, birth);
	g_autofree char *digits = kind_show(KIND_NUMBER12, CATALOGUE_NONE, number);
	g_autofree char *short_sex = cells_fit(gender, 4, "");

	paint_data(paint, row, NAME, NAME_CELLS, ROLE_BOLD, fit);
	paint_text(paint, row, SEX, 4, ROLE_PLAIN, short_sex);
	paint_text(paint, row, BIRTH - narrow, 11, ROLE_PLAIN, born);
	paint_text(paint, row, NUMBER - narrow, 14, ROLE_PLAIN, digits);
	if (more && !narrow)
		paint_text(paint, row, MORE, paint->cols - 1 - MORE, ROLE_PLAIN, more);
}

void headline_draw(struct paint *paint, int row, const struct record *record, const char *more)
{
	draw(paint, row, record->value[FIELD_NAME], record->value[FIELD_SEX],
	     record->value[FIELD_BIRTH], record->value[FIELD_NUMBER], more);
}

void headline_draw_row(struct paint *paint, int row, const struct person_row *person,
		       const char *more)
{
	draw(paint, row, person->name, person->sex, person->birth, person->number, more);
}

char *headline_version(const struct record *record)
{
	g_autofree char *clock = moment_clock(record->as_of);

	if (!*record->version)
		return g_strdup(_("no record yet"));
	return g_strdup_printf(_("version %s, %s"), record->version, clock);
}
