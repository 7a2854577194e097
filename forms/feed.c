/* feed - pages of changes, and the small queries of feed and copy. */
#include "forms/feed.h"

#include <string.h>

#include "i18n/banned.h"

#define PARAMETERS_MOST 4u

struct feed_change *feed_change_new(enum feed_kind kind)
{
	struct feed_change *change = g_new0(struct feed_change, 1);

	change->kind = kind;
	change->row = copy_row_new();
	return change;
}

void feed_change_free(struct feed_change *change)
{
	if (!change)
		return;
	copy_row_free(change->row);
	g_free(change);
}

void feed_change_apply(const struct feed_change *change, struct copy_row *row)
{
	uint64_t columns = change->kind == FEED_WHOLE ? COPY_ALL : change->columns;

	for (unsigned c = 0; c < COPY_COLUMNS; c++)
		if (columns & COPY_BIT(c))
			copy_row_set(row, c, change->row->cell[c]);
}

struct feed *feed_new(void)
{
	struct feed *feed = g_new0(struct feed, 1);

	feed->changes = g_ptr_array_new_with_free_func((GDestroyNotify)feed_change_free);
	return feed;
}

void feed_free(struct feed *feed)
{
	if (!feed)
		return;
	g_ptr_array_unref(feed->changes);
	g_free(feed);
}

/* The columns of a whole row that say something. */
static uint64_t filled(const struct copy_row *row)
{
	uint64_t columns = 0;

	for (unsigned c = 0; c < COPY_COLUMNS; c++)
		if (*row->cell[c])
			columns |= COPY_BIT(c);
	return columns;
}

static struct json *change_to_wire(const struct feed_change *change)
{
	struct json *j = json_object();

	switch (change->kind) {
	case FEED_CELLS:
		copy_cells_put(j, change->row, change->columns);
		break;
	case FEED_WHOLE:
		copy_cells_put(j, change->row, filled(change->row));
		json_put_bool(j, "whole", true);
		break;
	case FEED_GONE:
		copy_cells_put(j, change->row, COPY_BIT(COPY_ID));
		json_put_bool(j, "gone", true);
		break;
	}
	return j;
}

struct json *feed_to_json(const struct feed *feed)
{
	struct json *j = json_object(), *list = json_array();

	for (guint i = 0; i < feed->changes->len; i++)
		json_push(list, change_to_wire(feed->changes->pdata[i]));
	json_put_number(j, "seq", feed->seq);
	json_put_bool(j, "more", feed->more);
	json_put(j, "changes", list);
	return j;
}

static struct feed_change *change_of_wire(const struct json *json, GError **why)
{
	struct feed_change *change = feed_change_new(FEED_CELLS);

	if (copy_cells_take(change->row, json, &change->columns, why)) {
		if (json_bool_at(json, "gone", false))
			change->kind = FEED_GONE;
		else if (json_bool_at(json, "whole", false))
			change->kind = FEED_WHOLE;
		if (change->kind != FEED_WHOLE || (change->columns & COPY_BIT(COPY_VERSION)))
			return change;
		json_shape_error(why, "version");
	}
	feed_change_free(change);
	return NULL;
}

struct feed *feed_of_json(const struct json *json, GError **why)
{
	const struct json *list = json_get(json, "changes");
	struct feed *feed = feed_new();
	bool fine;

	feed->seq = json_number_at(json, "seq", -1);
	feed->more = json_bool_at(json, "more", false);
	fine = (feed->seq >= 0 && json_is_array(list)) || json_shape_error(why, "seq");
	for (const struct json *c = json_first(list); fine && c; c = json_next(c)) {
		struct feed_change *change = change_of_wire(c, why);

		if (change)
			g_ptr_array_add(feed->changes, change);
		fine = change != NULL;
	}
	if (fine)
		return feed;
	feed_free(feed);
	return NULL;
}

/* One "name=value" into its place; false: unknown, twice, or other letters. */
static bool take_parameter(const char *pair, const char *const names[], char **values)
{
	const char *is = strchr(pair, '=');

	for (size_t i = 0; is && names[i]; i++) {
		size_t length = strlen(names[i]);

		if ((size_t)(is - pair) != length || strncmp(pair, names[i], length) != 0)
			continue;
		for (const char *at = is + 1; *at; at++)
			if (!g_ascii_isalnum(*at) && !strchr("-_.", *at))
				return false;
		if (values[i] || !is[1])
			return false;
		values[i] = g_strdup(is + 1);
		return true;
	}
	return false;
}

bool feed_parameters_read(const char *query, const char *const names[], char **values)
{
	g_auto(GStrv) pairs = NULL;
	bool fine = true;

	for (size_t i = 0; names[i]; i++)
		values[i] = NULL;
	if (!query)
		return true;
	pairs = g_strsplit(query, "&", PARAMETERS_MOST + 1);
	fine = g_strv_length(pairs) <= PARAMETERS_MOST && pairs[0];
	for (size_t i = 0; fine && pairs[i]; i++)
		fine = take_parameter(pairs[i], names, values);
	for (size_t i = 0; !fine && names[i]; i++)
		g_clear_pointer(&values[i], g_free);
	return fine;
}

char *feed_query_print(int64_t after, unsigned wait)
{
	if (wait)
		return g_strdup_printf("?after=%" G_GINT64_FORMAT "&wait=%u", after, wait);
	return g_strdup_printf("?after=%" G_GINT64_FORMAT, after);
}

bool feed_query_read(const char *query, int64_t *after, unsigned *wait)
{
	static const char *const names[] = {"after", "wait", NULL};
	char *value[2];
	guint64 seq = 0, seconds = 0;
	bool fine;

	if (!feed_parameters_read(query, names, value))
		return false;
	fine = value[0] &&
	       g_ascii_string_to_unsigned(value[0], 10, 0, JSON_MAX_NUMBER - 1, &seq, NULL) &&
	       (!value[1] ||
		g_ascii_string_to_unsigned(value[1], 10, 0, FEED_WAIT_MOST, &seconds, NULL));
	*after = (int64_t)seq;
	*wait = (unsigned)seconds;
	g_free(value[0]);
	g_free(value[1]);
	return fine;
}
