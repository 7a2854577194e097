/* people - one line per resident; names are cut in the middle, never at the end. */
#include "tui/people.h"

#include <string.h>

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "i18n/match.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define NAME_COLUMN 2
#define NAME_CELLS 25
#define BIRTH_COLUMN 28
#define SEX_COLUMN 40
#define NUMBER_COLUMN 45
#define HAMLET_COLUMN 59
#define HAMLET_CELLS 10
#define NOTE_COLUMN 70

static void put(struct paint *p, int row, int col, int cells, const char *text, bool data)
{
	int room = MIN(cells, p->cols - 1 - col);
	g_autofree char *fit = NULL;

	if (room <= 0)
		return;
	fit = cells_fit(text, room, p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE);
	if (data)
		paint_data(p, row, col, room, ROLE_PLAIN, fit);
	else
		paint_text(p, row, col, room, ROLE_PLAIN, fit);
}

void people_headings(struct paint *p, int row, bool member)
{
	put(p, row, NAME_COLUMN, NAME_CELLS, P_("heading", "Name"), false);
	put(p, row, BIRTH_COLUMN, 11, P_("heading", "Born"), false);
	put(p, row, SEX_COLUMN, 4, P_("heading", "Sex"), false);
	put(p, row, NUMBER_COLUMN, 13, P_("heading", "Number"), false);
	if (member) {
		put(p, row, HAMLET_COLUMN, 20, P_("heading", "Relation to the head"), false);
	} else {
		put(p, row, HAMLET_COLUMN, HAMLET_CELLS, P_("heading", "Hamlet"), false);
		put(p, row, NOTE_COLUMN, 9, P_("heading", "Note"), false);
	}
	paint_rule(p, row + 1, 1, p->cols - 2);
}

char *people_number(const char *value, const char *none, bool plain)
{
	if (value[0] == '\0')
		return g_strdup(none);
	if (plain && kind_hidden(value))
		return g_strdup_printf(P_("number", "hidden, ends %s"),
				       value + strspn(value, "*"));
	return kind_show(KIND_NUMBER12, CATALOGUE_NONE, value);
}

/* "Bến Gỗ" of "Thôn Bến Gỗ": every row of a list says thôn already. */
static const char *short_hamlet(const char *name)
{
	static const char *const kinds[] = {"Thôn ", "thôn ", "Tổ dân phố ", "tổ dân phố "};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_has_prefix(name, kinds[i]))
			return name + strlen(kinds[i]);
	return name;
}

char *people_hamlet(const char *name)
{
	if (name[0] == '\0' || short_hamlet(name) != name)
		return g_strdup(name);
	return g_strdup_printf(P_("hamlet", "Hamlet %s"), name);
}

void people_draw(const struct person_row *person, struct paint *p, int row, bool member)
{
	const char *more = p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, person->name);
	g_autofree char *fit = cells_fit_name(name, NAME_CELLS, more);
	g_autofree char *birth = kind_show(KIND_DATE, CATALOGUE_NONE, person->birth);
	g_autofree char *number = people_number(person->number, _("no number"),
						p->look->plain);

	paint_data(p, row, NAME_COLUMN, NAME_CELLS, ROLE_PLAIN, fit);
	put(p, row, BIRTH_COLUMN, 11, birth, true);
	put(p, row, SEX_COLUMN, 4, catalogue_name(CATALOGUE_SEX, person->sex), false);
	put(p, row, NUMBER_COLUMN, 13, number, false);
	if (member) {
		put(p, row, HAMLET_COLUMN, 20, catalogue_name(CATALOGUE_RELATION, person->relation),
		    false);
		return;
	}
	put(p, row, HAMLET_COLUMN, HAMLET_CELLS,
	    *person->commune ? person->commune : short_hamlet(person->hamlet), false);
	put(p, row, NOTE_COLUMN, 9, person->note, false);
}

/* ---- order ------------------------------------------------------------------------- */

struct sorting {
	char *key;
	gpointer row;
};

char *people_name_key(const char *name, const char *order)
{
	g_autofree char *family = kind_part(name, 0), *middle = kind_part(name, 1);
	g_autofree char *given = kind_part(name, 2);

	return g_str_equal(order, "family") ? collate_person_family(family, middle, given)
					    : collate_person(family, middle, given);
}

static char *key_of(const struct person_row *row, enum people_order by, const char *order)
{
	g_autofree char *name = people_name_key(row->name, order);

	if (by == PEOPLE_BY_NAME)
		return g_steal_pointer(&name);
	if (by == PEOPLE_BY_BIRTH)
		return g_strconcat(row->birth, "\x1f", name, NULL);
	g_autofree char *hamlet = collate_key(row->hamlet);
	return g_strconcat(hamlet, "\x1f", name, NULL);
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct sorting *)a)->key, ((const struct sorting *)b)->key);
}

void people_sort(GPtrArray *rows, enum people_order by, const char *name_order)
{
	struct sorting *sorting = g_new0(struct sorting, rows->len + 1);

	for (unsigned i = 0; i < rows->len; i++) {
		sorting[i].row = g_ptr_array_index(rows, i);
		sorting[i].key = key_of(sorting[i].row, by, name_order);
	}
	qsort(sorting, rows->len, sizeof(*sorting), compare);
	for (unsigned i = 0; i < rows->len; i++) {
		g_ptr_array_index(rows, i) = sorting[i].row;
		g_free(sorting[i].key);
	}
	g_free(sorting);
}

/* ---- row 22 -------------------------------------------------------------------------- */

char *people_sentence(const struct person_row *person, const char *typed)
{
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, person->name);
	char *difference = typed[0] != '\0' ? match_difference(typed, name) : NULL;

	if (difference != NULL)
		return difference;
	if (cells_width(name) > NAME_CELLS)
		return g_strdup_printf(_("%s. Enter opens the record."), name);
	return g_strdup(_("Enter opens the record of the line at >."));
}
