/* verification - words and answers of a check at the door, and their JSON. */
#include "forms/verification.h"

#include <string.h>

#include "forms/slots.h"
#include "forms/uuid.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define TEXT(name)                                                                       \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct verification, name), 0                 \
	}

static const struct slot slots[] = {
	TEXT(id),
	TEXT(resident),
	TEXT(base_version),
	{ "made_at", SLOT_MOMENT, offsetof(struct verification, made_at), 0 },
	TEXT(terminal),
	TEXT(world),
	TEXT(centre),
	{ NULL, SLOT_TEXT, 0, 0 },
};

static const char *const keys[] = { "id",      "resident", "base_version",
				    "person",  "fields",   "purpose",
				    "made_at", "terminal", "world",
				    "centre",  NULL };
static const char *const answer_keys[] = { "field", "answer", "value", NULL };

struct word {
	const char *wire;
	const char *name; /* msgid */
};

static const struct word words[VERIFIED_COUNT] = {
	[VERIFIED_AGREES] = { "agrees", N_("agrees") },
	[VERIFIED_DIFFERS] = { "differs", N_("differs") },
	[VERIFIED_NO_PAPER] = { "no_paper", N_("paper not shown") },
	[VERIFIED_REST] = { "rest", N_("agrees, with the rest") },
};

static const struct word persons[PERSON_COUNT] = {
	[PERSON_PRESENT] = { "present", N_("present") },
	[PERSON_ABSENT] = { "absent", N_("absent") },
	[PERSON_DEAD] = { "dead", N_("dead") },
	[PERSON_MISSING] = { "missing", N_("missing") },
	[PERSON_MOVED] = { "moved", N_("moved away") },
	[PERSON_UNKNOWN] = { "unknown", N_("cannot identify this person") },
};

const enum record_field verification_fields[] = {
	FIELD_NAME,	   FIELD_BIRTH,	    FIELD_SEX,	   FIELD_NUMBER,
	FIELD_BIRTH_PLACE, FIELD_HOMETOWN,  FIELD_ETHNIC,  FIELD_RELIGION,
	FIELD_MARITAL,	   FIELD_RESIDENCE, FIELD_PRESENT, FIELD_HEAD_RELATION,
};
const unsigned verification_field_count = G_N_ELEMENTS(verification_fields);

const char *verification_word_wire(enum verification_word word)
{
	return words[word].wire;
}

const char *verification_word_name(enum verification_word word)
{
	return _(words[word].name);
}

const char *verification_person_wire(enum verification_person person)
{
	return persons[person].wire;
}

const char *verification_person_name(enum verification_person person)
{
	return _(persons[person].name);
}

static void answer_free(void *data)
{
	struct verification_answer *answer = data;

	g_free(answer->value);
	g_free(answer);
}

struct verification *verification_new(void)
{
	struct verification *verification = g_new0(struct verification, 1);

	slots_init(verification, slots);
	verification->answers = g_ptr_array_new_with_free_func(answer_free);
	purpose_init(&verification->purpose);
	return verification;
}

void verification_free(struct verification *verification)
{
	if (!verification)
		return;
	slots_clear(verification, slots);
	g_ptr_array_unref(verification->answers);
	purpose_clear(&verification->purpose);
	g_free(verification);
}

struct verification_answer *
verification_answer_of(const struct verification *verification, enum record_field field)
{
	for (unsigned i = 0; i < verification->answers->len; i++) {
		struct verification_answer *answer = verification->answers->pdata[i];

		if (answer->field == field)
			return answer;
	}
	return NULL;
}

void verification_answer(struct verification *verification, enum record_field field,
			 enum verification_word word, const char *value)
{
	struct verification_answer *answer = verification_answer_of(verification, field);

	if (!answer) {
		answer = g_new0(struct verification_answer, 1);
		answer->field = field;
		g_ptr_array_add(verification->answers, answer);
	}
	answer->word = word;
	record_put(&answer->value, value);
}

unsigned verification_count(const struct verification *verification,
			    enum verification_word word)
{
	unsigned n = 0;

	for (unsigned i = 0; i < verification->answers->len; i++)
		n += ((struct verification_answer *)verification->answers->pdata[i])
			     ->word == word;
	return n;
}

static struct json *write_answer(const void *data)
{
	const struct verification_answer *answer = data;
	struct json *json = json_object();

	json_put_text(json, "field", record_fields[answer->field].path);
	json_put_text(json, "answer", words[answer->word].wire);
	if (answer->word == VERIFIED_DIFFERS)
		json_put(json, "value", value_to_wire(answer->field, answer->value));
	return json;
}

struct json *verification_to_json(const struct verification *verification)
{
	struct json *json = json_object();

	slots_put(json, verification, slots);
	json_put_text(json, "person", persons[verification->person].wire);
	slots_put_rows(json, "fields", verification->answers, write_answer);
	json_put(json, "purpose", purpose_to_json(&verification->purpose));
	return json;
}

/* The index of a wire word, or -1. */
static int index_of(const struct word *table, int count, const char *wire)
{
	for (int i = 0; wire && i < count; i++)
		if (strcmp(table[i].wire, wire) == 0)
			return i;
	return -1;
}

static bool take_answer(struct verification *verification, const struct json *json,
			GError **why)
{
	enum record_field field = record_field_of_path(json_text_at(json, "field"));
	int word = index_of(words, VERIFIED_COUNT, json_text_at(json, "answer"));
	const struct json *told = json_get(json, "value");
	g_autofree char *value = NULL;

	if (!json_check_keys(json, answer_keys, why))
		return false;
	if (field == FIELD_NONE || verification_answer_of(verification, field))
		return json_shape_error(why, "field");
	if (word < 0)
		return json_shape_error(why, "answer");
	if ((word == VERIFIED_DIFFERS) != (told && !json_is_null(told)))
		return json_shape_error(why, "value");
	value = value_of_wire(field, told, why);
	if (!value)
		return false;
	verification_answer(verification, field, (enum verification_word)word, value);
	return true;
}

static bool take_all(struct verification *verification, const struct json *json,
		     GError **why)
{
	const struct json *fields = json_get(json, "fields");
	int person = index_of(persons, PERSON_COUNT, json_text_at(json, "person"));

	if (!json_check_keys(json, keys, why) ||
	    !slots_take(verification, json, slots, why))
		return false;
	if (!uuid_is(verification->id))
		return json_shape_error(why, "id");
	if (!*verification->resident)
		return json_shape_error(why, "resident");
	if (!*verification->base_version)
		return json_shape_error(why, "base_version");
	if (person < 0)
		return json_shape_error(why, "person");
	verification->person = (enum verification_person)person;
	if (!json_is_array(fields) || (person != PERSON_PRESENT && json_first(fields)))
		return json_shape_error(why, "fields");
	for (const struct json *c = json_first(fields); c; c = json_next(c))
		if (!take_answer(verification, c, why))
			return false;
	return purpose_of_json(json_get(json, "purpose"), &verification->purpose, why);
}

struct verification *verification_of_json(const struct json *json, GError **why)
{
	struct verification *verification = verification_new();

	if (take_all(verification, json, why))
		return verification;
	verification_free(verification);
	return NULL;
}
