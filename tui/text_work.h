/*
 * text_work - the jobs of `dancu text`, between its files: text_command.c
 * reads the command line and goes through the lines, text_jobs.c does what is
 * done line by line, text_charset.c so for old charsets, text_sort.c keeps all.
 *
 * A job gets lines of valid UTF-8 without NUL, composed (NFC) where it asks
 * for that, unless it takes raw bytes.
 */
#ifndef TUI_TEXT_WORK_H
#define TUI_TEXT_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/charset.h"
#include "i18n/fold.h"
#include "i18n/typing.h"
#include "tui/lines.h"

enum text_order { TEXT_BY_WORDS, TEXT_BY_GIVEN, TEXT_BY_FAMILY };

struct text_work {
	struct lines lines;
	struct typing typing;
	bool new_style;
	enum text_order order;
	enum fold_level level;
	enum charset charset;
	GString *out;	   /* one line, used again */
	GPtrArray *sorted; /* of text_sort.c */
	GStringChunk *kept;
	bool crlf;
};

enum text_takes {
	TEXT_RAW = 1,	   /* bytes of any kind */
	TEXT_COMPOSED = 2, /* NFC */
	TEXT_KEEPS = 4,	   /* writes nothing line by line, or its own lines */
};

struct text_job {
	const char *name;
	unsigned takes; /* enum text_takes */
	/*
	 * One line, `bytes` of text with a NUL behind them.  False: it could not
	 * be handled, and why was said; an empty line takes its place.
	 */
	bool (*line)(struct text_work *work, const char *text, size_t bytes);
	void (*end)(struct text_work *work); /* may be NULL */
	/* What follows its name on the command line, one word; NULL: nothing may. */
	bool (*argument)(struct text_work *work, const char *word);
	bool wants_argument;
	bool (*option)(struct text_work *work, const char *word); /* --..., NULL: none */
};

/* NULL: there is none of this name. */
const struct text_job *text_job_find(const char *name);

/* Is this UTF-8 without NUL?  Else says where it is not. */
bool text_work_reads(struct text_work *work, const char *text, size_t bytes);

bool text_sort_option(struct text_work *work, const char *word);
bool text_sort_line(struct text_work *work, const char *text, size_t bytes);
void text_sort_end(struct text_work *work);

bool text_charset_argument(struct text_work *work, const char *word);
bool text_from_line(struct text_work *work, const char *text, size_t bytes);
bool text_to_line(struct text_work *work, const char *text, size_t bytes);
bool text_detect_line(struct text_work *work, const char *text, size_t bytes);
void text_detect_end(struct text_work *work);

#endif
