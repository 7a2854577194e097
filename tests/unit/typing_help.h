/* typing_help - keys into an empty line, for the tests and benches of typing. */
#ifndef TESTS_TYPING_HELP_H
#define TESTS_TYPING_HELP_H

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/typing.h"

static inline void typing_take(GString *line, size_t back, const char *put)
{
	if (back > line->len)
		abort();
	/* the shortest stretch: its first letter does differ */
	if (back > 0 && *put != '\0' &&
	    g_utf8_get_char(line->str + line->len - back) == g_utf8_get_char(put))
		abort();
	g_string_truncate(line, line->len - back);
	g_string_append(line, put);
}

static inline void typing_take_letter(struct typing *t, GString *line)
{
	const char *put = "";
	size_t back = 0;

	if (!typing_backspace(t, &back, &put) && line->len > 0)
		back = line->len - (size_t)(g_utf8_prev_char(line->str + line->len) - line->str);
	typing_take(line, back, put);
}

/* <BS> is Backspace, | ends the word as Enter does.  The line is new. */
static inline char *typing_type(struct typing *t, const char *keys)
{
	GString *line = g_string_new(NULL);
	const char *put, *next;
	size_t back;

	typing_reset(t);
	for (; *keys != '\0'; keys = next) {
		char letter[8] = "";

		next = g_utf8_next_char(keys);
		if (g_str_has_prefix(keys, "<BS>")) {
			next = keys + 4;
			typing_take_letter(t, line);
			continue;
		}
		memcpy(letter, keys, (size_t)(next - keys));
		if (*keys == '|')
			typing_end_word(t, &back, &put);
		else
			typing_key(t, letter, &back, &put);
		typing_take(line, back, put);
	}
	return g_string_free(line, FALSE);
}

#endif
