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

#define CELL_BYTES 8192u
#define CELL_PARTS 200u
#define OPEN_PARTS 5u /* of one line of COPY_OPEN */

static struct json *pieces(const char *text, const char *between, bool deep);

/* "a", the parts of a value: ["a","b"], or of several items: [["a","b"],["c","d"]]. */
static struct json *cell_to_wire(const char *cell)
{
	if (strchr(cell, KIND_ITEM))
		return pieces(cell, KIND_ITEM_TEXT, true);
	if (strpbrk(cell, KIND_PART_TEXT "\n"))
		return pieces(cell, KIND_PART_TEXT "\n", false);
	return json_of_text(cell);
}

static struct json *pieces(const char *text, const char *between, bool deep)
{
	g_auto(GStrv) part = g_strsplit_set(text, between, -1);
	struct json *list = json_array();

	for (size_t i = 0; part[i]; i++)
		json_push(list, deep ? pieces(part[i], KIND_PART_TEXT, false)
				     : json_of_text(part[i]));
	return list;
}

static bool is_clean(const char *text)
{
	g_autofree char *clean = text_admit(text, strlen(text), NULL, NULL);

	return clean != NULL;
}

static bool is_word(const char *text, const char *letters)
{
	return strlen(text) <= 64 && text[strspn(text, letters)] == '\0';
}

#define DIGITS "0123456789"
#define LETTERS DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_."

static bool word_fits(unsigned column, const char *text)
{
	if (column == COPY_ID || column == COPY_HAMLET || column == COPY_HOUSEHOLD)
		return is_word(text, LETTERS) && (*text || column != COPY_ID);
	if (column == COPY_VERSION)
		return *text && is_word(text, DIGITS);
	return is_clean(text);
}

static char *join(unsigned column, const struct json *list);

/* The items of a list, each an array of its parts. */
static char *join_items(const struct json *list)
{
	GString *out = g_string_new(NULL);
	unsigned items = 0;

	for (const struct json *c = json_first(list); c; c = json_next(c), items++) {
		const struct json *only = json_count(c) == 1 ? json_first(c) : NULL;
		g_autofree char *item = NULL;

		if (!json_is_array(c) || items == CELL_PARTS)
			break;
		if (!only)
			item = join(COPY_FIELDS, c);
		else if (json_text(only) && is_clean(json_text(only)))
			item = g_strdup(json_text(only));
		if (!item)
			break;
		g_string_append_printf(out, "%s%s", items ? KIND_ITEM_TEXT : "", item);
	}
	if (items > 1 && items == json_count(list) && out->len <= CELL_BYTES)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

/* The parts with what stands between them in memory. */
static char *join(unsigned column, const struct json *list)
{
	GString *out = g_string_new(NULL);
	unsigned parts = 0;

	for (const struct json *c = json_first(list); c; c = json_next(c), parts++) {
		if (!json_text(c) || !is_clean(json_text(c)) || parts == CELL_PARTS)
			break;
		if (parts > 0)
			g_string_append_c(out, column == COPY_OPEN && parts % OPEN_PARTS == 0
						       ? '\n'
						       : KIND_PART);
		g_string_append(out, json_text(c));
	}
	if (parts > 1 && parts == json_count(list) && column >= COPY_OPEN &&
	    out->len <= CELL_BYTES)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

static char *cell_of_wire(unsigned column, const struct json *json, GError **why)
{
	const char *text = json_text(json);
	char *cell = NULL;

	if (text && strlen(text) <= CELL_BYTES && word_fits(column, text))
		cell = g_strdup(text);
	else if (json_is_array(json))
		cell = column >= COPY_FIELDS && json_is_array(json_first(json)) ?
			       join_items(json) :
			       join(column, json);
	if (!cell)
		json_shape_error(why, copy_column_name(column));
	return cell;
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

/*
 * Reads one row; `column` holds what each place means.  A row without a version
 * could never be corrected: it is no row, whether the column is there or not.
 */
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
	if (!c && i == column->len && *row->cell[COPY_ID] && *row->cell[COPY_VERSION])
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
