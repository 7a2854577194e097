/* groups - rows to groups, groups to words. */
#include "tui/groups.h"

#include "i18n/figures.h"
#include "i18n/language.h"

#include "i18n/banned.h"

enum group group_of(const struct person_row *row)
{
	if (g_str_equal(row->rank, "exact"))
		return GROUP_EXACT;
	return g_str_equal(row->rank, "sound") ? GROUP_SOUND : GROUP_MAYBE;
}

static unsigned count_of(const struct person_list *list, enum group group)
{
	if (group == GROUP_MAYBE)
		return list->total - MIN(list->total, list->exact + list->sounds);
	return group == GROUP_EXACT ? list->exact : list->sounds;
}

char *group_heading(const struct person_list *list, enum group group)
{
	g_autofree char *figures = figures_show(count_of(list, group));

	if (group == GROUP_EXACT)
		return g_strdup_printf(_("Exact  %s"), figures);
	if (group == GROUP_SOUND)
		return g_strdup_printf(_("Maybe, heard alike  %s"), figures);
	return g_strdup_printf(_("Maybe  %s, nearest first"), figures);
}

char *group_total(const struct person_list *list)
{
	bool all = list->total_more && list->cursor[0] == '\0';
	g_autofree char *total = figures_show(all ? list->rows->len : list->total);
	g_autofree char *exact = figures_show(list->exact);
	g_autofree char *maybe = figures_show(list->total - MIN(list->total, list->exact));

	if (list->total_more && !all)
		return g_strdup_printf(_("more than %s people; add a birth year"), total);
	if (list->exact == 0 || list->exact == list->total)
		return g_strdup_printf(_("%s people"), total);
	return g_strdup_printf(_("%s people: %s exact, %s maybe"), total, exact, maybe);
}
