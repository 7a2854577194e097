/* rules_person - what dates mean when they are partial, and rules of one person. */
#include "forms/rules_inside.h"

#include <string.h>

#include "forms/editions.h"
#include "forms/identity.h"
#include "i18n/banned.h"

const char *rule_value(const struct rules_context *c, enum record_field field)
{
	return c->record->value[field];
}

bool rule_is(const struct rules_context *c, enum record_field field, const char *value)
{
	return strcmp(c->record->value[field], value) == 0;
}

bool rule_first_day(const char *iso, struct date *out)
{
	if (!date_from_iso(iso, out))
		return false;
	if (!out->month)
		out->month = 1;
	if (!out->day)
		out->day = 1;
	return true;
}

bool rule_last_day(const char *iso, struct date *out)
{
	if (!date_from_iso(iso, out))
		return false;
	if (!out->month)
		out->month = 12;
	if (!out->day)
		out->day = date_days_in(out->year, out->month);
	return true;
}

bool rule_before(const char *a, const char *b)
{
	struct date last, first;

	return rule_last_day(a, &last) && rule_first_day(b, &first) &&
	       date_compare(last, first) < 0;
}

bool rule_younger(const char *birth, const char *on, int years)
{
	struct date born, day;

	if (!rule_first_day(birth, &born) || !rule_last_day(on, &day))
		return false;
	born.year += years;
	return date_compare(born, day) > 0;
}

bool rule_at_least(const char *birth, const char *on, int years)
{
	struct date born, day;

	if (!rule_last_day(birth, &born) || !rule_first_day(on, &day))
		return false;
	born.year += years;
	return date_compare(born, day) <= 0;
}

int rule_year(const char *iso)
{
	struct date date;

	return date_from_iso(iso, &date) ? date.year : 0;
}

bool rule_number_whole(const char *number)
{
	struct identity says;

	return identity_read(number, &says);
}

bool rule_alive(const char *life)
{
	return strcmp(life, "2") != 0 && strcmp(life, "3") != 0;
}

int rule_relative_year(const struct rules_person *person, const char *number)
{
	struct identity says;
	int year = person ? rule_year(person->birth) : 0;

	if (year)
		return year;
	return identity_read(number, &says) ? says.year : 0;
}

const char *rule_relative_sex(const struct rules_person *person, const char *number,
			      char room[2])
{
	struct identity says;

	if (person && *person->sex)
		return person->sex;
	if (!identity_read(number, &says))
		return "";
	room[0] = says.sex[0];
	room[1] = '\0';
	return room;
}

/* ---- dates ----------------------------------------------------------------------- */

RULE_ASKS(rule_birth_future)
{
	return rule_before(on, rule_value(c, FIELD_BIRTH));
}

RULE_ASKS(rule_death_future)
{
	return rule_before(on, rule_value(c, FIELD_DEATH));
}

RULE_ASKS(rule_death_before_birth)
{
	(void)on;
	return rule_before(rule_value(c, FIELD_DEATH), rule_value(c, FIELD_BIRTH));
}

RULE_ASKS(rule_dead_without_date)
{
	(void)on;
	return !rule_alive(rule_value(c, FIELD_LIFE)) && rule_is(c, FIELD_DEATH, "");
}

RULE_ASKS(rule_alive_with_death)
{
	(void)on;
	return rule_is(c, FIELD_LIFE, "1") && !rule_is(c, FIELD_DEATH, "");
}

RULE_ASKS(rule_very_old)
{
	return rule_alive(rule_value(c, FIELD_LIFE)) &&
	       rule_at_least(rule_value(c, FIELD_BIRTH), on, 120);
}

/* ---- numbers --------------------------------------------------------------------- */

RULE_ASKS(rule_number_year)
{
	(void)on;
	return identity_compare(rule_value(c, FIELD_NUMBER), rule_value(c, FIELD_BIRTH),
				"") == IDENTITY_DIFFERS_YEAR;
}

RULE_ASKS(rule_number_sex)
{
	(void)on;
	return identity_compare(rule_value(c, FIELD_NUMBER), "",
				rule_value(c, FIELD_SEX)) == IDENTITY_DIFFERS_SEX;
}

/* Only when both are provinces that the table of numbers knows. */
RULE_ASKS(rule_number_place)
{
	struct identity says;

	(void)on;
	return c->birth_place && identity_place_name(c->birth_place) &&
	       identity_read(rule_value(c, FIELD_NUMBER), &says) && says.place_name &&
	       strcmp(says.place, c->birth_place) != 0;
}

/* Nine-digit cards were for those of 14 and more, and ended with June 2024. */
RULE_ASKS(rule_old_number_too_young)
{
	(void)on;
	return !rule_is(c, FIELD_OLD_NUMBER, "") &&
	       rule_younger(rule_value(c, FIELD_BIRTH), "2024-06-30", 14);
}

RULE_ASKS(rule_ethnic_edition)
{
	g_autofree char *code = kind_part(rule_value(c, FIELD_ETHNIC), 0);
	g_autofree char *name = kind_part(rule_value(c, FIELD_ETHNIC), 1);

	(void)on;
	return edition_of(CATALOGUE_ETHNIC, code, name) == CATALOGUE_ETHNIC_1979;
}

RULE_ASKS(rule_foreigner)
{
	(void)on;
	return !rule_is(c, FIELD_NATIONALITY, "") && !rule_is(c, FIELD_NATIONALITY, "VN");
}
