/*
 * json_read - the readers and writers of forms/json.h that need no cJSON:
 * texts, moments and the keys that are allowed.
 */
#include "forms/json.h"

#include <string.h>

#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/text.h"
#include "i18n/banned.h"

const char *json_text_at(const struct json *object, const char *key)
{
	return json_text(json_get(object, key));
}

int64_t json_number_at(const struct json *object, const char *key, int64_t otherwise)
{
	return json_number(json_get(object, key), otherwise);
}

bool json_bool_at(const struct json *object, const char *key, bool otherwise)
{
	const struct json *json = json_get(object, key);

	return json_is_bool(json) ? json_is_true(json) : otherwise;
}

char *json_admit(const struct json *object, const char *key, size_t letters, GError **why)
{
	const struct json *json = json_get(object, key);
	const char *text = json_text(json);
	struct text_refusal refusal;
	char *clean;

	if (!json || json_is_null(json))
		return g_strdup("");
	if (!text) {
		json_shape_error(why, key);
		return NULL;
	}
	clean = text_admit(text, strlen(text), NULL, &refusal);
	if (!clean) {
		g_autofree char *sentence = text_refusal_sentence(&refusal);

		g_set_error(why, JSON_ERROR, JSON_SHAPE, "%s: %s", key, sentence);
		return NULL;
	}
	if (text_letters(clean) > letters) {
		g_set_error(why, JSON_ERROR, JSON_SHAPE,
			    _("“%s” is longer than %zu letters."), key, letters);
		g_free(clean);
		return NULL;
	}
	return clean;
}

int64_t json_time_at(const struct json *object, const char *key, int64_t otherwise)
{
	const char *text = json_text_at(object, key);
	int64_t ms;

	return text && moment_from_iso(text, &ms) ? ms : otherwise;
}

bool json_only_keys(const struct json *object, const char *const keys[],
		    const char **stranger)
{
	for (const struct json *c = json_first(object); c; c = json_next(c)) {
		const char *key = json_key(c);

		if (key && g_strv_contains(keys, key))
			continue;
		*stranger = key ? key : "";
		return false;
	}
	return true;
}

bool json_check_keys(const struct json *object, const char *const keys[], GError **why)
{
	const char *stranger;

	if (!json_is_object(object))
		return json_shape_error(why, "{}");
	if (json_only_keys(object, keys, &stranger))
		return true;
	g_autofree char *shown = text_show_start(stranger, JSON_KEY_LETTERS);
	g_set_error(why, JSON_ERROR, JSON_STRANGER,
		    _("Nobody knows the field “%s” in this place."), shown);
	return false;
}

void json_put_text(struct json *object, const char *key, const char *text)
{
	json_put(object, key, json_of_text(text));
}

void json_push_text(struct json *array, const char *text)
{
	json_push(array, json_of_text(text));
}

void json_put_time(struct json *object, const char *key, int64_t ms)
{
	g_autofree char *iso = ms ? moment_iso(ms) : NULL;

	json_put_text(object, key, iso);
}
