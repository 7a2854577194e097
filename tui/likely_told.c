/* likely_told - likely duplicates that the centre found when a new person arrived. */
#include "tui/likely_told.h"

#include "forms/kinds.h"
#include "forms/person_row.h"
#include "i18n/language.h"
#include "tui/people.h"

#include "i18n/banned.h"

char *likely_outcome(const struct json *receipt)
{
	const struct json *rows = json_get(receipt, "duplicates");
	struct person_row *row = rows && json_count(rows) > 0
					 ? person_row_of_json(json_first(rows), NULL)
					 : NULL;
	g_autofree char *born = NULL, *hamlet = NULL;
	char *words;

	if (!row)
		return NULL;
	born = kind_show(KIND_DATE, CATALOGUE_NONE, row->birth);
	hamlet = people_hamlet(row->hamlet);
	words = g_strdup_printf(_("like %zu on record (%s, %s)"), json_count(rows), born, hamlet);
	person_row_free(row);
	return words;
}
