/* copy - the columns of a row, and the row as a record. */
#include "forms/copy.h"

#include <string.h>

#include "i18n/banned.h"

#define CELL_END '\x1d' /* cannot pass the text door, and stands in no value */
#define CELL_END_ONCE '\x1e' /* until there were lists in values */

static const char *const envelope[COPY_FIELDS] = {
	[COPY_ID] = "id",
	[COPY_VERSION] = "version",
	[COPY_HAMLET] = "hamlet",
	[COPY_HOUSEHOLD] = "household",
	[COPY_NUMBER] = "number",
	[COPY_HOUSE] = "house",
	[COPY_HEAD] = "head",
	[COPY_VERIFIED] = "verified",
	[COPY_VERIFIED_AT] = "verified_at",
	[COPY_OPEN] = "open",
};

static bool is_derived(unsigned column)
{
	return column == COPY_FIELDS + FIELD_HEAD_NAME ||
	       column == COPY_FIELDS + FIELD_HEAD_NUMBER ||
	       column == COPY_FIELDS + FIELD_HEAD_OLD ||
	       column == COPY_FIELDS + FIELD_MEMBERS;
}

const char *copy_column_name(unsigned column)
{
	return column < COPY_FIELDS ? envelope[column] : record_fields[column - COPY_FIELDS].path;
}

unsigned copy_column_named(const char *name)
{
	enum record_field field;

	for (unsigned i = 0; i < COPY_FIELDS; i++)
		if (strcmp(envelope[i], name) == 0)
			return i;
	field = record_field_of_path(name);
	if (field == FIELD_NONE || is_derived(COPY_FIELDS + (unsigned)field))
		return COPY_COLUMNS;
	return COPY_FIELDS + (unsigned)field;
}

struct copy_row *copy_row_new(void)
{
	struct copy_row *row = g_new(struct copy_row, 1);

	for (unsigned i = 0; i < COPY_COLUMNS; i++)
		row->cell[i] = g_strdup("");
	return row;
}

void copy_row_free(struct copy_row *row)
{
	if (!row)
		return;
	for (unsigned i = 0; i < COPY_COLUMNS; i++)
		g_free(row->cell[i]);
	g_free(row);
}

void copy_row_set(struct copy_row *row, unsigned column, const char *text)
{
	record_put(&row->cell[column], text);
}

void copy_row_of_record(struct copy_row *row, const struct record *r)
{
	copy_row_set(row, COPY_ID, r->id);
	copy_row_set(row, COPY_VERSION, r->version);
	copy_row_set(row, COPY_HAMLET, r->hamlet_id);
	copy_row_set(row, COPY_HOUSEHOLD, r->household_id);
	copy_row_set(row, COPY_NUMBER, r->household_number);
	copy_row_set(row, COPY_HOUSE, r->house);
	copy_row_set(row, COPY_VERIFIED_AT, r->verified);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (!is_derived(COPY_FIELDS + f))
			copy_row_set(row, COPY_FIELDS + f, r->value[f]);
}

static void open_to_record(const char *line, const char *officer, struct record *r)
{
	g_auto(GStrv) part = g_strsplit(line, KIND_PART_TEXT, 5);
	struct open_request *open;

	if (g_strv_length(part) != 5)
		return;
	open = record_add_open(r);
	record_put(&open->receipt, part[0]);
	record_put(&open->state, part[1]);
	open->made_at = g_ascii_strtoll(part[2], NULL, 10);
	open->mine = officer && strcmp(officer, part[3]) == 0;
	record_put(&open->fields, part[4]);
}

void copy_row_to_record(const struct copy_row *row, const char *officer, struct record *r)
{
	g_auto(GStrv) open = g_strsplit(row->cell[COPY_OPEN], "\n", -1);

	record_put(&r->id, row->cell[COPY_ID]);
	record_put(&r->version, row->cell[COPY_VERSION]);
	record_put(&r->hamlet_id, row->cell[COPY_HAMLET]);
	record_put(&r->household_id, row->cell[COPY_HOUSEHOLD]);
	record_put(&r->household_number, row->cell[COPY_NUMBER]);
	record_put(&r->house, row->cell[COPY_HOUSE]);
	record_put(&r->verified, row->cell[COPY_VERIFIED_AT]);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		record_set(r, (enum record_field)f, row->cell[COPY_FIELDS + f]);
	for (size_t i = 0; open[i]; i++)
		open_to_record(open[i], officer, r);
}

void copy_row_add_open(struct copy_row *row, const char *receipt, const char *state,
		       int64_t made_at, const char *author, const char *fields)
{
	char *was = row->cell[COPY_OPEN];
	g_autofree char *at = g_strdup_printf("%" G_GINT64_FORMAT, made_at);
	g_autofree char *line = g_strjoin(KIND_PART_TEXT, receipt, state, at, author, fields, NULL);

	row->cell[COPY_OPEN] = *was ? g_strconcat(was, "\n", line, NULL) : g_strdup(line);
	g_free(was);
}

char *copy_row_pack(const struct copy_row *row)
{
	GString *out = g_string_sized_new(1024);

	for (unsigned i = 0; i < COPY_COLUMNS; i++) {
		if (!*row->cell[i])
			continue;
		g_string_append(out, copy_column_name(i));
		g_string_append_c(out, '=');
		g_string_append(out, row->cell[i]);
		g_string_append_c(out, CELL_END);
	}
	return g_string_free(out, FALSE);
}

struct copy_row *copy_row_unpack(const char *text)
{
	struct copy_row *row = copy_row_new();
	char ends = strchr(text, CELL_END) ? CELL_END : CELL_END_ONCE;

	while (*text) {
		const char *end = strchr(text, ends);
		const char *is = strchr(text, '=');
		g_autofree char *name = NULL;
		unsigned column;

		if (!end || !is || is > end)
			break;
		name = g_strndup(text, (gsize)(is - text));
		column = copy_column_named(name);
		if (column < COPY_COLUMNS) {
			g_free(row->cell[column]);
			row->cell[column] = g_strndup(is + 1, (gsize)(end - is - 1));
		}
		text = end + 1;
	}
	if (!*text && *row->cell[COPY_ID])
		return row;
	copy_row_free(row);
	return NULL;
}
