/* lines - a chunk of 64 KiB in, as much out; nothing of stdio. */
#include "tui/lines.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define CHUNK ((size_t)64 << 10)

void lines_init(struct lines *lines, int in, int out, int err)
{
	*lines = (struct lines){.in = in, .out = out, .err = err, .ending = ""};
	lines->text = g_string_sized_new(256);
	lines->ready = g_string_sized_new(CHUNK);
	lines->chunk = g_malloc(CHUNK);
}

void lines_clear(struct lines *lines)
{
	g_string_free(lines->text, TRUE);
	g_string_free(lines->ready, TRUE);
	g_free(lines->chunk);
}

/* ---- out ------------------------------------------------------------------------------ */

/* A pipe that was set not to block is waited for. */
static bool write_all(int to, const char *text, size_t bytes)
{
	while (bytes > 0) {
		ssize_t n = write(to, text, bytes);
		struct pollfd room = {to, POLLOUT, 0};

		if (n < 0 && errno == EAGAIN)
			poll(&room, 1, -1);
		else if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			text += n;
			bytes -= (size_t)n;
		}
	}
	return true;
}

static void say_broken(struct lines *lines, const char *format)
{
	int why = errno;
	GString *said = g_string_new("dancu: ");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	g_string_append_printf(said, format, g_strerror(why));
#pragma GCC diagnostic pop
	g_string_append_c(said, '\n');
	write_all(lines->err, said->str, said->len);
	g_string_free(said, TRUE);
	lines->broken = lines->failed = true;
}

static void write_ready(struct lines *lines)
{
	if (!lines->broken && !write_all(lines->out, lines->ready->str, lines->ready->len))
		say_broken(lines, _("the output could not be written: %s"));
	g_string_truncate(lines->ready, 0);
}

static void put(struct lines *lines, const char *text, size_t bytes)
{
	g_string_append_len(lines->ready, text, (gssize)bytes);
	if (lines->ready->len >= CHUNK)
		write_ready(lines);
}

void lines_put(struct lines *lines, const char *text, size_t bytes)
{
	put(lines, text, bytes);
	put(lines, lines->ending, strlen(lines->ending));
}

void lines_say(struct lines *lines, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	put(lines, text, strlen(text));
	put(lines, "\n", 1);
}

void lines_fault(struct lines *lines, size_t column, const char *sentence)
{
	g_autofree char *said = g_strdup_printf("%zu:%zu: %s\n", lines->number, column, sentence);

	write_all(lines->err, said, strlen(said));
	lines->failed = true;
}

bool lines_end(struct lines *lines)
{
	write_ready(lines);
	return !lines->failed;
}

/* ---- in ------------------------------------------------------------------------------- */

static bool refill(struct lines *lines)
{
	ssize_t n;

	write_ready(lines);
	do {
		struct pollfd ready = {lines->in, POLLIN, 0};

		n = lines->broken ? 0 : read(lines->in, lines->chunk, CHUNK);
		if (n < 0 && errno == EAGAIN)
			poll(&ready, 1, -1);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0)
		say_broken(lines, _("the input could not be read: %s"));
	lines->at = 0;
	lines->filled = n > 0 ? (size_t)n : 0;
	return n > 0;
}

static void take(struct lines *lines, size_t bytes)
{
	if (lines->text->len + bytes > LINES_BYTES)
		lines->too_long = true;
	if (lines->too_long)
		g_string_truncate(lines->text, 0);
	else
		g_string_append_len(lines->text, lines->chunk + lines->at, (gssize)bytes);
	lines->at += bytes;
}

/* A CR before the end is of the end. */
static void cut_ending(struct lines *lines, bool ended)
{
	GString *text = lines->text;

	lines->ending = ended ? "\n" : "";
	if (text->len > 0 && text->str[text->len - 1] == '\r') {
		lines->ending = ended ? "\r\n" : "\r";
		g_string_truncate(text, text->len - 1);
	}
}

bool lines_next(struct lines *lines)
{
	bool begun = false;

	g_string_truncate(lines->text, 0);
	lines->too_long = false;
	while (lines->at < lines->filled || refill(lines)) {
		const char *from = lines->chunk + lines->at;
		size_t left = lines->filled - lines->at;
		const char *end = memchr(from, '\n', left);

		take(lines, end != NULL ? (size_t)(end - from) : left);
		begun = true;
		if (end == NULL)
			continue;
		lines->at++;
		lines->number++;
		cut_ending(lines, true);
		return !lines->broken;
	}
	lines->number += begun;
	cut_ending(lines, false);
	return begun && !lines->broken;
}
