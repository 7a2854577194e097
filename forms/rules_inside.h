/* rules_inside - the questions behind the table of rules; only forms/rules*.c. */
#ifndef FORMS_RULES_INSIDE_H
#define FORMS_RULES_INSIDE_H

#include <stdbool.h>

#include "forms/rules_context.h"
#include "i18n/date.h"

#define RULE_ASKS(name) bool name(const struct rules_context *c, const char *on)

/* One's own value of a field. */
const char *rule_value(const struct rules_context *c, enum record_field field);
bool rule_is(const struct rules_context *c, enum record_field field, const char *value);

/* The first and the last day a partial date may mean; false for none. */
bool rule_first_day(const char *iso, struct date *out);
bool rule_last_day(const char *iso, struct date *out);
/* Beyond doubt: a lies before b; one born then has not come to so many years on b. */
bool rule_before(const char *a, const char *b);
bool rule_younger(const char *birth, const char *on, int years);
/* Beyond doubt: has come to so many years. */
bool rule_at_least(const char *birth, const char *on, int years);
int rule_year(const char *iso); /* 0 = unknown */
bool rule_number_whole(const char *number);
bool rule_alive(const char *life);

/* One's father ... : birth year (0) and sex ("") from what is known, else the number. */
int rule_relative_year(const struct rules_person *person, const char *number);
const char *rule_relative_sex(const struct rules_person *person, const char *number,
			      char room[2]);

RULE_ASKS(rule_birth_future);
RULE_ASKS(rule_death_future);
RULE_ASKS(rule_death_before_birth);
RULE_ASKS(rule_dead_without_date);
RULE_ASKS(rule_alive_with_death);
RULE_ASKS(rule_very_old);
RULE_ASKS(rule_number_year);
RULE_ASKS(rule_number_sex);
RULE_ASKS(rule_number_place);
RULE_ASKS(rule_old_number_too_young);
RULE_ASKS(rule_ethnic_edition);
RULE_ASKS(rule_foreigner);

RULE_ASKS(rule_father_younger);
RULE_ASKS(rule_mother_younger);
RULE_ASKS(rule_father_too_young);
RULE_ASKS(rule_mother_too_young);
RULE_ASKS(rule_mother_too_old);
RULE_ASKS(rule_father_sex);
RULE_ASKS(rule_mother_sex);
RULE_ASKS(rule_same_parents);
RULE_ASKS(rule_own_number);
RULE_ASKS(rule_spouse_is_parent);
RULE_ASKS(rule_spouse_sex);
RULE_ASKS(rule_marriage_age);
RULE_ASKS(rule_married_alone);
RULE_ASKS(rule_single_with_spouse);
RULE_ASKS(rule_guardian_of_adult);
RULE_ASKS(rule_guardian_minor);
RULE_ASKS(rule_child_alone);

RULE_ASKS(rule_two_heads);
RULE_ASKS(rule_no_head);
RULE_ASKS(rule_head_minor);
RULE_ASKS(rule_same_number);
RULE_ASKS(rule_relation_sex);
RULE_ASKS(rule_relation_age);

RULE_ASKS(rule_card_under_14);
RULE_ASKS(rule_card_before_birth);
RULE_ASKS(rule_card_future);
RULE_ASKS(rule_card_order);
RULE_ASKS(rule_cmnd_late);
RULE_ASKS(rule_cmnd_lapsed);
RULE_ASKS(rule_stays_overlap);
RULE_ASKS(rule_stay_order);
RULE_ASKS(rule_stay_before_birth);
RULE_ASKS(rule_temporary_long);
RULE_ASKS(rule_short_stay_long);
RULE_ASKS(rule_temporary_at_home);
RULE_ASKS(rule_dead_resides);

#endif
