/* table - rows out of a stream. */
#include "forms/table.h"

#include <string.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define PIECE ((size_t)64 << 10)

struct table {
	table_source source;
	void *self;
	enum charset charset;
	char separator;
	GByteArray *ahead;  /* read, not yet taken */
	size_t at;	    /* in `ahead` */
	size_t read;	    /* bytes that came from the source */
	bool ended, failed; /* the source */
	unsigned line, row_line;
	GByteArray *raw;    /* bytes of the row's cells, NUL behind each */
	GArray *starts;	    /* size_t: where each begins in raw */
	GPtrArray *cells;   /* char *, decoded */
};

static void set_error(GError **why, const struct table *t, const char *sentence)
{
	g_set_error(why, TABLE_ERROR, 0, _("Line %u: %s"), t->row_line, sentence);
}

/* More bytes from the source; false: there are none. */
static bool fill(struct table *t)
{
	size_t had;
	ssize_t got;

	if (t->ended || t->failed)
		return false;
	if (t->at > 0) {
		g_byte_array_remove_range(t->ahead, 0, (guint)t->at);
		t->at = 0;
	}
	had = t->ahead->len;
	g_byte_array_set_size(t->ahead, (guint)(had + PIECE));
	got = t->source(t->self, (char *)t->ahead->data + had, PIECE);
	g_byte_array_set_size(t->ahead, (guint)(had + (size_t)MAX(got, 0)));
	t->read += (size_t)MAX(got, 0);
	t->failed = got < 0;
	t->ended = got == 0;
	return got > 0;
}

/* The next byte without taking it; -1: the end. */
static int peek(struct table *t)
{
	if (t->at >= t->ahead->len && !fill(t))
		return -1;
	return t->ahead->data[t->at];
}

static int take(struct table *t)
{
	int c = peek(t);

	t->at += c >= 0;
	return c;
}

/* Takes the LF of a CRLF, too. */
static void end_line(struct table *t, int c)
{
	if (c == '\r' && peek(t) == '\n')
		t->at++;
	t->line++;
}

static size_t count_of(const char *text, size_t bytes, char c)
{
	size_t n = 0;
	bool quoted = false;

	for (size_t i = 0; i < bytes && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
		if (text[i] == '"')
			quoted = !quoted;
		n += !quoted && text[i] == c;
	}
	return n;
}

static char separator_of(const char *text, size_t bytes)
{
	static const char known[] = "\t;,";
	char best = ',';
	size_t most = 0;

	for (size_t i = 0; known[i]; i++) {
		size_t n = count_of(text, bytes, known[i]);

		if (n > most) {
			most = n;
			best = known[i];
		}
	}
	return best;
}

static bool look(struct table *t, GError **why)
{
	const char *text = (const char *)t->ahead->data;
	size_t bytes = t->ahead->len, whole = bytes;

	if (bytes >= 2 && memchr(text, '\0', MIN(bytes, 64))) {
		g_set_error_literal(why, TABLE_ERROR, 0,
				    _("This is 16-bit text or no text at all. Save it as "
				      "CSV in UTF-8 and try again."));
		return false;
	}
	if (bytes >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		t->at = 3;
		t->charset = CHARSET_UTF8;
	}
	/* a letter cut by the end of the piece must not spoil the guess */
	while (!t->ended && whole > 0 && text[whole - 1] != '\n')
		whole--;
	if (t->charset == CHARSET_NONE)
		t->charset = charset_detect(text, whole ? whole : bytes, NULL);
	if (t->charset == CHARSET_NONE) {
		g_set_error_literal(why, TABLE_ERROR, 0,
				    _("The character set of this list is not known. Name it "
				      "with --charset (tcvn3, vni, viscii, windows-1258 ...)."));
		return false;
	}
	if (!t->separator)
		t->separator = separator_of(text + t->at, bytes - t->at);
	return true;
}

struct table *table_new(table_source source, void *self, enum charset charset, char separator,
			GError **why)
{
	struct table *t = g_new0(struct table, 1);

	t->source = source;
	t->self = self;
	t->charset = charset;
	t->separator = separator;
	t->line = 1;
	t->ahead = g_byte_array_new();
	t->raw = g_byte_array_new();
	t->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	t->cells = g_ptr_array_new_with_free_func(g_free);
	while (t->ahead->len < PIECE && fill(t))
		continue;
	if (t->failed)
		g_set_error_literal(why, TABLE_ERROR, 0, _("The list cannot be read."));
	else if (look(t, why))
		return t;
	table_free(t);
	return NULL;
}

void table_free(struct table *t)
{
	if (!t)
		return;
	g_byte_array_unref(t->ahead);
	g_byte_array_unref(t->raw);
	g_array_unref(t->starts);
	g_ptr_array_unref(t->cells);
	g_free(t);
}

enum charset table_charset(const struct table *t)
{
	return t->charset;
}

char table_separator(const struct table *t)
{
	return t->separator;
}

static void begin_cell(struct table *t)
{
	size_t at = t->raw->len;

	g_array_append_val(t->starts, at);
}

static void put(struct table *t, int c)
{
	guint8 byte = (guint8)c;

	g_byte_array_append(t->raw, &byte, 1);
}

static void end_cell(struct table *t)
{
	put(t, '\0');
}

/*
 * Where a broken row ends: at its line end, or where it began to be too long.
 * The rest of an endless quote is read as rows of its own.
 */
static void skip_line(struct table *t)
{
	int c;

	while ((c = take(t)) >= 0)
		if (c == '\n' || c == '\r') {
			end_line(t, c);
			return;
		}
}

/* Between quotes; false: no end of it, or too long. */
static bool read_quoted(struct table *t)
{
	int c;

	while ((c = take(t)) >= 0 && t->raw->len < TABLE_ROW_BYTES) {
		if (c == '\n')
			t->line++;
		if (c != '"') {
			put(t, c);
			continue;
		}
		if (peek(t) != '"')
			return true;
		put(t, take(t));
	}
	return false;
}

/* The bytes of one row into raw; a sentence when it is faulty. */
static const char *read_row(struct table *t)
{
	int c;

	begin_cell(t);
	while ((c = take(t)) >= 0 && c != '\n' && c != '\r') {
		if (t->raw->len >= TABLE_ROW_BYTES || t->starts->len > TABLE_CELLS) {
			skip_line(t);
			return _("longer than a list's line can be, passed over");
		}
		if (c == t->separator) {
			end_cell(t);
			begin_cell(t);
		} else if (c == '"' && t->raw->len == g_array_index(t->starts, size_t,
								    t->starts->len - 1)) {
			if (!read_quoted(t)) {
				skip_line(t);
				return _("a quotation mark that does not end, passed over");
			}
		} else {
			put(t, c);
		}
	}
	end_cell(t);
	if (c >= 0)
		end_line(t, c);
	return NULL;
}

/* From the file's letters to ours. */
static bool decode(struct table *t, GError **why)
{
	for (guint i = 0; i < t->starts->len; i++) {
		size_t from = g_array_index(t->starts, size_t, i);
		size_t to = i + 1 < t->starts->len ? g_array_index(t->starts, size_t, i + 1)
						   : t->raw->len;
		struct charset_fault fault;
		char *text = charset_decode(t->charset, (const char *)t->raw->data + from,
					    to - from - 1, &fault);

		if (!text) {
			g_autofree char *said = g_strdup_printf(
				_("column %u, letter %zu: byte 0x%02X is no %s"), i + 1,
				fault.letter, fault.code & 0xff, charset_name(t->charset));

			set_error(why, t, said);
			return false;
		}
		g_ptr_array_add(t->cells, text);
	}
	return true;
}

static bool is_blank(const struct table *t)
{
	for (guint i = 0; i < t->raw->len; i++)
		if (t->raw->data[i] && t->raw->data[i] != ' ')
			return false;
	return true;
}

enum table_row table_next(struct table *t, GError **why)
{
	const char *fault;

	do {
		g_byte_array_set_size(t->raw, 0);
		g_array_set_size(t->starts, 0);
		g_ptr_array_set_size(t->cells, 0);
		t->row_line = t->line;
		if (peek(t) < 0) {
			if (!t->failed)
				return TABLE_END;
			set_error(why, t, _("the list cannot be read any further"));
			return TABLE_BROKEN;
		}
		fault = read_row(t);
	} while (!fault && is_blank(t));
	if (fault) {
		set_error(why, t, fault);
		return TABLE_FAULTY;
	}
	return decode(t, why) ? TABLE_ROW : TABLE_FAULTY;
}

size_t table_cells(const struct table *t)
{
	return t->cells->len;
}

const char *table_cell(const struct table *t, size_t at)
{
	return at < t->cells->len ? t->cells->pdata[at] : "";
}

unsigned table_line(const struct table *t)
{
	return t->row_line;
}

size_t table_taken(const struct table *t)
{
	return t->read - (t->ahead->len - t->at);
}
