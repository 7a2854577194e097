/* sheet - lines with a label, an old side and a new one. */
#include "tui/sheet.h"

#include <glib.h>
#include <string.h>

#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/date.h"
#include "i18n/diff.h"
#include "i18n/language.h"
#include "i18n/match.h"
#include "tui/paint.h"
#include "tui/place_lines.h"

#include "i18n/banned.h"

enum { LABEL = 2, LABEL_CELLS = 22, OLD = 26 };

struct line {
	char *label, *left, *right;
	const char *mark;
	bool bold, wide;
};

struct sheet {
	GPtrArray *lines; /* struct line * */
	int columns, width;
	const char *more;
};

static void free_line(void *data)
{
	struct line *line = data;

	g_free(line->label);
	g_free(line->left);
	g_free(line->right);
	g_free(line);
}

struct sheet *sheet_new(int columns, bool ascii)
{
	struct sheet *sheet = g_new0(struct sheet, 1);

	sheet->lines = g_ptr_array_new_with_free_func(free_line);
	sheet->columns = columns;
	sheet->width = (columns - 1 - OLD - 3) / 2;
	sheet->more = ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	return sheet;
}

void sheet_free(struct sheet *sheet)
{
	if (!sheet)
		return;
	g_ptr_array_unref(sheet->lines);
	g_free(sheet);
}

static struct line *add(struct sheet *sheet, const char *label)
{
	struct line *line = g_new0(struct line, 1);

	line->label = g_strdup(label ? label : "");
	line->mark = "";
	g_ptr_array_add(sheet->lines, line);
	return line;
}

void sheet_blank(struct sheet *sheet)
{
	add(sheet, NULL);
}

void sheet_pair(struct sheet *sheet, const char *label, const char *left, const char *mark,
		const char *right, bool bold)
{
	struct line *line = add(sheet, label);

	line->left = g_strdup(left);
	line->right = g_strdup(right);
	line->mark = mark ? mark : "";
	line->bold = bold;
}

void sheet_wide(struct sheet *sheet, const char *label, const char *words)
{
	g_auto(GStrv) rows = cells_wrap(words, sheet->columns - 1 - OLD);

	for (char **row = rows; *row; row++) {
		struct line *line = add(sheet, row == rows ? label : NULL);

		line->left = g_strdup(*row);
		line->wide = true;
	}
}

/* ---- a change ------------------------------------------------------------------- */

static char *date_difference(const char *from, const char *to)
{
	struct date a = {0}, b = {0};

	if (!date_from_iso(from, &a) || !date_from_iso(to, &b))
		return NULL;
	if (a.day == 0 && a.month == 0 && b.day && b.month && a.year == b.year)
		return g_strdup(_("day and month added"));
	if (a.day == 0 && b.day && a.month == b.month && a.year == b.year)
		return g_strdup(_("day added"));
	if (a.month == 0 && b.month && b.day == 0 && a.year == b.year)
		return g_strdup(_("month added"));
	if (a.day && !b.day)
		return g_strdup(_("day taken away"));
	if (a.year == b.year && a.month == b.month)
		return g_strdup(_("another day"));
	if (a.year == b.year && a.day == b.day)
		return g_strdup(_("another month"));
	if (a.year == b.year)
		return g_strdup(_("another day and month"));
	return NULL;
}

/* What was done to `from`: "thêm dấu nặng", "thêm ngày, tháng", "bổ sung".  New. */
static char *difference(enum record_field field, const char *from, const char *to)
{
	enum kind kind = record_fields[field].kind;
	char *words = NULL;

	if (!*from)
		return g_strdup(_("filled in"));
	if (!*to)
		return g_strdup(_("emptied"));
	if (kind == KIND_DATE)
		words = date_difference(from, to);
	else if (kind == KIND_NAME || kind == KIND_PLACE || kind == KIND_TEXT) {
		g_autofree char *a = kind_show(kind, CATALOGUE_NONE, from);
		g_autofree char *b = kind_show(kind, CATALOGUE_NONE, to);

		words = diff_unseen(a, b);
		if (!words && kind != KIND_TEXT)
			words = match_words(a, b);
	}
	if (words && *words && cells_width(words) <= LABEL_CELLS - 2)
		return words;
	g_free(words);
	return g_strdup(_("written anew"));
}

/* The carets that stand below `piece`, which begins at `at` in `text`. */
static char *piece_of_carets(const char *carets, const char *text, const char *at,
			     const char *piece)
{
	g_autofree char *before = g_strndup(text, (gsize)(at - text));
	size_t from = (size_t)cells_width(before), length = strlen(carets);

	return from >= length ? g_strdup("")
			      : g_strndup(carets + from, (gsize)cells_width(piece));
}

/* A side of a change on its lines: text, carets, text, carets ... */
static GPtrArray *side(const struct sheet *sheet, const char *text, const char *carets)
{
	GPtrArray *pieces = place_lines(text, sheet->width);
	GPtrArray *both = g_ptr_array_new_with_free_func(g_free);
	const char *at = text;

	for (unsigned i = 0; i < pieces->len; i++) {
		const char *piece = g_ptr_array_index(pieces, i);
		const char *found = strstr(at, piece);

		if (!found)
			found = at;
		g_ptr_array_add(both, g_strdup(piece));
		g_ptr_array_add(both, piece_of_carets(carets, text, found, piece));
		at = found + MIN(strlen(piece), strlen(found));
	}
	g_ptr_array_unref(pieces);
	return both;
}

static const char *piece(const GPtrArray *side, unsigned at)
{
	return at < side->len ? g_ptr_array_index(side, at) : "";
}

static bool is_blank(const char *text)
{
	return !text[strspn(text, " ")];
}

static void add_sides(struct sheet *sheet, const char *label, const char *words,
		      const GPtrArray *left, const GPtrArray *right)
{
	g_autofree char *below = g_strdup_printf("  %s", words);

	for (unsigned i = 0; i < MAX(left->len, right->len); i++) {
		bool carets = i % 2, first = i < 2;

		if (carets && !first && is_blank(piece(left, i)) && is_blank(piece(right, i)))
			continue;
		sheet_pair(sheet, !first ? NULL : carets ? below : label, piece(left, i),
			   i == 0 ? "*" : "", piece(right, i), !carets);
	}
}

void sheet_change(struct sheet *sheet, enum record_field field, const char *from, const char *to)
{
	const struct record_field_row *row = &record_fields[field];
	g_autofree char *a = kind_show(row->kind, row->catalogue, from);
	g_autofree char *b = kind_show(row->kind, row->catalogue, to);
	g_autofree char *words = difference(field, from, to);
	g_autofree char *carets_a = NULL, *carets_b = NULL;
	g_autoptr(GPtrArray) left = NULL;
	g_autoptr(GPtrArray) right = NULL;
	struct diff diff;

	diff_init(&diff, a, b);
	carets_a = *from && *to ? diff_carets(a, diff.a, diff.a_count) : g_strdup("");
	carets_b = *from && *to ? diff_carets(b, diff.b, diff.b_count) : g_strdup("");
	diff_clear(&diff);
	left = side(sheet, a, carets_a);
	right = side(sheet, b, carets_b);
	add_sides(sheet, record_label(field), words, left, right);
}

/* Neither is the new one: a side that says nothing is told, and what no screen shows. */
static char *unlike(const char *a, const char *b, const char *shown_a, const char *shown_b)
{
	char *unseen = *a && *b ? diff_unseen(shown_a, shown_b) : NULL;

	if (unseen)
		return unseen;
	return g_strdup(!*a   ? _("only the second")
			: !*b ? _("only the first")
			      : _("not the same"));
}

void sheet_sides(struct sheet *sheet, enum record_field field, const char *a, const char *b)
{
	const struct record_field_row *row = &record_fields[field];
	g_autofree char *shown_a = kind_show(row->kind, row->catalogue, a);
	g_autofree char *shown_b = kind_show(row->kind, row->catalogue, b);
	g_autofree char *words = unlike(a, b, shown_a, shown_b);
	g_autofree char *carets_a = NULL, *carets_b = NULL;
	g_autoptr(GPtrArray) left = NULL;
	g_autoptr(GPtrArray) right = NULL;
	struct diff diff;

	diff_init(&diff, shown_a, shown_b);
	carets_a = *a && *b ? diff_carets(shown_a, diff.a, diff.a_count) : g_strdup("");
	carets_b = *a && *b ? diff_carets(shown_b, diff.b, diff.b_count) : g_strdup("");
	diff_clear(&diff);
	left = side(sheet, shown_a, carets_a);
	right = side(sheet, shown_b, carets_b);
	add_sides(sheet, record_label(field), words, left, right);
}

/* ---- the picture ------------------------------------------------------------------ */

int sheet_lines(const struct sheet *sheet)
{
	return (int)sheet->lines->len;
}

static void draw_line(const struct sheet *sheet, struct paint *paint, int row,
		      const struct line *line)
{
	int new = OLD + sheet->width + 3, whole = sheet->columns - 1 - OLD;
	g_autofree char *label = cells_fit(line->label, LABEL_CELLS, sheet->more);

	paint_text(paint, row, LABEL, LABEL_CELLS, ROLE_PLAIN, label);
	if (line->left)
		paint_data(paint, row, OLD, line->wide ? whole : sheet->width, ROLE_PLAIN,
			   line->left);
	paint_text(paint, row, new - 2, 1, ROLE_MARK, line->mark);
	if (line->right)
		paint_data(paint, row, new, sheet->width, line->bold ? ROLE_BOLD : ROLE_PLAIN,
			   line->right);
}

int sheet_draw(const struct sheet *sheet, struct paint *paint, int at, int rows, int top)
{
	int i;

	for (i = top; i < sheet_lines(sheet) && i < top + rows; i++)
		draw_line(sheet, paint, at + i - top, g_ptr_array_index(sheet->lines, (guint)i));
	return i;
}
