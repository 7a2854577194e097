/*
 * request_desk - who came to the desk and how he was known, what was overridden,
 * whom a claim names, and which offices a request belongs to.
 */
#include "forms/request.h"

#include <string.h>

#include "forms/form_answers.h"
#include "forms/request_parts.h"
#include "forms/undo.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const char *const applicant_keys[] = { "who",	 "name", "number",
					      "checked", "note", NULL };
static const char *const override_keys[] = { "rule", "reason", NULL };
static const char *const claim_keys[] = { "number", "name", "birth", NULL };

static const struct {
	const char *word, *name; /* msgid */
} kinds[REQUEST_KIND_COUNT] = {
	[REQUEST_KIND_CORRECTION] = { "correction", N_("correction") },
	[REQUEST_KIND_REISSUE] = { "reissue",
				   N_("cancelling and re-issuing the personal number") },
	[REQUEST_KIND_COLLECT] = { "collect", N_("collecting a new person") },
	[REQUEST_KIND_UNDO] = { "undo", N_("undoing an approval") },
	[REQUEST_KIND_MERGE] = { "merge", N_("merging two records") },
	[REQUEST_KIND_UNMERGE] = { "unmerge", N_("separating merged records") },
};

static const struct {
	const char *word, *name; /* msgid */
} levels[] = {
	{ "chief", N_("chief of the commune police") },
	{ "province", N_("provincial police") },
	{ "c06", N_("Department C06") },
};

const char *request_kind_word(enum request_kind kind)
{
	return kinds[kind].word;
}

bool request_kind_of_word(const char *word, enum request_kind *kind)
{
	for (int i = 0; word && i < REQUEST_KIND_COUNT; i++)
		if (strcmp(kinds[i].word, word) == 0) {
			*kind = (enum request_kind)i;
			return true;
		}
	return false;
}

const char *request_kind_name(enum request_kind kind)
{
	return _(kinds[kind].name);
}

enum request_kind request_kind(const struct request *request)
{
	enum request_kind kind = REQUEST_KIND_CORRECTION;

	request_kind_of_word(request->kind, &kind);
	return kind;
}

unsigned request_level_height(const char *level)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(levels); i++)
		if (strcmp(levels[i].word, level) == 0)
			return i + 1;
	return 0;
}

const char *request_level_name(const char *level)
{
	unsigned height = request_level_height(level);

	return height ? _(levels[height - 1].name) : "";
}

bool request_is_claim(const struct request *request)
{
	return *request->person.number != '\0';
}

static struct json *write_override(const void *override)
{
	struct json *json = json_object();

	slots_put(json, override, override_slots);
	return json;
}

void request_desk_put(struct json *json, const struct request *request)
{
	struct json *part;

	slots_put_told(json, request, request_more_slots);
	if (*request->applicant.who || *request->applicant.checked) {
		part = json_object();
		slots_put_told(part, &request->applicant, applicant_slots);
		json_put(json, "applicant", part);
	}
	if (request->overrides->len > 0)
		slots_put_rows(json, "overrides", request->overrides, write_override);
	if (request->answers->len > 0)
		json_put(json, "answers", form_answers_to_json(request->answers));
	if (request_is_claim(request)) {
		part = json_object();
		slots_put(part, &request->person, claim_slots);
		json_put(json, "person", part);
	}
}

static bool take_overrides(struct request *request, const struct json *array, GError **why)
{
	if (array && !json_is_null(array) && !json_is_array(array))
		return json_shape_error(why, "overrides");
	for (const struct json *c = json_first(array); c; c = json_next(c)) {
		struct override *override;

		if (request->overrides->len == REQUEST_MAX_OVERRIDES)
			return json_shape_error(why, "overrides");
		override = request_new_override(request);
		if (!json_check_keys(c, override_keys, why) ||
		    !slots_take(override, c, override_slots, why))
			return false;
		if (!*override->rule || !*override->reason)
			return json_shape_error(why, "overrides");
	}
	return true;
}

/* An object under `key`, or nothing. */
static bool take_part(void *self, const struct json *json, const char *key,
		      const char *const keys[], const struct slot *slots, GError **why)
{
	const struct json *part = json_get(json, key);

	if (!part || json_is_null(part))
		return true;
	if (!json_is_object(part))
		return json_shape_error(why, key);
	return json_check_keys(part, keys, why) && slots_take(self, part, slots, why);
}

static bool take_answers(struct request *request, const struct json *array, GError **why)
{
	GPtrArray *answers = form_answers_of_json(array, request->form, why);

	if (!answers)
		return false;
	g_ptr_array_unref(request->answers);
	request->answers = answers;
	return true;
}

bool request_desk_take(struct request *request, const struct json *json, GError **why)
{
	const struct person_claim *person = &request->person;

	if (!slots_take(request, json, request_more_slots, why) ||
	    !take_part(&request->applicant, json, "applicant", applicant_keys,
		       applicant_slots, why) ||
	    !take_part(&request->person, json, "person", claim_keys, claim_slots, why) ||
	    !take_overrides(request, json_get(json, "overrides"), why) ||
	    !take_answers(request, json_get(json, "answers"), why))
		return false;
	if (json_is_object(json_get(json, "person")) &&
	    (!value_is_digits(person->number, 12) || !*person->name || !*person->birth))
		return json_shape_error(why, "person");
	return true;
}

static void put_office(struct json *json, const char *key, const char *code,
		       const char *name)
{
	struct json *office = json_object();

	json_put_text(office, "code", code);
	json_put_text(office, "name", name);
	json_put(json, key, office);
}

void request_offices_put(struct json *json, const struct request *request)
{
	put_office(json, "commune", request->commune_code, request->commune);
	put_office(json, "origin", request->origin_code, request->origin);
	json_put_bool(json, "warn", request->warn);
	json_put_bool(json, "overdue", request->overdue);
	if (request->after->len > 0)
		after_put(json, request->after);
}

static bool take_office(const struct json *json, const char *key, char **code, char **name,
			GError **why)
{
	const struct json *office = json_get(json, key);
	char *a, *b;
	bool done;

	if (!json_is_object(office))
		return true;
	a = json_admit(office, "code", VALUE_CODE_LETTERS, why);
	b = a ? json_admit(office, "name", VALUE_LETTERS, why) : NULL;
	done = b != NULL;
	if (done) {
		record_put(code, a);
		record_put(name, b);
	}
	g_free(a);
	g_free(b);
	return done;
}

bool request_offices_take(struct request *request, const struct json *json, GError **why)
{
	request->warn = json_bool_at(json, "warn", false);
	request->overdue = json_bool_at(json, "overdue", false);
	return take_office(json, "commune", &request->commune_code, &request->commune,
			   why) &&
	       take_office(json, "origin", &request->origin_code, &request->origin, why) &&
	       after_take(request->after, json, why);
}
