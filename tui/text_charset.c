/*
 * text_charset - `dancu text from`, `to` and `detect`.
 *
 * Detection wants all of the input at once, but not all of a large one: its
 * first megabyte, then only lines with other letters than ASCII.
 */
#include <string.h>

#include <glib.h>

#include "i18n/charset.h"
#include "i18n/language.h"
#include "tui/text_work.h"

#include "i18n/banned.h"

#define SAMPLE ((size_t)1 << 20)

bool text_charset_argument(struct text_work *work, const char *word)
{
	work->charset = charset_of(word);
	return work->charset != CHARSET_NONE;
}

bool text_from_line(struct text_work *work, const char *text, size_t bytes)
{
	struct charset_fault fault;
	g_autofree char *read = charset_decode(work->charset, text, bytes, &fault);
	g_autofree char *sentence = NULL;

	if (read != NULL) {
		lines_put(&work->lines, read, strlen(read));
		return true;
	}
	sentence = charset_fault_sentence(work->charset, &fault);
	lines_fault(&work->lines, fault.letter, sentence);
	return false;
}

bool text_to_line(struct text_work *work, const char *text, size_t bytes)
{
	struct charset_fault fault;
	size_t count;
	g_autofree char *written = charset_encode(work->charset, text, &count, &fault);
	g_autofree char *sentence = NULL;

	(void)bytes;
	if (written != NULL) {
		lines_put(&work->lines, written, count);
		return true;
	}
	sentence = charset_losses_sentence(work->charset, text);
	lines_fault(&work->lines, fault.letter, sentence);
	return false;
}

static bool is_ascii(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

bool text_detect_line(struct text_work *work, const char *text, size_t bytes)
{
	GString *sample = work->out;

	if (sample->len < SAMPLE || (sample->len < 2 * SAMPLE && !is_ascii(text, bytes))) {
		g_string_append_len(sample, text, (gssize)bytes);
		g_string_append_c(sample, '\n');
	}
	return true;
}

void text_detect_end(struct text_work *work)
{
	unsigned percent;
	enum charset charset = charset_detect(work->out->str, work->out->len, &percent);

	lines_say(&work->lines, "%s %u", charset_name(charset), percent);
	if (charset == CHARSET_NONE)
		work->lines.failed = true;
}
