/* list_commands - people --faults, compare. */
#include "central/list_commands.h"

#include <string.h>

#include "central/admin.h"
#include "central/new_file.h"

#include "i18n/banned.h"

bool centre_people_command(const struct centre *centre, struct centre_ledger *l,
			   const struct centre_options *o, centre_progress progress, GError **why)
{
	struct centre_population plan = {o->commune, o->seed, o->count, PEOPLE_AS_IN_LIFE, NULL};
	FILE *file = NULL;
	bool done;

	if (o->faults && strcmp(o->faults, "none") == 0)
		plan.faults = PEOPLE_CLEAN;
	else if (o->faults && !(file = centre_file_new(o->faults, why)))
		return false;
	if (!file)
		return centre_populate_as(centre, l, &plan, progress, why);
	plan.faults = PEOPLE_PLANTED;
	plan.list = g_string_new(NULL);
	done = centre_populate_as(centre, l, &plan, progress, why);
	if (done)
		fputs(plan.list->str, file);
	done = centre_file_end(file, o->faults, done, done ? why : NULL) && done;
	g_string_free(plan.list, TRUE);
	return done;
}
