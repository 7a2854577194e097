/* form_answers - rows of a paper form beside the record: the wire and the words. */
#include "forms/form_answers.h"

#include <string.h>

#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/values.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define MOST_PARTS 4
#define MOST_LETTERS 500

static const char *const answer_keys[] = { "key", "value", NULL };

static void free_answer(void *item)
{
	struct form_answer *answer = item;

	g_free(answer->key);
	g_free(answer->value);
	g_free(answer);
}

GPtrArray *form_answers_new(void)
{
	return g_ptr_array_new_with_free_func(free_answer);
}

void form_answers_add(GPtrArray *answers, const char *key, const char *value)
{
	struct form_answer *answer;

	if (!*value)
		return;
	answer = g_new0(struct form_answer, 1);
	answer->key = g_strdup(key);
	answer->value = g_strdup(value);
	g_ptr_array_add(answers, answer);
}

const char *form_answer(const GPtrArray *answers, const char *key)
{
	for (unsigned i = 0; i < answers->len; i++) {
		const struct form_answer *answer = g_ptr_array_index(answers, i);

		if (!strcmp(answer->key, key))
			return answer->value;
	}
	return "";
}

bool form_field_is_answer(const struct field *field)
{
	return field->record == FIELD_NONE && strcmp(field->key, "reason") != 0 &&
	       strcmp(field->key, "note") != 0 && !g_str_has_prefix(field->key, "paper_") &&
	       !g_str_has_prefix(field->key, "applicant_");
}

/* ---- the wire ------------------------------------------------------------------------ */

static struct json *value_to_json(const char *value)
{
	g_auto(GStrv) parts = g_strsplit(value, KIND_PART_TEXT, 0);
	struct json *array;

	if (!strchr(value, KIND_PART))
		return json_of_text(value);
	array = json_array();
	for (unsigned i = 0; parts[i]; i++)
		json_push_text(array, parts[i]);
	return array;
}

/* One string through the text door; NULL and `why`. */
static char *admit(const struct json *text, GError **why)
{
	g_autoptr(json_owned) box = json_object();

	if (!json_is_string(text)) {
		json_shape_error(why, "value");
		return NULL;
	}
	json_put(box, "value", json_copy(text));
	return json_admit(box, "value", MOST_LETTERS, why);
}

static char *value_of_json(const struct json *json, GError **why)
{
	const char *parts[MOST_PARTS] = { NULL };
	char *value = NULL;
	const struct json *part;
	size_t n = 0, i;

	if (!json_is_array(json))
		return admit(json, why);
	if (json_count(json) > MOST_PARTS) {
		json_shape_error(why, "value");
		return NULL;
	}
	for (part = json_first(json); part; part = json_next(part)) {
		parts[n] = admit(part, why);
		if (!parts[n])
			break;
		n++;
	}
	if (!part)
		value = value_join(parts, n);
	for (i = 0; i < n; i++)
		g_free((char *)parts[i]);
	return value;
}

static bool take_row(GPtrArray *answers, const struct form *form, const struct json *row,
		     GError **why)
{
	const char *key = json_text_at(row, "key");
	const struct field *field = key ? form_field(form, key) : NULL;
	g_autofree char *value = NULL;

	if (!json_check_keys(row, answer_keys, why))
		return false;
	if (!field || !form_field_is_answer(field) || *form_answer(answers, key))
		return json_shape_error(why, "answers");
	value = value_of_json(json_get(row, "value"), why);
	if (!value)
		return false;
	if (!*value || !value_is_well_formed(field->kind, value) || kind_hidden(value))
		return json_shape_error(why, key);
	form_answers_add(answers, key, value);
	return true;
}

GPtrArray *form_answers_of_json(const struct json *array, const char *form_name,
				GError **why)
{
	const struct form *form = form_named(form_name);
	g_autoptr(GPtrArray) answers = form_answers_new();
	const struct json *row;

	if (!array || json_is_null(array))
		return g_steal_pointer(&answers);
	if (!json_is_array(array) || json_count(array) > FORM_ANSWERS_MOST ||
	    (json_count(array) > 0 && (!form || !form_is_paper(form)))) {
		json_shape_error(why, "answers");
		return NULL;
	}
	for (row = json_first(array); row; row = json_next(row))
		if (!take_row(answers, form, row, why))
			return NULL;
	return g_steal_pointer(&answers);
}

struct json *form_answers_to_json(const GPtrArray *answers)
{
	struct json *array = json_array();

	for (unsigned i = 0; i < answers->len; i++) {
		const struct form_answer *answer = g_ptr_array_index(answers, i);
		struct json *row = json_object();

		json_put_text(row, "key", answer->key);
		json_put(row, "value", value_to_json(answer->value));
		json_push(array, row);
	}
	return array;
}

/* ---- the words ----------------------------------------------------------------------- */

static const struct field *field_of(const char *form_name, const char *key)
{
	const struct form *form = form_named(form_name);

	return form ? form_field(form, key) : NULL;
}

const char *form_answer_label(const char *form_name, const struct form_answer *answer)
{
	const struct field *field = field_of(form_name, answer->key);

	return field ? _(field->label) : answer->key;
}

char *form_answer_show(const char *form_name, const struct form_answer *answer)
{
	const struct field *field = field_of(form_name, answer->key);

	return field ? kind_show(field->kind, field->catalogue, answer->value)
		     : g_strdup(answer->value);
}
