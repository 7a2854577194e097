/* list_commands - people --faults, compare. */
#include "central/list_commands.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "central/admin.h"
#include "central/compare.h"
#include "central/new_file.h"
#include "i18n/language.h"

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

static bool fail(GError **why, const char *sentence)
{
	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, sentence);
	return false;
}

/* What was told on the command line; false: `why`. */
static bool plan_read(struct centre_compare_plan *plan, struct centre_ledger *l,
		      const struct centre_options *o, GError **why)
{
	*plan = (struct centre_compare_plan){.columns = o->columns, .commune = o->commune,
					     .publish = o->publish};
	if (o->charset && (plan->charset = charset_of(o->charset)) == CHARSET_NONE)
		return fail(why, _("There is no such character set: utf-8 tcvn3 vni viscii "
				   "windows-1258 vps viqr tcvn5712 mojibake."));
	return !o->commune ||
	       centre_number(l, 0, "SELECT count(*) FROM commune WHERE code = ?1", "s",
			     o->commune) == 1 ||
	       fail(why, _("There is no such commune. Add it first: dancu-central commune add"));
}

static bool files_open(struct centre_compare_plan *plan, const struct centre_options *o,
		       GError **why)
{
	struct stat st;

	plan->list = fopen(o->argument, "re");
	if (!plan->list) {
		g_set_error(why, CENTRE_ADMIN_ERROR, 0, _("%s cannot be read: %s."), o->argument,
			    g_strerror(errno));
		return false;
	}
	if (fstat(fileno(plan->list), &st) == 0 && S_ISREG(st.st_mode))
		plan->bytes = (size_t)st.st_size;
	plan->result = centre_file_new(o->result, why);
	if (!plan->result)
		fclose(plan->list);
	return plan->result != NULL;
}

static char *tell_outcome(const struct centre_compare_outcome *outcome, const char *result)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, _("Lines compared: %u (%s)\n"), outcome->lines,
			       charset_name(outcome->charset));
	for (int i = 0; i < COMPARE_RESULTS; i++)
		g_string_append_printf(out, "  %s: %u\n", compare_name((enum compare_result)i),
				       outcome->results[i]);
	if (outcome->faulty)
		g_string_append_printf(out, _("Lines that cannot be read: %u\n"),
				       outcome->faulty);
	if (outcome->published)
		g_string_append_printf(out, _("Lines given to communes: %u\n"),
				       outcome->published);
	g_string_append_printf(out, _("The result is in %s.\n"), result);
	return g_string_free(out, FALSE);
}

char *centre_compare_command(const struct centre *centre, struct centre_ledger *l,
			     const struct centre_options *o, centre_progress progress,
			     GError **why)
{
	struct centre_compare_plan plan;
	struct centre_compare_outcome outcome;
	bool done;

	if (!plan_read(&plan, l, o, why) || !files_open(&plan, o, why))
		return NULL;
	done = centre_compare_list(centre, l, &plan, &outcome, progress, why);
	fclose(plan.list);
	done = centre_file_end(plan.result, o->result, done, done ? why : NULL) && done;
	return done ? tell_outcome(&outcome, o->result) : NULL;
}
