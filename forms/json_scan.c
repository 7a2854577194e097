/*
 * json_scan - RFC 8259 as one pass over the bytes, with a stack of 32 levels.
 *
 * Each level remembers only whether it is an object.  Reading goes from value
 * to value: after a value come the closings, then a comma and the next key.
 */
#include "forms/json_scan.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "i18n/banned.h"

struct scan {
	const char *at, *end;
	size_t values, max_values;
	unsigned depth;
	bool object[JSON_MAX_DEPTH];
	enum json_scan flaw;
};

static bool flaw(struct scan *s, enum json_scan what)
{
	s->flaw = what;
	return false;
}

static void skip_blanks(struct scan *s)
{
	while (s->at < s->end &&
	       (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r'))
		s->at++;
}

static bool take(struct scan *s, char c)
{
	if (s->at >= s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

static bool scan_word(struct scan *s, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(s->end - s->at) < length || memcmp(s->at, word, length) != 0)
		return flaw(s, JSON_SCAN_SYNTAX);
	s->at += length;
	return true;
}

static bool scan_number(struct scan *s)
{
	int64_t n = 0;
	const char *first;

	(void)take(s, '-');
	for (first = s->at; s->at < s->end && g_ascii_isdigit(*s->at); s->at++) {
		n = n * 10 + (*s->at - '0');
		if (n >= JSON_MAX_NUMBER)
			return flaw(s, JSON_SCAN_NUMBER);
	}
	if (s->at == first)
		return flaw(s, JSON_SCAN_SYNTAX);
	if (s->at - first > 1 && *first == '0')
		return flaw(s, JSON_SCAN_NUMBER);
	if (s->at < s->end && (*s->at == '.' || *s->at == 'e' || *s->at == 'E'))
		return flaw(s, JSON_SCAN_NUMBER);
	return true;
}

/* Four hex digits after \u; -1 when they are not. */
static int scan_hex(struct scan *s)
{
	int code = 0;

	if (s->end - s->at < 4)
		return -1;
	for (int i = 0; i < 4; i++, s->at++) {
		int digit = g_ascii_xdigit_value(*s->at);

		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

static bool scan_escape(struct scan *s)
{
	int code, low;

	if (s->at >= s->end)
		return flaw(s, JSON_SCAN_STRING);
	if (*s->at != 'u') {
		if (!*s->at || !strchr("\"\\/bfnrt", *s->at))
			return flaw(s, JSON_SCAN_STRING);
		s->at++;
		return true;
	}
	s->at++;
	code = scan_hex(s);
	if (code <= 0 || (code >= 0xdc00 && code <= 0xdfff))
		return flaw(s, JSON_SCAN_STRING);
	if (code >= 0xd800 && code <= 0xdbff) {
		if (!take(s, '\\') || !take(s, 'u'))
			return flaw(s, JSON_SCAN_STRING);
		low = scan_hex(s);
		if (low < 0xdc00 || low > 0xdfff)
			return flaw(s, JSON_SCAN_STRING);
	}
	return true;
}

static bool scan_string(struct scan *s)
{
	if (!take(s, '"'))
		return flaw(s, JSON_SCAN_SYNTAX);
	while (s->at < s->end) {
		unsigned char c = (unsigned char)*s->at++;

		if (c == '"')
			return true;
		if (c < 0x20 || c == 0x7f)
			return flaw(s, JSON_SCAN_STRING);
		if (c == '\\' && !scan_escape(s))
			return false;
	}
	return flaw(s, JSON_SCAN_SYNTAX);
}

static bool scan_key(struct scan *s)
{
	skip_blanks(s);
	if (!scan_string(s))
		return false;
	skip_blanks(s);
	return take(s, ':') || flaw(s, JSON_SCAN_SYNTAX);
}

/* An opened array or object that is not empty stands before its first value. */
static bool scan_open(struct scan *s, bool object, bool *empty)
{
	if (s->depth == JSON_MAX_DEPTH)
		return flaw(s, JSON_SCAN_DEPTH);
	s->at++;
	skip_blanks(s);
	*empty = take(s, object ? '}' : ']');
	if (*empty)
		return true;
	s->object[s->depth++] = object;
	return !object || scan_key(s);
}

/* One value, or the opening of one: *opened tells that its first child comes next. */
static bool scan_value(struct scan *s, bool *opened)
{
	bool empty;

	*opened = false;
	skip_blanks(s);
	if (++s->values > s->max_values)
		return flaw(s, JSON_SCAN_VALUES);
	if (s->at >= s->end)
		return flaw(s, JSON_SCAN_SYNTAX);
	switch (*s->at) {
	case '{':
	case '[':
		if (!scan_open(s, *s->at == '{', &empty))
			return false;
		*opened = !empty;
		return true;
	case '"':
		return scan_string(s);
	case 't':
		return scan_word(s, "true");
	case 'f':
		return scan_word(s, "false");
	case 'n':
		return scan_word(s, "null");
	default:
		return scan_number(s);
	}
}

/* What follows a value: closings, then a comma, unless all is closed. */
static bool scan_after(struct scan *s)
{
	for (skip_blanks(s); s->depth > 0; skip_blanks(s)) {
		bool object = s->object[s->depth - 1];

		if (take(s, ','))
			return !object || scan_key(s);
		if (!take(s, object ? '}' : ']'))
			return flaw(s, JSON_SCAN_SYNTAX);
		s->depth--;
	}
	return true;
}

static bool scan_all(struct scan *s)
{
	bool opened;

	do {
		if (!scan_value(s, &opened))
			return false;
		if (!opened && !scan_after(s))
			return false;
	} while (s->depth > 0);
	return s->at == s->end || flaw(s, JSON_SCAN_SYNTAX);
}

enum json_scan json_scan(const char *bytes, size_t length, size_t max_bytes,
			 size_t max_values, size_t *where)
{
	struct scan s = { .at = bytes, .end = bytes + length, .max_values = max_values };
	const char *bad = bytes;

	if (length > max_bytes)
		s.flaw = JSON_SCAN_BYTES;
	else if (!g_utf8_validate_len(bytes, length, &bad))
		s.flaw = JSON_SCAN_UTF8, s.at = bad;
	else
		(void)scan_all(&s);
	if (where)
		*where = (size_t)(s.at - bytes);
	return s.flaw;
}
