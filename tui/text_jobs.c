/* text_jobs - what `dancu text` does with one line, job by job. */
#include <string.h>

#include <glib.h>

#include "i18n/diff.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/letter.h"
#include "i18n/syllable.h"
#include "i18n/text.h"
#include "i18n/typing.h"
#include "tui/text_work.h"

#include "i18n/banned.h"

#define BACKSPACE 0x08
#define DELETE 0x7f
#define WORD_BYTES 256 /* no word that typing can take up is longer */

bool text_work_reads(struct text_work *work, const char *text, size_t bytes)
{
	struct text_refusal why = {.flaw = TEXT_BAD_UTF8};
	g_autofree char *sentence = NULL, *before = NULL;
	const char *end;

	if (g_utf8_validate(text, (gssize)bytes, &end))
		return true;
	before = g_strndup(text, (gsize)(end - text));
	why.offset = (size_t)(end - text);
	why.code = (unsigned char)*end;
	why.letter = text_letters(before) + 1;
	if (why.code == 0)
		why.flaw = TEXT_CONTROL;
	sentence = text_refusal_sentence(&why);
	lines_fault(&work->lines, why.letter, sentence);
	return false;
}

/* ---- type ----------------------------------------------------------------------------- */

static bool type_argument(struct text_work *work, const char *word)
{
	typing_init(&work->typing, typing_method_of(word), work->new_style);
	work->typing.lone_w = true; /* as in a field where nothing was chosen */
	return work->typing.method != TYPING_OFF;
}

static bool type_option(struct text_work *work, const char *word)
{
	work->new_style = g_str_equal(word, "--new-style");
	work->typing.new_style = work->new_style;
	return work->new_style;
}

static void change(GString *out, size_t take_back, const char *put)
{
	g_string_truncate(out, out->len - MIN(take_back, out->len));
	g_string_append(out, put);
}

/* The letter before the end, with its marks, as a Backspace in a field takes it. */
static void take_letter(GString *out)
{
	const char *at = out->str + out->len;

	while (at > out->str) {
		at = g_utf8_prev_char(at);
		if (!g_unichar_ismark(g_utf8_get_char(at)))
			break;
	}
	g_string_truncate(out, (gsize)(at - out->str));
}

static void adopt(struct typing *typing, const GString *out)
{
	const char *from = out->str + out->len - MIN(out->len, WORD_BYTES);

	while (((unsigned char)*from & 0xc0) == 0x80)
		from++;
	typing_adopt(typing, from, (size_t)(out->str + out->len - from));
}

static void backspace(struct typing *typing, GString *out)
{
	const char *put = "";
	size_t take_back = 0;

	if (typing_backspace(typing, &take_back, &put)) {
		change(out, take_back, put);
	} else {
		take_letter(out);
		typing_reset(typing);
	}
	adopt(typing, out);
}

static bool type_line(struct text_work *work, const char *text, size_t bytes)
{
	GString *out = work->out;
	const char *put = "", *end = text + bytes;
	size_t take_back = 0;

	typing_reset(&work->typing);
	g_string_truncate(out, 0);
	for (const char *at = text, *next; at < end; at = next) {
		char letter[8];

		next = g_utf8_next_char(at);
		if (*at == BACKSPACE || *at == DELETE) {
			backspace(&work->typing, out);
			continue;
		}
		memcpy(letter, at, (size_t)(next - at));
		letter[next - at] = '\0';
		typing_key(&work->typing, letter, &take_back, &put);
		change(out, take_back, put);
	}
	typing_end_word(&work->typing, &take_back, &put);
	change(out, take_back, put);
	lines_put(&work->lines, out->str, out->len);
	return true;
}

/* ---- fold, clean ---------------------------------------------------------------------- */

static bool fold_argument(struct text_work *work, const char *word)
{
	static const struct {
		const char *name;
		enum fold_level level;
	} levels[] = {
		{"canonical", FOLD_CANONICAL},
		{"tone", FOLD_TONELESS},
		{"ascii", FOLD_ASCII},
		{"phonetic", FOLD_PHONETIC},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
		work->level = levels[i].level;
		if (g_str_equal(levels[i].name, word))
			return true;
	}
	return false;
}

static bool fold_line(struct text_work *work, const char *text, size_t bytes)
{
	g_autofree char *key = fold_key(text, work->level);

	(void)bytes;
	lines_put(&work->lines, key, strlen(key));
	return true;
}

static bool clean_line(struct text_work *work, const char *text, size_t bytes)
{
	struct text_refusal why;
	g_autofree char *clean = text_admit(text, bytes, NULL, &why), *sentence = NULL;

	if (clean != NULL) {
		lines_put(&work->lines, clean, strlen(clean));
		return true;
	}
	sentence = text_refusal_sentence(&why);
	lines_fault(&work->lines, why.letter, sentence);
	return false;
}

/* ---- check ---------------------------------------------------------------------------- */

/* A run of letters, with the apostrophes inside; digits make it a number or a code. */
struct run {
	const char *start;
	size_t column, letters;
	bool digits;
};

/* False: the line is of a language whose spelling is not known here; nothing is said. */
static bool judge(struct text_work *work, const struct run *run, const char *end,
		  const char *text, const char *text_end, unsigned *said)
{
	size_t bytes = (size_t)(end - run->start);

	if (run->letters < 2 || run->digits || syllable_is_plausible(run->start, bytes))
		return true;
	if ((*said)++ == 0 && syllable_line_is_of_names(text, (size_t)(text_end - text),
							run->start, bytes))
		return false;
	lines_say(&work->lines, "%zu:%zu: %.*s", work->lines.number, run->column, (int)bytes,
		  run->start);
	work->lines.failed = true;
	return true;
}

static bool joins(const char *at, const char *end)
{
	const char *next = g_utf8_next_char(at);

	return letter_is_apostrophe(g_utf8_get_char(at)) && next < end &&
	       g_unichar_isalpha(g_utf8_get_char(next));
}

static bool check_line(struct text_work *work, const char *text, size_t bytes)
{
	const char *end = text + bytes;
	struct run run = {0};
	size_t column = 0;
	unsigned said = 0;

	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		uint32_t code = g_utf8_get_char(at);
		bool mark = code >= 0x300 && g_unichar_ismark(code);
		bool of_word = mark || g_unichar_isalnum(code);

		column += !mark || at == text;
		if (run.start == NULL && of_word)
			run = (struct run){.start = at, .column = column};
		if (run.start != NULL && !of_word && !joins(at, end)) {
			if (!judge(work, &run, at, text, end, &said))
				return true;
			run.start = NULL;
		}
		run.letters += !mark;
		run.digits = run.digits || g_unichar_isdigit(code);
	}
	if (run.start != NULL)
		(void)judge(work, &run, end, text, end, &said);
	return true;
}

/* ---- diff ----------------------------------------------------------------------------- */

static bool diff_line(struct text_work *work, const char *text, size_t bytes)
{
	const char *tab = memchr(text, '\t', bytes);
	const char *other = tab != NULL ? strchr(tab + 1, '\t') : NULL;
	g_autofree char *before = NULL, *marked = NULL;

	if (tab == NULL || other != NULL) {
		before = g_strndup(text, other != NULL ? (gsize)(other - text) : bytes);
		lines_fault(&work->lines, text_letters(before) + 1,
			    _("There must be one tab here, between two texts."));
		return false;
	}
	before = g_strndup(text, (gsize)(tab - text));
	marked = diff_marked(before, tab + 1);
	lines_put(&work->lines, marked, strlen(marked));
	return true;
}

/* ---- all of them ---------------------------------------------------------------------- */

static const struct text_job jobs[] = {
	{.name = "type", .line = type_line, .argument = type_argument, .wants_argument = true,
	 .option = type_option},
	{.name = "fold", .takes = TEXT_COMPOSED, .line = fold_line, .argument = fold_argument},
	{.name = "sort", .takes = TEXT_RAW | TEXT_KEEPS, .line = text_sort_line,
	 .end = text_sort_end, .option = text_sort_option},
	{.name = "check", .takes = TEXT_COMPOSED | TEXT_KEEPS, .line = check_line},
	{.name = "diff", .line = diff_line},
	{.name = "detect", .takes = TEXT_RAW | TEXT_KEEPS, .line = text_detect_line,
	 .end = text_detect_end},
	{.name = "from", .takes = TEXT_RAW, .line = text_from_line,
	 .argument = text_charset_argument, .wants_argument = true},
	{.name = "to", .line = text_to_line, .argument = text_charset_argument,
	 .wants_argument = true},
	{.name = "clean", .takes = TEXT_RAW, .line = clean_line},
};

const struct text_job *text_job_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(jobs); i++)
		if (g_str_equal(jobs[i].name, name))
			return &jobs[i];
	return NULL;
}
