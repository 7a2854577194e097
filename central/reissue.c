/* reissue - a number that was never given. */
#include "central/reissue.h"

#include <string.h>

#include "central/problem.h"
#include "central/self.h"
#include "forms/values.h"

#include "i18n/banned.h"

#define TRIES 100

static const char *value_after(const struct request *r, const struct record *now,
			       enum record_field field)
{
	const struct change *change = request_change_of(r, field);

	return change ? change->to : now->value[field];
}

/* "099" of the old number; a province's code of two or three digits rules over it. */
static char *place_of(const struct request *r, const struct record *now)
{
	const struct change *change = request_change_of(r, FIELD_BIRTH_PLACE);
	g_autofree char *code = kind_part(change ? change->to : "", 0);
	const char *old = now->value[FIELD_NUMBER];

	if (strlen(code) == 2)
		return g_strconcat("0", code, NULL);
	if (strlen(code) == 3)
		return g_strdup(code);
	return strlen(old) == 12 ? g_strndup(old, 3) : g_strdup("099");
}

/* "099150": all but the chance; NULL: the record does not say enough. */
static char *stem_of(const struct request *r, const struct record *now)
{
	const char *sex = value_after(r, now, FIELD_SEX);
	g_autofree char *year = g_strndup(value_after(r, now, FIELD_BIRTH), 4);
	g_autofree char *place = place_of(r, now);
	int64_t born = g_ascii_strtoll(year, NULL, 10);

	if (born < 1900 || born > 2399 || (strcmp(sex, "1") != 0 && strcmp(sex, "2") != 0))
		return NULL;
	return g_strdup_printf("%s%d%02d", place,
			       (int)(born / 100 - 19) * 2 + (strcmp(sex, "2") == 0),
			       (int)(born % 100));
}

static bool was_given(struct centre_ledger *l, const char *number)
{
	return centre_number(l, 1,
			     "SELECT (SELECT count(*) FROM resident WHERE number = ?1"
			     " AND number <> '') +"
			     " (SELECT count(*) FROM number_cancelled WHERE number = ?1) +"
			     " (SELECT count(*) FROM number_cancelled WHERE successor = ?1)",
			     "s", number) > 0;
}

static char *draw(struct centre_call *c, const char *stem)
{
	for (int i = 0; i < TRIES; i++) {
		uint32_t chance = 0;
		char *number;

		world_random(c->centre->world, &chance, sizeof(chance));
		number = g_strdup_printf("%s%06u", stem, chance % 1000000u);
		if (!was_given(c->ledger, number))
			return number;
		g_free(number);
	}
	return NULL;
}

/* Added to the list of cancelled ones, the newest last. */
static void note_cancelled(struct request *r, const struct record *now, const char *old)
{
	const char *was = now->value[FIELD_CANCELLED];
	g_autofree char *list =
		*was ? g_strconcat(was, KIND_ITEM_TEXT, old, NULL) : g_strdup(old);

	if (*old)
		request_add_change(r, FIELD_CANCELLED, was, list);
}

bool centre_reissue_prepare(struct centre_call *c, struct request *r, const struct record *now)
{
	const char *old = now->value[FIELD_NUMBER];
	g_autofree char *stem = stem_of(r, now);
	g_autofree char *number = stem ? draw(c, stem) : NULL;

	if (!number)
		return centre_refuse(c, stem ? PROBLEM_BUSY : PROBLEM_BAD_SHAPE);
	request_add_change(r, FIELD_NUMBER, old, number);
	note_cancelled(r, now, old);
	return !*old ||
	       centre_do(c->ledger, "INSERT INTO number_cancelled VALUES(?1, ?2, ?3, ?4, ?5)",
			 "ssiss", old, now->id, c->now, r->receipt, number) ||
	       centre_refuse(c, PROBLEM_BUSY);
}
