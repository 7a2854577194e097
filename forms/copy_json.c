/*
 * copy_json - cells, rows and pieces on the wire.
 *
 * Households stand together in a piece, so most cells repeat the one above:
 * places, parents, hamlet.  "As above" is one byte.
 */
#include <string.h>

#include "forms/copy.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define WIRE_PART '\t'
#define CELL_BYTES 8192u

static char *swap(const char *text, char from, char to)
{
	char *out = g_strdup(text);

	for (char *at = out; (at = strchr(at, from)); at++)
		*at = to;
	return out;
}

static struct json *cell_to_wire(const char *cell)
{
	g_autofree char *text = swap(cell, KIND_PART, WIRE_PART);

	return json_of_text(text);
}

/* Lines and parts by themselves may not hide anything. */
static bool is_clean(const char *text)
{
	g_auto(GStrv) part = g_strsplit_set(text, "\t\n", -1);

	for (size_t i = 0; part[i]; i++) {
		g_autofree char *clean = text_admit(part[i], strlen(part[i]), NULL, NULL);

		if (!clean)
			return false;
	}
	return true;
}

static bool is_word(const char *text, const char *letters)
{
	return strlen(text) <= 64 && text[strspn(text, letters)] == '\0';
}

#define DIGITS "0123456789"
#define LETTERS DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_."

static char *cell_of_wire(unsigned column, const struct json *json, GError **why)
{
	const char *text = json_text(json);
	bool fine = text && strlen(text) <= CELL_BYTES;

	if (fine && (column == COPY_ID || column == COPY_HAMLET || column == COPY_HOUSEHOLD))
		fine = is_word(text, LETTERS) && (*text || column != COPY_ID);
	else if (fine && column == COPY_VERSION)
		fine = *text && is_word(text, DIGITS);
	else if (fine)
		fine = is_clean(text);
	if (fine)
		return swap(text, WIRE_PART, KIND_PART);
	json_shape_error(why, copy_column_name(column));
	return NULL;
}

void copy_cells_put(struct json *object, const struct copy_row *row, uint64_t columns)
{
	columns |= COPY_BIT(COPY_ID);
	for (unsigned i = 0; i < COPY_COLUMNS; i++)
		if (columns & COPY_BIT(i))
			json_put(object, copy_column_name(i), cell_to_wire(row->cell[i]));
}

bool copy_cells_take(struct copy_row *row, const struct json *object, uint64_t *columns,
		     GError **why)
{
	*columns = 0;
	if (!json_is_object(object))
		return json_shape_error(why, "{}");
	for (const struct json *c = json_first(object); c; c = json_next(c)) {
		unsigned column = copy_column_named(json_key(c));
		char *cell;

		if (column == COPY_COLUMNS)
			continue;
		cell = cell_of_wire(column, c, why);
		if (!cell)
			return false;
		g_free(row->cell[column]);
		row->cell[column] = cell;
		*columns |= COPY_BIT(column);
	}
	return (*columns & COPY_BIT(COPY_ID)) || json_shape_error(why, "id");
}

/* Which columns have anything in them. */
static uint64_t used(const GPtrArray *rows)
{
	uint64_t columns = COPY_BIT(COPY_ID) | COPY_BIT(COPY_VERSION);

	for (guint i = 0; i < rows->len; i++) {
		const struct copy_row *row = rows->pdata[i];

		for (unsigned c = 0; c < COPY_COLUMNS; c++)
			if (*row->cell[c])
				columns |= COPY_BIT(c);
	}
	return columns;
}

static struct json *row_to_wire(const struct copy_row *row, const struct copy_row *above,
				uint64_t columns)
{
	struct json *out = json_array();

	for (unsigned c = 0; c < COPY_COLUMNS; c++) {
		if (!(columns & COPY_BIT(c)))
			continue;
		if (above && strcmp(above->cell[c], row->cell[c]) == 0)
			json_push_number(out, 0);
		else
			json_push(out, cell_to_wire(row->cell[c]));
	}
	return out;
}

void copy_rows_put(struct json *object, const GPtrArray *rows)
{
	uint64_t columns = used(rows);
	struct json *names = json_array(), *list = json_array();

	for (unsigned c = 0; c < COPY_COLUMNS; c++)
		if (columns & COPY_BIT(c))
			json_push_text(names, copy_column_name(c));
	for (guint i = 0; i < rows->len; i++)
		json_push(list, row_to_wire(rows->pdata[i], i ? rows->pdata[i - 1] : NULL,
					    columns));
	json_put(object, "columns", names);
	json_put(object, "rows", list);
}

/* Reads one row; `column` holds what each place means. */
static struct copy_row *row_of_wire(const struct json *json, const GArray *column,
				    const struct copy_row *above, GError **why)
{
	struct copy_row *row = copy_row_new();
	const struct json *c = json_first(json);
	guint i = 0;

	for (; c && i < column->len; c = json_next(c), i++) {
		unsigned at = g_array_index(column, unsigned, i);
		char *cell;

		if (at == COPY_COLUMNS)
			continue;
		if (json_is_number(c) && above && json_number(c, 1) == 0)
			cell = g_strdup(above->cell[at]);
		else
			cell = cell_of_wire(at, c, why);
		if (!cell)
			break;
		g_free(row->cell[at]);
		row->cell[at] = cell;
	}
	if (!c && i == column->len && *row->cell[COPY_ID])
		return row;
	if (why && !*why)
		json_shape_error(why, "rows");
	copy_row_free(row);
	return NULL;
}

static GArray *columns_of(const struct json *names)
{
	GArray *column = g_array_new(FALSE, FALSE, sizeof(unsigned));

	for (const struct json *n = json_first(names); n; n = json_next(n)) {
		unsigned at = json_text(n) ? copy_column_named(json_text(n)) : COPY_COLUMNS;

		g_array_append_val(column, at);
	}
	return column;
}

bool copy_rows_take(GPtrArray *rows, const struct json *object, GError **why)
{
	const struct json *names = json_get(object, "columns"), *list = json_get(object, "rows");
	g_autoptr(GArray) column = NULL;
	struct copy_row *above = NULL;

	if (!json_is_array(names) || !json_is_array(list))
		return json_shape_error(why, "rows");
	column = columns_of(names);
	for (const struct json *r = json_first(list); r; r = json_next(r)) {
		above = json_is_array(r) ? row_of_wire(r, column, above, why) : NULL;
		if (!above)
			return (why && *why) ? false : json_shape_error(why, "rows");
		g_ptr_array_add(rows, above);
	}
	return true;
}
