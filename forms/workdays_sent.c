/* workdays_sent - decisions about working days that came after this program. */
#include "forms/workdays_sent.h"

#include <string.h>

#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

#define MOST_ROWS 2000 /* sixty years of decisions */
#define NAME_LETTERS 80

struct workdays {
	GPtrArray *rows; /* struct workday_row, owned */
};

static void row_free(void *row)
{
	if (row)
		g_free(((struct workday_row *)row)->name);
	g_free(row);
}

struct workdays *workdays_new(void)
{
	struct workdays *sent = g_new0(struct workdays, 1);

	sent->rows = g_ptr_array_new_with_free_func(row_free);
	return sent;
}

void workdays_free(struct workdays *sent)
{
	if (sent)
		g_ptr_array_free(sent->rows, true);
	g_free(sent);
}

size_t workdays_count(const struct workdays *sent)
{
	return sent ? sent->rows->len : 0;
}

const struct workday_row *workdays_sent(const struct workdays *sent, int64_t number)
{
	size_t low = 0, high = workdays_count(sent);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct workday_row *row = sent->rows->pdata[middle];

		if (row->number == number)
			return row;
		if (row->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int by_day(const void *a, const void *b)
{
	const struct workday_row *x = *(struct workday_row *const *)a;
	const struct workday_row *y = *(struct workday_row *const *)b;

	return (x->number > y->number) - (x->number < y->number);
}

static struct workday_row *row_new(int64_t number, int64_t pair, bool works,
				   const char *name)
{
	struct workday_row *row = g_new0(struct workday_row, 1);

	row->number = number;
	row->pair = pair;
	row->works = works;
	row->name = g_strdup(name);
	return row;
}

/* Takes `row`. */
static void put(GPtrArray *rows, struct workday_row *row)
{
	for (size_t i = 0; i < rows->len; i++) {
		struct workday_row *old = rows->pdata[i];

		if (old->number != row->number)
			continue;
		rows->pdata[i] = row;
		row_free(old);
		return;
	}
	g_ptr_array_add(rows, row);
}

/* A copy to work on, so that what is refused changes nothing. */
static GPtrArray *rows_copy(const struct workdays *sent)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);

	for (size_t i = 0; i < sent->rows->len; i++) {
		const struct workday_row *row = sent->rows->pdata[i];

		g_ptr_array_add(rows,
				row_new(row->number, row->pair, row->works, row->name));
	}
	return rows;
}

static void settle(struct workdays *sent, GPtrArray *rows)
{
	g_ptr_array_sort(rows, by_day);
	g_ptr_array_free(sent->rows, true);
	sent->rows = rows;
}

static bool day_read(const char *iso, int64_t *number)
{
	struct date date;

	if (!date_from_iso(iso, &date) || !date_is_whole(date))
		return false;
	*number = date_number(date);
	return true;
}

/* NULL: not a row. */
static struct workday_row *row_read(const char *day, const char *kind, const char *name,
				    const char *pair)
{
	g_autofree char *clean = text_admit(name, strlen(name), NULL, NULL);
	int64_t number, other = WORKDAY_NO_PAIR;
	bool works = strcmp(kind, "work") == 0;

	if (!day_read(day, &number) || (!works && strcmp(kind, "off") != 0))
		return NULL;
	if (*pair && (!day_read(pair, &other) || other == number))
		return NULL;
	if (!clean || g_utf8_strlen(clean, -1) > NAME_LETTERS)
		return NULL;
	return row_new(number, other, works, clean);
}

static bool line_load(GPtrArray *rows, const char *line)
{
	g_auto(GStrv) part = g_strsplit(line, "\t", 5);
	size_t count = g_strv_length(part);
	struct workday_row *row;

	if (count == 0 || *line == '#' || (count == 1 && !*part[0]))
		return true;
	if (count < 2 || count > 4 || rows->len >= MOST_ROWS)
		return false;
	row = row_read(part[0], part[1], count > 2 ? part[2] : "",
		       count > 3 ? part[3] : "");
	if (row)
		put(rows, row);
	return row != NULL;
}

bool workdays_load(struct workdays *sent, const char *text, size_t bytes, GError **why)
{
	g_autofree char *whole = g_strndup(text, bytes);
	g_auto(GStrv) line = g_strsplit(whole, "\n", -1);
	GPtrArray *rows = rows_copy(sent);

	for (size_t i = 0; line[i]; i++) {
		g_strchomp(line[i]);
		if (line_load(rows, line[i]))
			continue;
		g_set_error(why, JSON_ERROR, JSON_SHAPE,
			    _("Line %zu is not a day of the calendar: date, “off” or "
			      "“work”, name, other date. Nothing was taken."),
			    i + 1);
		g_ptr_array_free(rows, true);
		return false;
	}
	settle(sent, rows);
	return true;
}

struct json *workdays_to_json(const struct workdays *sent)
{
	struct json *all = json_array();

	for (size_t i = 0; i < workdays_count(sent); i++) {
		const struct workday_row *row = sent->rows->pdata[i];
		g_autofree char *day = date_iso(date_of_number(row->number));
		struct json *item = json_object();

		json_put_text(item, "day", day);
		json_put_text(item, "kind", row->works ? "work" : "off");
		json_put_text(item, "name", row->name);
		if (row->pair != WORKDAY_NO_PAIR) {
			g_autofree char *pair = date_iso(date_of_number(row->pair));

			json_put_text(item, "pair", pair);
		}
		json_push(all, item);
	}
	return all;
}

static const char *text_or_empty(const struct json *item, const char *key)
{
	const char *text = json_text_at(item, key);

	return text ? text : "";
}

bool workdays_of_json(struct workdays *sent, const struct json *list, GError **why)
{
	GPtrArray *rows = rows_copy(sent);
	bool good = json_is_array(list);

	for (const struct json *item = good ? json_first(list) : NULL; good && item;
	     item = json_next(item)) {
		struct workday_row *row = NULL;

		if (json_is_object(item) && rows->len < MOST_ROWS)
			row = row_read(text_or_empty(item, "day"),
				       text_or_empty(item, "kind"),
				       text_or_empty(item, "name"),
				       text_or_empty(item, "pair"));
		if (row)
			put(rows, row);
		good = row != NULL;
	}
	if (good) {
		settle(sent, rows);
		return true;
	}
	g_set_error_literal(why, JSON_ERROR, JSON_SHAPE,
			    _("The list of working days is not in order. Nothing of it "
			      "was taken."));
	g_ptr_array_free(rows, true);
	return false;
}
