/* patch - three values compared, and the body of a stale answer. */
#include "forms/patch.h"

#include <string.h>

#include "forms/slots.h"
#include "i18n/banned.h"

enum patch patch_compare(const char *base, const char *mine, const char *now)
{
	/*
	 * A typed number is never taken as "unchanged" against a hidden one: it
	 * was typed because it differs, and only the centre can tell.
	 */
	bool i_changed = strcmp(base, mine) != 0;
	bool it_changed = !value_same(base, now);

	if (!i_changed)
		return it_changed ? PATCH_NOW : PATCH_NONE;
	if (!it_changed)
		return PATCH_MINE;
	return value_same(mine, now) ? PATCH_SAME : PATCH_BOTH;
}

static void patch_row_free(void *data)
{
	struct patch_row *row = data;

	g_free(row->base);
	g_free(row->mine);
	g_free(row->now);
	g_free(row->office);
	g_free(row->receipt);
	g_free(row);
}

struct stale *stale_new(void)
{
	struct stale *stale = g_new0(struct stale, 1);

	stale->base_version = g_strdup("");
	stale->now_version = g_strdup("");
	stale->rows = g_ptr_array_new_with_free_func(patch_row_free);
	return stale;
}

void stale_free(struct stale *stale)
{
	if (!stale)
		return;
	g_free(stale->base_version);
	g_free(stale->now_version);
	g_ptr_array_unref(stale->rows);
	g_free(stale);
}

struct patch_row *stale_add(struct stale *stale, enum record_field field,
			    const char *base, const char *mine, const char *now)
{
	struct patch_row *row = g_new0(struct patch_row, 1);

	row->field = field;
	row->base = g_strdup(base);
	row->mine = g_strdup(mine);
	row->now = g_strdup(now);
	row->patch = patch_compare(base, mine, now);
	row->office = g_strdup("");
	row->receipt = g_strdup("");
	g_ptr_array_add(stale->rows, row);
	return row;
}

void stale_note(struct patch_row *row, int64_t changed_at, const char *office,
		const char *receipt)
{
	row->changed_at = changed_at;
	record_put(&row->office, office);
	record_put(&row->receipt, receipt);
}

static struct json *write_row(const void *data)
{
	const struct patch_row *row = data;
	struct json *json = json_object();

	json_put_text(json, "field", record_fields[row->field].path);
	json_put(json, "base", value_to_wire(row->field, row->base));
	json_put(json, "mine", value_to_wire(row->field, row->mine));
	json_put(json, "now", value_to_wire(row->field, row->now));
	if (row->changed_at) {
		json_put_time(json, "changed_at", row->changed_at);
		json_put_text(json, "office", row->office);
		json_put_text(json, "receipt", row->receipt);
	}
	return json;
}

void stale_put(struct json *problem, const struct stale *stale)
{
	json_put_text(problem, "base_version", stale->base_version);
	json_put_text(problem, "now_version", stale->now_version);
	slots_put_rows(problem, "fields", stale->rows, write_row);
}

static bool take_row(struct stale *stale, const struct json *json, GError **why)
{
	enum record_field field = record_field_of_path(json_text_at(json, "field"));
	g_autofree char *base = NULL, *mine = NULL, *now = NULL, *office = NULL;
	g_autofree char *receipt = NULL;

	if (field == FIELD_NONE)
		return json_shape_error(why, "field");
	if (!(base = value_of_wire(field, json_get(json, "base"), why)) ||
	    !(mine = value_of_wire(field, json_get(json, "mine"), why)) ||
	    !(now = value_of_wire(field, json_get(json, "now"), why)) ||
	    !(office = json_admit(json, "office", VALUE_LETTERS, why)) ||
	    !(receipt = json_admit(json, "receipt", VALUE_CODE_LETTERS, why)))
		return false;
	stale_note(stale_add(stale, field, base, mine, now),
		   json_time_at(json, "changed_at", 0), office, receipt);
	return true;
}

static bool take_all(struct stale *stale, const struct json *problem, GError **why)
{
	char *base = json_admit(problem, "base_version", VALUE_CODE_LETTERS, why);
	char *now =
		base ? json_admit(problem, "now_version", VALUE_CODE_LETTERS, why) : NULL;

	if (!now) {
		g_free(base);
		return false;
	}
	g_free(stale->base_version);
	g_free(stale->now_version);
	stale->base_version = base;
	stale->now_version = now;
	for (const struct json *c = json_first(json_get(problem, "fields")); c;
	     c = json_next(c))
		if (!take_row(stale, c, why))
			return false;
	return true;
}

struct stale *stale_of_json(const struct json *problem, GError **why)
{
	struct stale *stale = stale_new();

	if (take_all(stale, problem, why))
		return stale;
	stale_free(stale);
	return NULL;
}
