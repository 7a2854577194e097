/*
 * record_json - the resident document.
 *
 * A path "Cha/HoVaTen" is a member of a member; no path is deeper.
 */
#include <string.h>

#include "forms/record.h"
#include "i18n/banned.h"

/* The object that holds the last name of a path, made when missing; *leaf is that name.
 */
static struct json *holder_of(struct json *document, const char *path, const char **leaf)
{
	const char *slash = strchr(path, '/');
	g_autofree char *group = NULL;

	*leaf = slash ? slash + 1 : path;
	if (!slash)
		return document;
	group = g_strndup(path, (size_t)(slash - path));
	if (!json_get(document, group))
		json_put(document, group, json_object());
	/* Lent by a tree that is ours and still being built. */
	return (struct json *)json_get(document, group);
}

static const struct json *find_path(const struct json *document, const char *path)
{
	const char *slash = strchr(path, '/');
	g_autofree char *group = NULL;

	if (!slash)
		return json_get(document, path);
	group = g_strndup(path, (size_t)(slash - path));
	return json_get(json_get(document, group), slash + 1);
}

static void put_fields(struct json *document, const struct record *record, bool hide)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		const char *value = record->value[i], *leaf;
		struct json *holder;
		g_autofree char *hidden = NULL;

		if (!*value)
			continue;
		holder = holder_of(document, record_fields[i].path, &leaf);
		if (hide && (record_fields[i].flags & RECORD_HIDDEN) &&
		    !kind_hidden(value))
			hidden = kind_hide(value);
		json_put(holder, leaf,
			 value_to_wire((enum record_field)i, hidden ? hidden : value));
	}
}

struct json *record_fields_to_json(const struct record *record, bool hide_numbers)
{
	struct json *document = json_object();

	put_fields(document, record, hide_numbers);
	return document;
}

bool record_fields_of_json(struct record *record, const struct json *json, GError **why)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		char *value = value_of_wire((enum record_field)i,
					    find_path(json, record_fields[i].path), why);

		if (!value)
			return false;
		g_free(record->value[i]);
		record->value[i] = value;
	}
	return true;
}

static void put_pair(struct json *document, const char *key, const char *name_a,
		     const char *text_a, const char *name_b, const char *text_b)
{
	struct json *pair = json_object();

	json_put_text(pair, name_a, text_a);
	json_put_text(pair, name_b, text_b);
	json_put(document, key, pair);
}

static struct json *open_to_json(const struct open_request *open)
{
	struct json *json = json_object(), *fields = json_array();
	g_auto(GStrv) path = g_strsplit(open->fields, " ", -1);

	json_put_text(json, "receipt", open->receipt);
	json_put_text(json, "state", open->state);
	json_put_time(json, "made_at", open->made_at);
	for (char **p = path; *p; p++)
		if (**p)
			json_push_text(fields, *p);
	json_put(json, "fields", fields);
	json_put_bool(json, "mine", open->mine);
	return json;
}

struct json *record_to_json(const struct record *r, bool hide_numbers)
{
	struct json *json = json_object(), *open = json_array(),
		    *household = json_object();

	json_put_text(json, "id", r->id);
	json_put_text(json, "version", r->version);
	json_put_time(json, "as_of", r->as_of);
	put_pair(json, "commune", "code", r->commune_code, "name", r->commune);
	put_pair(json, "hamlet", "id", r->hamlet_id, "name", r->hamlet);
	json_put_text(household, "id", r->household_id);
	json_put_text(household, "number", r->household_number);
	json_put_text(household, "house", r->house);
	json_put_number(household, "members", r->members);
	json_put(json, "household", household);
	json_put_number(json, "history", r->history);
	json_put_number(json, "papers", r->papers);
	json_put_text(json, "number_agrees", r->number_agrees);
	for (unsigned i = 0; i < r->open->len; i++)
		json_push(open, open_to_json(r->open->pdata[i]));
	json_put(json, "open", open);
	json_put_text(json, "verified", r->verified);
	put_fields(json, r, hide_numbers);
	return json;
}

static unsigned count_at(const struct json *object, const char *key)
{
	int64_t n = json_number_at(object, key, 0);

	return n < 0 || n > 1000000000 ? 0 : (unsigned)n;
}

static bool take(char **slot, const struct json *object, const char *key, GError **why)
{
	char *text = json_admit(object, key, VALUE_LETTERS, why);

	if (!text)
		return false;
	g_free(*slot);
	*slot = text;
	return true;
}

static bool open_of_json(struct record *record, const struct json *json, GError **why)
{
	struct open_request *open = record_add_open(record);
	GString *fields = g_string_new(NULL);
	const struct json *c;

	for (c = json_first(json_get(json, "fields")); c; c = json_next(c))
		if (record_field_of_path(json_text(c)) != FIELD_NONE)
			g_string_append_printf(fields, "%s%s", fields->len ? " " : "",
					       json_text(c));
	g_free(open->fields);
	open->fields = g_string_free(fields, FALSE);
	open->made_at = json_time_at(json, "made_at", 0);
	open->mine = json_bool_at(json, "mine", false);
	return take(&open->receipt, json, "receipt", why) &&
	       take(&open->state, json, "state", why);
}

static bool envelope_of_json(struct record *r, const struct json *json, GError **why)
{
	const struct json *commune = json_get(json, "commune");
	const struct json *hamlet = json_get(json, "hamlet");
	const struct json *household = json_get(json, "household");

	r->as_of = json_time_at(json, "as_of", 0);
	r->members = count_at(household, "members");
	r->history = count_at(json, "history");
	r->papers = count_at(json, "papers");
	return take(&r->id, json, "id", why) && take(&r->version, json, "version", why) &&
	       take(&r->commune_code, commune, "code", why) &&
	       take(&r->commune, commune, "name", why) &&
	       take(&r->hamlet_id, hamlet, "id", why) &&
	       take(&r->hamlet, hamlet, "name", why) &&
	       take(&r->household_id, household, "id", why) &&
	       take(&r->household_number, household, "number", why) &&
	       take(&r->house, household, "house", why) &&
	       take(&r->number_agrees, json, "number_agrees", why) &&
	       take(&r->verified, json, "verified", why);
}

struct record *record_of_json(const struct json *json, GError **why)
{
	struct record *record = record_new();
	bool fine = envelope_of_json(record, json, why);

	if (fine && (!*record->id || !*record->version))
		fine = json_shape_error(why, *record->id ? "version" : "id");
	for (const struct json *c = json_first(json_get(json, "open")); fine && c;
	     c = json_next(c))
		fine = open_of_json(record, c, why);
	if (fine && record_fields_of_json(record, json, why))
		return record;
	record_free(record);
	return NULL;
}
