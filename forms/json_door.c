/*
 * json_door - the text door for whole trees of JSON.  Recursion is bounded: the
 * scan let in at most JSON_MAX_DEPTH levels.
 */
#include <string.h>

#include "forms/json.h"
#include "i18n/text.h"
#include "i18n/banned.h"

static bool is_refused(const char *text)
{
	g_autofree char *clean = text ? text_admit(text, strlen(text), NULL, NULL) : NULL;

	return text && !clean;
}

static bool has_refused(const struct json *json)
{
	bool any = is_refused(json_text(json)) || is_refused(json_key(json));

	for (const struct json *c = json_first(json); c && !any; c = json_next(c))
		any = has_refused(c);
	return any;
}

static char *fit_to_show(const char *text)
{
	return is_refused(text) ? text_show(text, strlen(text)) : g_strdup(text);
}

static struct json *shown(const struct json *json)
{
	g_autofree char *text = json_text(json) ? fit_to_show(json_text(json)) : NULL;
	struct json *copy;

	if (text)
		return json_of_text(text);
	if (!json_is_object(json) && !json_is_array(json))
		return json_copy(json);
	copy = json_is_object(json) ? json_object() : json_array();
	for (const struct json *c = json_first(json); c; c = json_next(c)) {
		g_autofree char *key = json_key(c) ? fit_to_show(json_key(c)) : NULL;

		if (!key)
			json_push(copy, shown(c));
		else if (!json_get(copy, key))
			json_put(copy, key, shown(c));
	}
	return copy;
}

struct json *json_show(struct json *taken, bool *any)
{
	struct json *copy;

	*any = taken && has_refused(taken);
	if (!*any)
		return taken;
	copy = shown(taken);
	json_free(taken);
	return copy;
}

unsigned json_repairs(const struct json *json, size_t *strings)
{
	const char *text = json_text(json);
	unsigned repairs = 0;

	if (text) {
		g_free(text_admit(text, strlen(text), &repairs, NULL));
		*strings += repairs != 0;
	}
	for (const struct json *c = json_first(json); c; c = json_next(c))
		repairs |= json_repairs(c, strings);
	return repairs;
}
