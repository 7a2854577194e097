/* places_rows - one row, by its list. */
#include "forms/places_rows.h"

#include "i18n/banned.h"

bool place_list_row(struct place_list *list, const struct delta_row *row)
{
	char *const *cell = row->cell;

	switch (row->list) {
	case DELTA_EDITION:
		return place_list_edition(list, cell[0], cell[1]);
	case DELTA_UNIT: {
		const struct place_row unit = { cell[0], cell[1], cell[2],
						cell[3], cell[4], cell[5] };

		return place_list_unit(list, &unit);
	}
	case DELTA_LINK:
		return place_list_link(list, cell[0], cell[1], cell[3], cell[2][0]);
	case DELTA_CODE:
	case DELTA_DAY:
	case DELTA_NONE:
	case DELTA_LIST_COUNT:
		break;
	}
	return false;
}
