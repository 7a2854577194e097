/* message_commands - what import, export and package say when they are done. */
#include "central/message_commands.h"

#include <errno.h>
#include <string.h>

#include "central/admin.h"
#include "central/message.h"
#include "central/new_file.h"
#include "central/package.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* Paths and counts behind a sentence; nothing when there are none. */
static void say_paths(GString *said, const char *sentence, GHashTable *paths)
{
	g_autofree char *list = centre_paths_print(paths);

	if (list)
		g_string_append_printf(said, "%s %s\n", sentence, list);
}

static char *import_words(const struct centre_import_report *report)
{
	GString *said = g_string_new(NULL);

	g_string_append_printf(said, _("Residents taken in: %u; already known: %u"),
			       report->came, report->known);
	g_string_append_c(said, '\n');
	if (report->mended)
		g_string_append_printf(said, "%s\n", report->mended);
	say_paths(said, _("Kept as notes, because no field holds it:"), report->strangers);
	return g_string_free(said, FALSE);
}

char *centre_import_command(const struct centre *centre, struct centre_ledger *l,
			    const struct centre_options *o,
			    void (*progress)(unsigned citizens, unsigned percent), GError **why)
{
	struct centre_import_report report = {.progress = progress};
	FILE *file = fopen(o->argument, "rbe");
	char *said = NULL;

	if (!file) {
		g_set_error(why, CENTRE_ADMIN_ERROR, 0, _("%s cannot be read: %s"), o->argument,
			    g_strerror(errno));
		return NULL;
	}
	if (centre_import(centre, l, o->commune, file, &report, why))
		said = import_words(&report);
	fclose(file);
	centre_import_report_clear(&report);
	return said;
}

static bool is_one_of(const char *word, const char *a, const char *b)
{
	return !word || strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

const char *centre_export_misuse(const struct centre_options *o)
{
	if ((o->commune != NULL) != (o->resident != NULL) &&
	    is_one_of(o->format, "xml", "json") && is_one_of(o->dialect, "standard", "live"))
		return NULL;
	return _("Either --commune or --resident; --format xml or json; --dialect standard or "
		 "live.");
}

static char *export_words(unsigned count, GHashTable *lost)
{
	GString *said = g_string_new(NULL);

	g_string_append_printf(said, _("Residents written: %u"), count);
	g_string_append_c(said, '\n');
	say_paths(said, _("The message cannot say, and leaves out:"), lost);
	return g_string_free(said, FALSE);
}

char *centre_export_command(const struct centre *centre, struct centre_ledger *l,
			    const struct centre_options *o, FILE *out, GError **why)
{
	struct centre_export_plan plan = {o->commune, o->resident, QCVN109_STANDARD, true,
					  o->note};
	bool to_file = strcmp(o->argument, "-") != 0, done;
	FILE *file = to_file ? centre_file_new(o->argument, why) : out;
	GHashTable *lost = NULL;
	char *said = NULL;
	unsigned count;

	if (!file)
		return NULL;
	plan.xml = g_strcmp0(o->format, "json") != 0;
	if (g_strcmp0(o->dialect, "live") == 0)
		plan.dialect = QCVN109_LIVE;
	done = centre_export(centre, l, &plan, file, &count, &lost, why);
	if (to_file)
		done = centre_file_end(file, o->argument, done, done ? why : NULL) && done;
	if (done)
		said = export_words(count, lost);
	g_clear_pointer(&lost, g_hash_table_unref);
	return said;
}

/* FILE.receipt beside it, for the way back. */
char *centre_package_command(const struct centre *centre, struct centre_ledger *l,
			     const struct centre_options *o, GError **why)
{
	g_autofree char *bytes = NULL, *path = g_strconcat(o->argument, ".receipt", NULL);
	g_autofree char *sentence = NULL;
	g_autoptr(GBytes) file = NULL, receipts = NULL;
	gsize length;

	if (!g_file_get_contents(o->argument, &bytes, &length, why))
		return NULL;
	file = g_bytes_new_take(g_steal_pointer(&bytes), length);
	receipts = centre_package_take(centre, l, file, why);
	if (!receipts || !g_file_set_contents_full(path, g_bytes_get_data(receipts, NULL),
						   (gssize)g_bytes_get_size(receipts),
						   G_FILE_SET_CONTENTS_CONSISTENT |
							   G_FILE_SET_CONTENTS_DURABLE,
						   0600, why))
		return NULL;
	sentence = g_strdup_printf(
		_("The receipts are in %s: bring them back to the terminal."), path);
	return g_strconcat(sentence, "\n", NULL);
}
