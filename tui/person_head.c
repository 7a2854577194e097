/* person_head - the rows above the parts of a record: who, which version, what is wrong. */
#include "tui/person.h"

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/moment.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

void person_head(const struct record *r, struct paint *p, bool small)
{
	const char *more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, r->value[FIELD_NAME]);
	g_autofree char *fit = cells_fit_name(name, 25, more);
	g_autofree char *birth = kind_show(KIND_DATE, CATALOGUE_NONE, r->value[FIELD_BIRTH]);
	g_autofree char *number = people_number(r->value[FIELD_NUMBER], _("no number"),
						p->look->plain);
	g_autofree char *as_of = moment_show(r->as_of);
	g_autofree char *version = g_strdup_printf(
		small ? _("version %s, as of %s") : _("The register says: version %s, as of %s"),
		r->version, as_of);
	g_autofree char *hamlet = people_hamlet(r->hamlet);
	g_autofree char *where = g_strdup_printf(_("%s, household %s"), hamlet,
						 r->household_number);
	g_autofree char *warnings = person_warnings(r), *warning = NULL;

	warning = cells_fit(warnings, p->cols - 3, more);
	paint_data(p, 1, 2, 25, ROLE_BOLD, fit);
	paint_text(p, 1, 28, 4, ROLE_PLAIN, catalogue_name(CATALOGUE_SEX, r->value[FIELD_SEX]));
	paint_text(p, 1, small ? 32 : 33, 11, ROLE_PLAIN, birth);
	paint_text(p, 1, small ? 44 : 45, 13, ROLE_PLAIN, number);
	if (!small) {
		g_autofree char *life =
			text_lower(catalogue_name(CATALOGUE_LIFE, r->value[FIELD_LIFE]));
		g_autofree char *place = cells_fit(where, 25, more);

		paint_text(p, 1, 60, p->cols - 61, ROLE_PLAIN, life);
		paint_data(p, 2, 2, 25, ROLE_PLAIN, place);
	}
	paint_text(p, 2, small ? 2 : 28, p->cols - 3, ROLE_PLAIN, version);
	if (warning[0] != '\0') {
		paint_text(p, 3, 0, 1, ROLE_MARK, p->look->plain ? "" : "!");
		paint_text(p, 3, 2, p->cols - 3, ROLE_PLAIN, warning);
	}
}
