/* rules_family - rules between a person and the relatives, and in a household. */
#include "forms/rules_inside.h"

#include <string.h>

#include "forms/relations.h"
#include "i18n/banned.h"

#define HEAD "QH01"
#define MARRIED "2"
#define SINGLE "1"

static int own_year(const struct rules_context *c)
{
	return rule_year(rule_value(c, FIELD_BIRTH));
}

/* Years between a parent's birth and one's own; false when either is unknown. */
static bool parent_older_by(const struct rules_context *c,
			    const struct rules_person *person, enum record_field number,
			    int *years)
{
	int parent = rule_relative_year(person, rule_value(c, number));
	int own = own_year(c);

	*years = own - parent;
	return parent && own;
}

RULE_ASKS(rule_father_younger)
{
	int years;

	(void)on;
	return parent_older_by(c, c->father, FIELD_FATHER_NUMBER, &years) && years <= 0;
}

RULE_ASKS(rule_mother_younger)
{
	int years;

	(void)on;
	return parent_older_by(c, c->mother, FIELD_MOTHER_NUMBER, &years) && years <= 0;
}

RULE_ASKS(rule_father_too_young)
{
	int years;

	(void)on;
	return parent_older_by(c, c->father, FIELD_FATHER_NUMBER, &years) && years > 0 &&
	       years < 12;
}

RULE_ASKS(rule_mother_too_young)
{
	int years;

	(void)on;
	return parent_older_by(c, c->mother, FIELD_MOTHER_NUMBER, &years) && years > 0 &&
	       years < 12;
}

RULE_ASKS(rule_mother_too_old)
{
	int years;

	(void)on;
	return parent_older_by(c, c->mother, FIELD_MOTHER_NUMBER, &years) && years > 60;
}

RULE_ASKS(rule_father_sex)
{
	char room[2];

	(void)on;
	return !strcmp(rule_relative_sex(c->father, rule_value(c, FIELD_FATHER_NUMBER),
					 room),
		       "2");
}

RULE_ASKS(rule_mother_sex)
{
	char room[2];

	(void)on;
	return !strcmp(rule_relative_sex(c->mother, rule_value(c, FIELD_MOTHER_NUMBER),
					 room),
		       "1");
}

static bool same_number(const char *a, const char *b)
{
	return rule_number_whole(a) && !strcmp(a, b);
}

RULE_ASKS(rule_same_parents)
{
	(void)on;
	return same_number(rule_value(c, FIELD_FATHER_NUMBER),
			   rule_value(c, FIELD_MOTHER_NUMBER));
}

RULE_ASKS(rule_own_number)
{
	static const enum record_field others[] = { FIELD_FATHER_NUMBER,
						    FIELD_MOTHER_NUMBER,
						    FIELD_SPOUSE_NUMBER,
						    FIELD_GUARDIAN_NUMBER };

	(void)on;
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (same_number(rule_value(c, FIELD_NUMBER), rule_value(c, others[i])))
			return true;
	return false;
}

RULE_ASKS(rule_spouse_is_parent)
{
	const char *spouse = rule_value(c, FIELD_SPOUSE_NUMBER);

	(void)on;
	return same_number(spouse, rule_value(c, FIELD_FATHER_NUMBER)) ||
	       same_number(spouse, rule_value(c, FIELD_MOTHER_NUMBER));
}

RULE_ASKS(rule_spouse_sex)
{
	char room[2];
	const char *sex = rule_relative_sex(c->spouse, rule_value(c, FIELD_SPOUSE_NUMBER),
					    room);

	(void)on;
	return (*sex == '1' || *sex == '2') && rule_is(c, FIELD_SEX, sex);
}

/* Men from 20, women from 18 years of age; sex unknown: the lower one. */
RULE_ASKS(rule_marriage_age)
{
	return rule_is(c, FIELD_MARITAL, MARRIED) &&
	       rule_younger(rule_value(c, FIELD_BIRTH), on,
			    rule_is(c, FIELD_SEX, "1") ? 20 : 18);
}

RULE_ASKS(rule_married_alone)
{
	(void)on;
	return rule_is(c, FIELD_MARITAL, MARRIED) && rule_is(c, FIELD_SPOUSE_NAME, "") &&
	       rule_is(c, FIELD_SPOUSE_NUMBER, "");
}

RULE_ASKS(rule_single_with_spouse)
{
	(void)on;
	return rule_is(c, FIELD_MARITAL, SINGLE) && !rule_is(c, FIELD_SPOUSE_NAME, "");
}

static bool has_guardian(const struct rules_context *c)
{
	return !rule_is(c, FIELD_GUARDIAN_NAME, "") ||
	       !rule_is(c, FIELD_GUARDIAN_NUMBER, "");
}

RULE_ASKS(rule_guardian_of_adult)
{
	return has_guardian(c) && rule_at_least(rule_value(c, FIELD_BIRTH), on, 18);
}

/* A year alone is not enough to call somebody a minor before the year is out. */
RULE_ASKS(rule_guardian_minor)
{
	int year = rule_relative_year(c->guardian, rule_value(c, FIELD_GUARDIAN_NUMBER));

	return has_guardian(c) && year && rule_year(on) - year < 18;
}

RULE_ASKS(rule_child_alone)
{
	return rule_younger(rule_value(c, FIELD_BIRTH), on, 18) && !has_guardian(c) &&
	       rule_is(c, FIELD_FATHER_NAME, "") && rule_is(c, FIELD_MOTHER_NAME, "");
}

/* ---- the household --------------------------------------------------------------- */

static const struct rules_person *other(const struct rules_context *c, unsigned at)
{
	const struct rules_person *person = c->members->pdata[at];
	bool self = *person->id && !strcmp(person->id, c->record->id);

	return self ? NULL : person;
}

static bool is_head(const struct rules_person *person)
{
	return rule_alive(person->life) && !strcmp(person->relation, HEAD);
}

static const struct rules_person *other_head(const struct rules_context *c)
{
	for (unsigned i = 0; c->members && i < c->members->len; i++) {
		const struct rules_person *person = other(c, i);

		if (person && is_head(person))
			return person;
	}
	return NULL;
}

static bool heads(const struct rules_context *c)
{
	return rule_is(c, FIELD_HEAD_RELATION, HEAD) &&
	       rule_alive(rule_value(c, FIELD_LIFE));
}

RULE_ASKS(rule_two_heads)
{
	(void)on;
	return heads(c) && other_head(c);
}

RULE_ASKS(rule_no_head)
{
	(void)on;
	return c->members && *c->record->household_id && !heads(c) && !other_head(c);
}

RULE_ASKS(rule_head_minor)
{
	return heads(c) && rule_younger(rule_value(c, FIELD_BIRTH), on, 18);
}

RULE_ASKS(rule_same_number)
{
	(void)on;
	for (unsigned i = 0; c->members && i < c->members->len; i++) {
		const struct rules_person *person = other(c, i);

		if (person && same_number(rule_value(c, FIELD_NUMBER), person->number))
			return true;
	}
	return false;
}

RULE_ASKS(rule_relation_sex)
{
	const struct relation_row *row = relation_row(rule_value(c, FIELD_HEAD_RELATION));
	const char *sex = rule_value(c, FIELD_SEX);

	(void)on;
	return row && *row->sex && (*sex == '1' || *sex == '2') && strcmp(row->sex, sex);
}

/* Children are younger than the head, parents older: by blood and by adoption. */
RULE_ASKS(rule_relation_age)
{
	const struct relation_row *row = relation_row(rule_value(c, FIELD_HEAD_RELATION));
	const struct rules_person *head = other_head(c);
	int own = own_year(c), years = head ? rule_year(head->birth) : 0;

	(void)on;
	if (!row || !years || !own || (row->kin != KIN_BLOOD && row->kin != KIN_ADOPTION))
		return false;
	/* Uncles and cousins' children may be older than one thinks: the direct line only. */
	if (!strcmp(row->code, "QH32") || (row->generation == 1 && !row->close))
		return false;
	if (row->generation == NO_GENERATION || row->generation == 0)
		return false;
	return row->generation > 0 ? own >= years : own <= years;
}
