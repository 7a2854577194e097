/* delta - rows of the lists, and pieces of them on the wire. */
#include "forms/delta.h"

#include <string.h>

#include "forms/feed.h"

#include "i18n/banned.h"

#define MOST 20000 /* rows in a piece that is read */

static const struct {
	char letter;
	unsigned columns, key;
} lists[] = {
#define X(id, letter, columns, key) { letter, columns, key },
	DELTA_LISTS(X)
#undef X
};

char delta_letter(enum delta_list list)
{
	return lists[list].letter;
}

unsigned delta_columns(enum delta_list list)
{
	return lists[list].columns;
}

enum delta_list delta_list_of(char letter)
{
	for (int i = 0; i < DELTA_LIST_COUNT; i++)
		if (lists[i].letter == letter)
			return (enum delta_list)i;
	return DELTA_NONE;
}

char *delta_key(enum delta_list list, const char *const *cells)
{
	GString *key = g_string_new(NULL);

	for (unsigned i = 0; i < lists[list].columns; i++)
		if (lists[list].key >> i & 1) {
			g_string_append(key, key->len ? " " : "");
			g_string_append(key, cells[i]);
		}
	return g_string_free(key, FALSE);
}

void delta_row_free(struct delta_row *row)
{
	if (!row)
		return;
	for (unsigned i = 0; i < DELTA_COLUMNS; i++)
		g_free(row->cell[i]);
	g_free(row);
}

struct delta_row *delta_row_of_text(enum delta_list list, const char *text, size_t bytes)
{
	struct delta_row *row = g_new0(struct delta_row, 1);
	unsigned columns = lists[list].columns;

	row->list = list;
	/* Everything behind this walks letter by letter. */
	if (!g_utf8_validate(text, (gssize)bytes, NULL))
		goto bad;
	for (unsigned i = 0; i < columns; i++) {
		const char *tab = memchr(text, '\t', bytes);
		size_t length = tab ? (size_t)(tab - text) : bytes;

		if ((tab == NULL) != (i + 1 == columns) || length > DELTA_CELL)
			goto bad;
		row->cell[i] = g_strndup(text, length);
		text += length + 1;
		bytes -= tab ? length + 1 : length;
	}
	return row;
bad:
	delta_row_free(row);
	return NULL;
}

char *delta_row_text(const struct delta_row *row)
{
	GString *text = g_string_new(row->cell[0]);

	for (unsigned i = 1; i < lists[row->list].columns; i++) {
		g_string_append_c(text, '\t');
		g_string_append(text, row->cell[i]);
	}
	return g_string_free(text, FALSE);
}

struct delta *delta_new(void)
{
	struct delta *delta = g_new0(struct delta, 1);

	delta->rows = g_ptr_array_new_with_free_func((GDestroyNotify)delta_row_free);
	return delta;
}

void delta_free(struct delta *delta)
{
	if (!delta)
		return;
	g_ptr_array_unref(delta->rows);
	g_free(delta);
}

/* ---- writing --------------------------------------------------------------------- */

/* The cells up to the last that is not as in the row before. */
static struct json *row_to_json(const struct delta_row *row,
				const struct delta_row *before)
{
	struct json *cells = json_array();
	unsigned count = lists[row->list].columns;

	while (count > 1 && before &&
	       strcmp(row->cell[count - 1], before->cell[count - 1]) == 0)
		count--;
	for (unsigned i = 0; i < count; i++)
		json_push_text(cells, row->cell[i]);
	return cells;
}

/* The rows of one list that are there, or gone; NULL: there are none. */
static struct json *list_to_json(const struct delta *delta, enum delta_list list,
				 bool gone)
{
	const struct delta_row *before = NULL;
	struct json *rows = NULL;

	for (guint i = 0; i < delta->rows->len; i++) {
		const struct delta_row *row = delta->rows->pdata[i];

		if (row->list != list || row->gone != gone)
			continue;
		if (!rows)
			rows = json_array();
		json_push(rows, row_to_json(row, before));
		before = row;
	}
	return rows;
}

static void put_lists(struct json *j, const struct delta *delta, bool gone)
{
	struct json *all = NULL;

	for (int i = 0; i < DELTA_LIST_COUNT; i++) {
		const char name[2] = { lists[i].letter, '\0' };
		struct json *rows = list_to_json(delta, (enum delta_list)i, gone);

		if (!rows)
			continue;
		if (!all)
			all = json_object();
		json_put(all, name, rows);
	}
	if (all)
		json_put(j, gone ? "gone" : "rows", all);
}

struct json *delta_to_json(const struct delta *delta)
{
	struct json *j = json_object();

	json_put_number(j, "seq", delta->seq);
	json_put_number(j, "left", delta->left);
	put_lists(j, delta, false);
	put_lists(j, delta, true);
	return j;
}

/* ---- reading --------------------------------------------------------------------- */

static bool cell_fits(const char *text)
{
	return text && strlen(text) <= DELTA_CELL && !strpbrk(text, "\t\n\r");
}

static struct delta_row *row_of_json(const struct json *cells, enum delta_list list,
				     const struct delta_row *before)
{
	struct delta_row *row = g_new0(struct delta_row, 1);
	unsigned count = 0;

	row->list = list;
	for (const struct json *cell = json_is_array(cells) ? json_first(cells) : NULL;
	     cell; cell = json_next(cell)) {
		if (count == lists[list].columns || !cell_fits(json_text(cell)))
			goto bad;
		row->cell[count++] = g_strdup(json_text(cell));
	}
	if (count == 0 || (!before && count < lists[list].columns))
		goto bad;
	for (; count < lists[list].columns; count++)
		row->cell[count] = g_strdup(before->cell[count]);
	return row;
bad:
	delta_row_free(row);
	return NULL;
}

static bool take_list(struct delta *delta, const struct json *rows, bool gone,
		      GError **why)
{
	const char *name = json_key(rows);
	enum delta_list list = name[0] && !name[1] ? delta_list_of(name[0]) : DELTA_NONE;
	const struct delta_row *before = NULL;

	/* a list of a later centre is none of ours */
	if (list == DELTA_NONE)
		return true;
	if (!json_is_array(rows))
		return json_shape_error(why, name);
	for (const struct json *cells = json_first(rows); cells;
	     cells = json_next(cells)) {
		struct delta_row *row = row_of_json(cells, list, before);

		if (!row || delta->rows->len == MOST) {
			delta_row_free(row);
			return json_shape_error(why, name);
		}
		row->gone = gone;
		g_ptr_array_add(delta->rows, row);
		before = row;
	}
	return true;
}

static bool take_lists(struct delta *delta, const struct json *json, const char *key,
		       GError **why)
{
	const struct json *all = json_get(json, key);

	if (all && !json_is_object(all))
		return json_shape_error(why, key);
	for (const struct json *rows = all ? json_first(all) : NULL; rows;
	     rows = json_next(rows))
		if (!take_list(delta, rows, key[0] == 'g', why))
			return false;
	return true;
}

struct delta *delta_of_json(const struct json *json, GError **why)
{
	struct delta *delta = delta_new();
	int64_t left = json_number_at(json, "left", -1);

	delta->seq = json_number_at(json, "seq", -1);
	delta->left = (unsigned)MAX(left, 0);
	if (!json_is_object(json) || delta->seq < 0 || left < 0 || left > INT32_MAX)
		json_shape_error(why, "seq");
	else if (take_lists(delta, json, "gone", why) &&
		 take_lists(delta, json, "rows", why))
		return delta;
	delta_free(delta);
	return NULL;
}

char *delta_query_print(int64_t after)
{
	return after ? g_strdup_printf("?after=%" G_GINT64_FORMAT, after) : g_strdup("");
}

bool delta_query_read(const char *query, int64_t *after)
{
	static const char *const names[] = { "after", NULL };
	char *value[1];
	guint64 n = 0;
	bool fine;

	if (!feed_parameters_read(query, names, value))
		return false;
	fine = !value[0] ||
	       g_ascii_string_to_unsigned(value[0], 10, 0, JSON_MAX_NUMBER - 1, &n, NULL);
	*after = (int64_t)n;
	g_free(value[0]);
	return fine;
}
