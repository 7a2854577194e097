/* split - a walk over the bytes that knows strings and brackets, and no more. */
#include "central/split.h"

#include <string.h>

#include "forms/json.h"

#include "i18n/banned.h"

enum { BEFORE, FIRST, MORE, BEHIND, ENDED };

#define WORD 64 /* letters of a key that are looked at */

void centre_split_init(struct centre_split *s, FILE *file)
{
	*s = (struct centre_split){.file = file, .at_line = 1, .at_letter = 1, .line = 1,
				   .letter = 1};
	s->slice = g_string_new(NULL);
	s->envelope = g_string_new(NULL);
	s->word = g_string_new(NULL);
}

void centre_split_clear(struct centre_split *s)
{
	g_string_free(s->slice, TRUE);
	g_string_free(s->envelope, TRUE);
	g_string_free(s->word, TRUE);
}

static int take(struct centre_split *s)
{
	int c = fgetc(s->file);

	if (c == '\n') {
		s->at_line++;
		s->at_letter = 1;
	} else if (c != EOF && (c & 0xc0) != 0x80) {
		s->at_letter++;
	}
	return c;
}

static int peek(struct centre_split *s)
{
	int c = fgetc(s->file);

	if (c != EOF)
		ungetc(c, s->file);
	return c;
}

static void keep(struct centre_split *s, GString *into, int c)
{
	if (into->len >= JSON_MAX_BYTES)
		s->too_large = true;
	else
		g_string_append_c(into, (char)c);
}

static bool is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks are part of the envelope, so that its places stay what they are. */
static void pass_blanks(struct centre_split *s)
{
	while (is_blank(peek(s)))
		keep(s, s->envelope, take(s));
}

static bool names_citizen(const char *key)
{
	const char *colon = strrchr(key, ':');

	if (colon)
		key = colon + 1;
	return strcmp(key + (*key == '@' || *key == '-'), "CongDan") == 0;
}

/* One byte of the envelope; true: the value of CongDan comes next. */
static bool walk(struct centre_split *s, int c)
{
	keep(s, s->envelope, c);
	if (s->in_word) {
		if (!s->escaped && c == '"') {
			s->in_word = false;
			s->is_key = true;
		} else if (s->word->len < WORD) {
			g_string_append_c(s->word, (char)c);
		}
		s->escaped = !s->escaped && c == '\\';
	} else if (c == '"') {
		s->in_word = true;
		s->escaped = false;
		g_string_truncate(s->word, 0);
	} else if (c == ':' && s->is_key) {
		s->is_key = false;
		return names_citizen(s->word->str);
	} else if (!is_blank(c)) {
		s->is_key = false;
	}
	return false;
}

static bool find(struct centre_split *s)
{
	int c;

	while (!s->too_large && (c = take(s)) != EOF)
		if (walk(s, c)) {
			pass_blanks(s);
			return true;
		}
	return false;
}

/* The bytes of one value, up to what closes or parts its array or object. */
static void cut(struct centre_split *s)
{
	unsigned depth = 0;
	bool in_word = false, escaped = false;
	int c;

	g_string_truncate(s->slice, 0);
	s->line = s->at_line;
	s->letter = s->at_letter;
	while (!s->too_large && (c = peek(s)) != EOF) {
		if (!in_word && depth == 0 && strchr(",]}", c))
			break;
		keep(s, s->slice, take(s));
		if (in_word) {
			in_word = escaped || c != '"';
			escaped = !escaped && c == '\\';
		} else if (c == '"') {
			in_word = true;
		} else if (strchr("[{", c) && c) {
			depth++;
		} else if (strchr("]}", c) && c) {
			depth--;
		}
	}
}

/* Behind the last citizen; a second CongDan there is left to the judge of the envelope. */
static bool end(struct centre_split *s)
{
	int c;

	while (!s->too_large && (c = take(s)) != EOF)
		keep(s, s->envelope, c);
	s->state = ENDED;
	return false;
}

bool centre_split_next(struct centre_split *s)
{
	if (s->state == ENDED || (s->state == BEFORE && !find(s)))
		return end(s);
	if (s->state == BEHIND)
		return end(s);
	if (s->state == BEFORE && peek(s) != '[') {
		g_string_append(s->envelope, "[]");
		s->state = BEHIND;
		cut(s);
		return !s->too_large;
	}
	if (s->state == BEFORE)
		keep(s, s->envelope, take(s));
	s->state = s->state == BEFORE ? FIRST : MORE;
	pass_blanks(s);
	if (s->state == FIRST && peek(s) == ']')
		return end(s);
	if (s->state == MORE) {
		if (peek(s) != ',')
			return end(s);
		take(s);
		pass_blanks(s);
	}
	cut(s);
	return !s->too_large;
}
