/* catalogue_import - read, check, write, tell. */
#include "central/catalogue_import.h"

#include <stdlib.h>
#include <string.h>

#include "central/catalogue_file.h"
#include "central/divisions.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define FILES 40u

struct work {
	const struct centre_catalogue_plan *plan;
	struct centre_ledger *ledger;
	struct centre_catalogue_file file[FILES];
	struct centre_catalogue_news places, codes;
	char *today;
	unsigned files, done, steps;
	void (*progress)(unsigned done, unsigned total);
};

static void step(struct work *w)
{
	if (w->progress)
		w->progress(++w->done, w->steps);
}

static bool fail(GError **why, const char *sentence)
{
	if (why && !*why)
		g_set_error_literal(why, CENTRE_SHEET_ERROR, 1, sentence);
	return false;
}

/* FILE.sha256, as sha256sum writes it, must fit where it is there. */
static bool check_sum(const char *path, const char *bytes, gsize length, GError **why)
{
	g_autofree char *beside = g_strconcat(path, ".sha256", NULL), *said = NULL;
	g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
							   (const guchar *)bytes, length);
	g_autofree char *name = text_show(path, strlen(path));

	if (!g_file_get_contents(beside, &said, NULL, NULL))
		return true;
	if (g_ascii_strncasecmp(said, sum, strlen(sum)) == 0)
		return true;
	g_set_error(why, CENTRE_SHEET_ERROR, 1,
		    _("%s is not the file that its .sha256 speaks of: it is damaged or "
		      "another. "
		      "Nothing was changed."),
		    name);
	return false;
}

static bool read_file(struct work *w, const char *path, GError **why)
{
	struct centre_catalogue_file *file = &w->file[w->files];
	g_autofree char *bytes = NULL;
	struct centre_sheet *sheet;
	gsize length;

	if (!g_file_get_contents(path, &bytes, &length, why) ||
	    !check_sum(path, bytes, length, why))
		return false;
	sheet = centre_sheet_read(path, bytes, length, why);
	if (!sheet)
		return false;
	w->files++;
	if (!centre_catalogue_file_init(file, sheet, w->ledger, w->plan->edition,
					w->plan->from, why))
		return false;
	file->today = w->today;
	step(w);
	return true;
}

static bool read_all(struct work *w, GError **why)
{
	if (w->plan->files > FILES)
		return fail(why, _("Too many files at once. Nothing was changed."));
	for (unsigned i = 0; i < w->plan->files; i++)
		if (!read_file(w, w->plan->file[i], why))
			return false;
	return true;
}

/* Divisions before what speaks of them, each list in the order of its days. */
static int in_order(const void *a, const void *b)
{
	const struct centre_catalogue_file *x = a, *y = b;

	return x->list != y->list ? (int)x->list - (int)y->list : strcmp(x->day, y->day);
}

static bool write_all(struct work *w, GError **why)
{
	bool places = false;

	for (unsigned i = 0; i < w->files; i++) {
		if (!centre_catalogue_file_store(&w->file[i], w->ledger, &w->codes, why))
			return false;
		places |= centre_catalogue_file_is_place(&w->file[i]);
		step(w);
	}
	if (places && !centre_divisions_apply(w->ledger, &w->places))
		return false;
	step(w);
	return true;
}

static void tell(GString *out, const char *list, const struct centre_catalogue_news *news)
{
	if (!news->added && !news->changed && !news->ended && !news->dropped)
		return;
	g_string_append_printf(
		out, _("%s: %u added, %u renamed or changed, %u ended, %u taken out"),
		list, news->added, news->changed, news->ended, news->dropped);
	g_string_append_c(out, '\n');
	for (guint i = 0; i < news->examples->len; i++)
		g_string_append_printf(out, "  %s\n",
				       (const char *)news->examples->pdata[i]);
	if (news->added + news->changed + news->ended + news->dropped >
	    news->examples->len)
		g_string_append(out, "  …\n");
}

static char *report(const struct work *w, int64_t before)
{
	GString *out = g_string_new(NULL);
	int64_t changes = centre_catalogue_seq(w->ledger) - before;

	tell(out, _("Divisions"), &w->places);
	tell(out, _("Codes and days"), &w->codes);
	if (changes == 0)
		g_string_append(out, _("Nothing is new in these files."));
	else
		g_string_append_printf(out, _("Rows that terminals will fetch: %lld."),
				       (long long)changes);
	g_string_append_c(out, '\n');
	if (w->plan->dry && changes) {
		g_string_append(out, _("This was a look only: nothing was changed."));
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static char *run(struct work *w, GError **why)
{
	int64_t before = centre_catalogue_seq(w->ledger);
	char *text = NULL;

	if (!read_all(w, why))
		return NULL;
	if (w->files > 1)
		qsort(w->file, w->files, sizeof(w->file[0]), in_order);
	if (centre_begin(w->ledger) && write_all(w, why)) {
		text = report(w, before);
		if (w->plan->dry)
			centre_rollback(w->ledger);
		else if (!centre_commit(w->ledger))
			g_clear_pointer(&text, g_free);
	} else {
		centre_rollback(w->ledger);
	}
	if (!text)
		fail(why, _("The database could not be written. Nothing was changed."));
	return text;
}

char *centre_catalogue_import(const struct centre *centre, struct centre_ledger *l,
			      const struct centre_catalogue_plan *plan,
			      void (*progress)(unsigned done, unsigned total),
			      GError **why)
{
	struct work *w = g_new0(struct work, 1);
	GError *inner = NULL;
	char *text;

	w->plan = plan;
	w->ledger = l;
	w->steps = 2 * plan->files + 1;
	w->progress = progress;
	w->today = date_iso(moment_date(world_now(centre->world)));
	centre_catalogue_news_init(&w->places);
	centre_catalogue_news_init(&w->codes);
	text = run(w, &inner);
	if (inner)
		g_propagate_error(why, inner);
	for (unsigned i = 0; i < w->files; i++)
		centre_catalogue_file_clear(&w->file[i]);
	centre_catalogue_news_clear(&w->places);
	centre_catalogue_news_clear(&w->codes);
	g_free(w->today);
	g_free(w);
	return text;
}

char *centre_catalogue_command(const struct centre *centre, struct centre_ledger *l,
			       const struct centre_options *options,
			       void (*progress)(unsigned done, unsigned total),
			       GError **why)
{
	g_autofree char *from =
		options->from ? date_iso(moment_date(options->from)) : NULL;
	const struct centre_catalogue_plan plan = {
		.file = (const char *const *)options->files->pdata,
		.files = options->files->len,
		.edition = options->edition,
		.from = from,
		.dry = options->dry_run,
	};

	return centre_catalogue_import(centre, l, &plan, progress, why);
}
