/* copy_rows - out of the register, into cells. */
#include "central/copy_rows.h"

#include <string.h>

#include "forms/digest.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

/* "path=value" lines, as residents_store.c packs them. */
static void take_fields(struct copy_row *row, const char *fields)
{
	g_auto(GStrv) lines = g_strsplit(fields, "\n", -1);

	for (size_t i = 0; lines[i]; i++) {
		char *value = strchr(lines[i], '=');
		unsigned column;

		if (!value)
			continue;
		*value++ = '\0';
		column = copy_column_named(lines[i]);
		if (column < COPY_COLUMNS)
			copy_row_set(row, column, value);
	}
}

/* One open request, its paths gathered; sent_at is told by its first row. */
struct open {
	char *id, *receipt, *state, *author;
	int64_t sent_at;
	GString *fields;
};

static void open_end(struct copy_row *row, struct open *o)
{
	if (o->id)
		copy_row_add_open(row, o->receipt, o->state, o->sent_at, o->author,
				  o->fields->str);
	g_clear_pointer(&o->id, g_free);
	g_clear_pointer(&o->receipt, g_free);
	g_clear_pointer(&o->state, g_free);
	g_clear_pointer(&o->author, g_free);
	g_string_truncate(o->fields, 0);
}

static void open_begin(struct open *o, struct centre_rows *rows)
{
	o->id = g_strdup(centre_text(rows, 0));
	o->receipt = g_strdup(centre_text(rows, 1));
	o->state = g_strdup(centre_text(rows, 2));
	o->sent_at = centre_int(rows, 3);
	o->author = g_strdup(centre_text(rows, 4));
}

/* The order is part of the text: it is hashed. */
static void take_open(struct centre_ledger *l, struct copy_row *row)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT q.id, q.receipt, q.state, q.sent_at, q.author, f.field"
		" FROM request_field f JOIN request q ON q.id = f.request"
		" WHERE f.resident = ?1 AND f.open = 1 ORDER BY q.id, f.field",
		"s", row->cell[COPY_ID]);
	struct open o = {.fields = g_string_new(NULL)};

	while (centre_next(rows)) {
		if (!o.id || strcmp(o.id, centre_text(rows, 0)) != 0) {
			open_end(row, &o);
			open_begin(&o, rows);
		}
		if (o.fields->len > 0)
			g_string_append_c(o.fields, ' ');
		g_string_append(o.fields, centre_text(rows, 5));
	}
	centre_done(rows);
	open_end(row, &o);
	g_string_free(o.fields, TRUE);
}

struct copy_row *centre_copy_row_of(struct centre_ledger *l, struct centre_rows *rows)
{
	struct copy_row *row = copy_row_new();
	int64_t verified_at = centre_int(rows, 8);

	for (unsigned c = COPY_ID; c <= COPY_HOUSE; c++)
		copy_row_set(row, c, centre_text(rows, (int)c));
	copy_row_set(row, COPY_HEAD, centre_int(rows, 6) ? "1" : "");
	copy_row_set(row, COPY_VERIFIED, centre_text(rows, 7));
	if (verified_at) {
		g_autofree char *iso = moment_iso(verified_at);

		copy_row_set(row, COPY_VERIFIED_AT, iso);
	}
	take_fields(row, centre_text(rows, 9));
	take_open(l, row);
	return row;
}

struct copy_row *centre_copy_row_load(struct centre_ledger *l, const char *id, char **commune)
{
	struct centre_rows *rows = centre_ask(l, CENTRE_COPY_SELECT "WHERE r.id = ?1", "s", id);
	struct copy_row *row = NULL;

	if (centre_next(rows)) {
		row = centre_copy_row_of(l, rows);
		if (commune)
			*commune = g_strdup(centre_text(rows, 11));
	}
	centre_done(rows);
	return row;
}

bool centre_leaf_write(struct centre_ledger *l, const struct copy_row *row)
{
	uint8_t hash[DIGEST_BYTES];

	digest_row(row, hash);
	return centre_do(l, "UPDATE resident SET bucket = ?2, leaf = ?3 WHERE id = ?1", "sdb",
			 row->cell[COPY_ID], (int)digest_bucket(row->cell[COPY_ID]), hash,
			 sizeof(hash));
}
