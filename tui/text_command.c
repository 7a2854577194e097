/* text_command - the command line of `dancu text`, and the walk over the lines. */
#include "tui/text_command.h"

#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "i18n/language.h"
#include "tui/lines.h"
#include "tui/text_work.h"

#include "i18n/banned.h"

enum { STATUS_DONE, STATUS_FAULT, STATUS_WRONG_USE };

int text_command_at(int argc, char *const *argv, const char **lang)
{
	*lang = "";
	for (int i = 1; i < argc; i++) {
		if (g_str_equal(argv[i], "--lang") && i + 1 < argc)
			*lang = argv[++i];
		else if (g_str_has_prefix(argv[i], "--lang="))
			*lang = argv[i] + strlen("--lang=");
		else
			return g_str_equal(argv[i], "text") ? i : 0;
	}
	return 0;
}

static void tell(int to, const char *text)
{
	struct lines lines;

	lines_init(&lines, -1, to, to);
	lines_put(&lines, text, strlen(text));
	lines_end(&lines);
	lines_clear(&lines);
}

static int usage(int to, int status)
{
	tell(to, _("Usage: dancu text type telex|vni|viqr [--new-style]\n"
		   "       dancu text fold [ascii|tone|phonetic]\n"
		   "       dancu text sort [--names|--family-first]\n"
		   "       dancu text check | clean | detect | diff\n"
		   "       dancu text from CHARSET\n"
		   "       dancu text to CHARSET\n"
		   "\n"
		   "  type    what these keys make: Vietnamese letters\n"
		   "  fold    the search key: without case, or also tones, all marks, sounds\n"
		   "  sort    in the order of the dictionary, or of persons' names\n"
		   "  check   LINE:COLUMN: and each syllable that Vietnamese does not have\n"
		   "  clean   text as a field admits it, mended where there is only one way\n"
		   "  detect  CHARSET PERCENT of the whole input\n"
		   "  diff    two texts with a tab between them, as one: [-lost-]{+new+}\n"
		   "  from    CHARSET to UTF-8, and to the other way: tcvn3 tcvn5712 vni viscii\n"
		   "          cp1258 vps viqr mojibake\n"
		   "\n"
		   "One line in, one line out, in UTF-8.  What cannot be handled is said as\n"
		   "LINE:COLUMN: and gives an empty line; the exit status is then 1.\n"));
	return status;
}

static bool wants_help(int argc, char *const *argv)
{
	for (int i = 1; i < argc; i++)
		if (g_str_equal(argv[i], "--help") || g_str_equal(argv[i], "-h"))
			return true;
	return false;
}

/* The words behind the job's name: options anywhere, one argument at most. */
static bool read_words(const struct text_job *job, struct text_work *work, int argc,
		       char *const *argv)
{
	bool given = false;

	for (int i = 2; i < argc; i++) {
		if (g_str_has_prefix(argv[i], "-")) {
			if (job->option == NULL || !job->option(work, argv[i]))
				return false;
		} else if (given || job->argument == NULL || !job->argument(work, argv[i])) {
			return false;
		} else {
			given = true;
		}
	}
	return given || !job->wants_argument;
}

static bool has_marks(const char *text, size_t bytes)
{
	return memchr(text, 0xcc, bytes) != NULL || memchr(text, 0xcd, bytes) != NULL;
}

static bool do_line(const struct text_job *job, struct text_work *work)
{
	struct lines *lines = &work->lines;
	const char *text = lines->text->str;
	size_t bytes = lines->text->len;
	g_autofree char *nfc = NULL;

	if (lines->too_long) {
		lines_fault(lines, 1, _("The line is longer than 16 MiB."));
		return false;
	}
	if (!(job->takes & TEXT_RAW) && !text_work_reads(work, text, bytes))
		return false;
	if ((job->takes & TEXT_COMPOSED) && has_marks(text, bytes)) {
		nfc = g_utf8_normalize(text, (gssize)bytes, G_NORMALIZE_DEFAULT_COMPOSE);
		text = nfc;
		bytes = strlen(nfc);
	}
	return job->line(work, text, bytes);
}

int text_command(int argc, char *const *argv, int in, int out, int err)
{
	const struct text_job *job = argc > 1 ? text_job_find(argv[1]) : NULL;
	struct text_work work = {.level = FOLD_CANONICAL};
	bool fine;

	if (wants_help(argc, argv))
		return usage(out, STATUS_DONE);
	if (job == NULL || !read_words(job, &work, argc, argv))
		return usage(err, STATUS_WRONG_USE);
	lines_init(&work.lines, in, out, err);
	work.out = g_string_sized_new(256);
	while (lines_next(&work.lines))
		if (!do_line(job, &work) && !(job->takes & TEXT_KEEPS))
			lines_put(&work.lines, "", 0);
	if (job->end != NULL)
		job->end(&work);
	fine = lines_end(&work.lines);
	lines_clear(&work.lines);
	g_string_free(work.out, TRUE);
	return fine ? STATUS_DONE : STATUS_FAULT;
}
