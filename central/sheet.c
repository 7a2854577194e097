/* sheet - one pass over the bytes; every cell through the text door. */
#include "central/sheet.h"

#include <string.h>

#include "i18n/charset.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

struct centre_sheet {
	char *name;
	GStringChunk *texts;
	GPtrArray *columns; /* const char *, in texts */
	GPtrArray *cells;   /* the same, row after row */
	GArray *lines;	    /* size_t: the line that a row stood in */
};

static bool refuse(GError **why, const char *sentence)
{
	g_set_error(why, CENTRE_SHEET_ERROR, 0, "%s %s", sentence,
		    _("Nothing was changed."));
	return false;
}

static bool refuse_at(const struct centre_sheet *s, size_t line, int column,
		      const char *sentence, GError **why)
{
	g_autofree char *file = text_show(s->name, strlen(s->name));
	g_autofree char *whole = NULL;

	if (column >= 0 && column < (int)s->columns->len)
		whole = g_strdup_printf(_("%s, line %zu, column “%s”: %s"), file, line,
					(const char *)s->columns->pdata[column],
					sentence);
	else
		whole = g_strdup_printf(_("%s, line %zu: %s"), file, line, sentence);
	return refuse(why, whole);
}

bool centre_sheet_refuse(const struct centre_sheet *s, size_t row, int column,
			 const char *sentence, GError **why)
{
	return refuse_at(s,
			 row < s->lines->len ? g_array_index(s->lines, size_t, row) : 1,
			 column, sentence, why);
}

/* One cell, cleaned; NULL: refused. */
static char *take_cell(struct centre_sheet *s, size_t line, int column, const char *at,
		       size_t length, GError **why)
{
	struct text_refusal refusal;
	g_autofree char *clean = text_admit(at, length, NULL, &refusal);
	g_autofree char *sentence = NULL;

	if (clean)
		return g_string_chunk_insert_const(s->texts, clean);
	sentence = text_refusal_sentence(&refusal);
	refuse_at(s, line, column, sentence, why);
	return NULL;
}

/* "# rows 3355" */
static bool is_count(const char *at, size_t length, guint64 *rows)
{
	g_autofree char *line = g_strndup(at, length);

	return g_str_has_prefix(line, "# rows ") &&
	       g_ascii_string_to_unsigned(line + 7, 10, 0, UINT32_MAX, rows, NULL);
}

static bool take_columns(struct centre_sheet *s, const char *at, size_t length,
			 GError **why)
{
	while (true) {
		const char *tab = memchr(at, '\t', length);
		size_t cell = tab ? (size_t)(tab - at) : length;
		char *name = take_cell(s, 1, (int)s->columns->len, at, cell, why);

		if (!name)
			return false;
		if (!*name || centre_sheet_column(s, name) >= 0 ||
		    s->columns->len == CENTRE_SHEET_COLUMNS)
			return refuse_at(
				s, 1, -1,
				_("The first line must name the columns, each once."),
				why);
		g_ptr_array_add(s->columns, name);
		if (!tab)
			return true;
		at += cell + 1;
		length -= cell + 1;
	}
}

static bool take_row(struct centre_sheet *s, size_t line, const char *at, size_t length,
		     GError **why)
{
	guint column = 0;

	for (bool more = true; more; column++) {
		const char *tab = memchr(at, '\t', length);
		size_t cell = tab ? (size_t)(tab - at) : length;
		char *text;

		if (column == s->columns->len)
			return refuse_at(s, line, -1,
					 _("It has more cells than the first line."),
					 why);
		text = take_cell(s, line, (int)column, at, cell, why);
		if (!text)
			return false;
		g_ptr_array_add(s->cells, text);
		more = tab != NULL;
		at += cell + more;
		length -= cell + more;
	}
	if (column < s->columns->len)
		return refuse_at(s, line, (int)column,
				 _("This cell is missing: the line is cut "
				   "short."),
				 why);
	g_array_append_val(s->lines, line);
	return true;
}

static bool take_line(struct centre_sheet *s, size_t line, const char *at, size_t length,
		      bool last, GError **why)
{
	guint64 rows;

	if (line == 1)
		return take_columns(s, at, length, why);
	if (last && is_count(at, length, &rows))
		return rows == s->lines->len ||
		       refuse_at(s, line, -1,
				 _("It counts other rows than the file has: rows are "
				   "missing."),
				 why);
	return take_row(s, line, at, length, why);
}

static bool take_all(struct centre_sheet *s, const char *bytes, size_t length,
		     GError **why)
{
	size_t line = 0;

	while (length > 0) {
		const char *feed = memchr(bytes, '\n', length);
		size_t whole = feed ? (size_t)(feed - bytes) : length, own = whole;

		if (own > 0 && bytes[own - 1] == '\r')
			own--;
		line++;
		if (!take_line(s, line, bytes, own, whole + 1 >= length, why))
			return false;
		bytes += MIN(whole + 1, length);
		length -= MIN(whole + 1, length);
	}
	return line > 1 || refuse_at(s, MAX(line, 1), -1, _("There are no rows."), why);
}

/* Bytes that are no UTF-8: which letters they may be. */
static bool check_bytes(const struct centre_sheet *s, const char *bytes, size_t length,
			GError **why)
{
	const char *end = bytes;
	size_t line = 1;
	g_autofree char *advice = NULL, *sentence = NULL;

	if (g_utf8_validate(bytes, (gssize)length, &end))
		return true;
	for (const char *p = bytes; p < end; p++)
		line += *p == '\n';
	advice = charset_advice(bytes, length);
	sentence = g_strdup_printf(_("This is not UTF-8 (byte 0x%02X).%s%s"),
				   (unsigned char)*end, advice ? " " : "",
				   advice ? advice : "");
	return refuse_at(s, line, -1, sentence, why);
}

struct centre_sheet *centre_sheet_read(const char *name, const char *bytes, size_t length,
				       GError **why)
{
	struct centre_sheet *s = g_new0(struct centre_sheet, 1);

	s->name = g_strdup(name);
	s->texts = g_string_chunk_new(1 << 16);
	s->columns = g_ptr_array_new();
	s->cells = g_ptr_array_new();
	s->lines = g_array_new(FALSE, FALSE, sizeof(size_t));
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	if (length <= CENTRE_SHEET_BYTES
		    ? check_bytes(s, bytes, length, why) &&
			      take_all(s, bytes, length, why)
		    : refuse_at(s, 1, -1, _("The file is too large."), why))
		return s;
	centre_sheet_free(s);
	return NULL;
}

void centre_sheet_free(struct centre_sheet *s)
{
	if (!s)
		return;
	g_free(s->name);
	g_string_chunk_free(s->texts);
	g_ptr_array_free(s->columns, TRUE);
	g_ptr_array_free(s->cells, TRUE);
	g_array_free(s->lines, TRUE);
	g_free(s);
}

const char *centre_sheet_name(const struct centre_sheet *s)
{
	return s->name;
}

size_t centre_sheet_rows(const struct centre_sheet *s)
{
	return s->lines->len;
}

int centre_sheet_column(const struct centre_sheet *s, const char *name)
{
	for (guint i = 0; i < s->columns->len; i++)
		if (strcmp(s->columns->pdata[i], name) == 0)
			return (int)i;
	return -1;
}

const char *centre_sheet_cell(const struct centre_sheet *s, size_t row, int column)
{
	return column < 0 ? "" : s->cells->pdata[row * s->columns->len + (size_t)column];
}
