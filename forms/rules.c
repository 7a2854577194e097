/* rules - the table, and which of it is broken. */
#include "forms/rules.h"

#include <string.h>

#include "forms/rules_inside.h"
#include "i18n/language.h"
#include "i18n/banned.h"

/* clang-format off */
const struct rule rules[] = {
	{ "birth-future", "", "", RULE_ERROR, { FIELD_BIRTH, FIELD_NONE },
	  N_("The date of birth lies in the future."),
	  "", rule_birth_future },
	{ "death-future", "", "", RULE_ERROR, { FIELD_DEATH, FIELD_NONE },
	  N_("The date of death lies in the future."),
	  "", rule_death_future },
	{ "death-before-birth", "", "", RULE_ERROR,
	  { FIELD_DEATH, FIELD_BIRTH, FIELD_NONE },
	  N_("The date of death lies before the date of birth."),
	  "", rule_death_before_birth },
	{ "dead-without-date", "", "", RULE_WARNING,
	  { FIELD_LIFE, FIELD_DEATH, FIELD_NONE },
	  N_("Dead or missing, but without a date."),
	  "Luật Căn cước 2023 Đ.9", rule_dead_without_date },
	{ "alive-with-death", "", "", RULE_ERROR, { FIELD_LIFE, FIELD_DEATH, FIELD_NONE },
	  N_("Alive, but with a date of death."),
	  "", rule_alive_with_death },
	{ "very-old", "", "", RULE_WARNING, { FIELD_BIRTH, FIELD_NONE },
	  N_("More than 120 years old and alive."),
	  "", rule_very_old },
	{ "number-year", "", "", RULE_WARNING, { FIELD_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The personal number names another year of birth."),
	  "NĐ 137/2015/NĐ-CP Đ.13; TT 59/2021/TT-BCA Đ.6", rule_number_year },
	{ "number-sex", "", "", RULE_WARNING, { FIELD_NUMBER, FIELD_SEX, FIELD_NONE },
	  N_("The personal number names the other sex."),
	  "NĐ 137/2015/NĐ-CP Đ.13; TT 59/2021/TT-BCA Đ.6", rule_number_sex },
	{ "number-place", "", "", RULE_WARNING,
	  { FIELD_NUMBER, FIELD_BIRTH_PLACE, FIELD_NONE },
	  N_("The personal number names another province of birth registration."),
	  "TT 07/2016/TT-BCA; TT 59/2021/TT-BCA Đ.6", rule_number_place },
	{ "old-number-young", "", "", RULE_ERROR,
	  { FIELD_OLD_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("Too young for a nine-digit card: there were none after June "
	     "2024, nor under 14."),
	  "Luật Căn cước 2023 Đ.46", rule_old_number_too_young },
	{ "ethnic-edition", "", "", RULE_ERROR, { FIELD_ETHNIC, FIELD_NONE },
	  N_("The code of the ethnic group is of the 1979 list. Choose by name."),
	  "QĐ 1019/QĐ-TCTK", rule_ethnic_edition },
	{ "foreigner", "", "", RULE_WARNING, { FIELD_NATIONALITY, FIELD_NONE },
	  N_("Not a Vietnamese citizen, yet in the register."),
	  "Luật Căn cước 2023 Đ.9", rule_foreigner },
	{ "father-younger", "", "", RULE_ERROR,
	  { FIELD_FATHER_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The father is not older than the child."),
	  "", rule_father_younger },
	{ "mother-younger", "", "", RULE_ERROR,
	  { FIELD_MOTHER_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The mother is not older than the child."),
	  "", rule_mother_younger },
	{ "father-too-young", "", "", RULE_WARNING,
	  { FIELD_FATHER_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The father was under 12 when the child was born."),
	  "", rule_father_too_young },
	{ "mother-too-young", "", "", RULE_WARNING,
	  { FIELD_MOTHER_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The mother was under 12 when the child was born."),
	  "", rule_mother_too_young },
	{ "mother-too-old", "", "", RULE_WARNING,
	  { FIELD_MOTHER_NUMBER, FIELD_BIRTH, FIELD_NONE },
	  N_("The mother was over 60 when the child was born."),
	  "", rule_mother_too_old },
	{ "father-sex", "", "", RULE_WARNING, { FIELD_FATHER_NUMBER, FIELD_NONE },
	  N_("The father's number is a woman's."),
	  "NĐ 137/2015/NĐ-CP Đ.13", rule_father_sex },
	{ "mother-sex", "", "", RULE_WARNING, { FIELD_MOTHER_NUMBER, FIELD_NONE },
	  N_("The mother's number is a man's."),
	  "NĐ 137/2015/NĐ-CP Đ.13", rule_mother_sex },
	{ "same-parents", "", "", RULE_ERROR,
	  { FIELD_FATHER_NUMBER, FIELD_MOTHER_NUMBER, FIELD_NONE },
	  N_("Father and mother have the same number."),
	  "Luật Căn cước 2023 Đ.12", rule_same_parents },
	{ "own-number", "", "", RULE_ERROR,
	  { FIELD_FATHER_NUMBER, FIELD_MOTHER_NUMBER, FIELD_SPOUSE_NUMBER, FIELD_GUARDIAN_NUMBER },
	  N_("A relative has the person's own number."),
	  "Luật Căn cước 2023 Đ.12", rule_own_number },
	{ "spouse-is-parent", "", "", RULE_ERROR,
	  { FIELD_SPOUSE_NUMBER, FIELD_FATHER_NUMBER, FIELD_MOTHER_NUMBER, FIELD_NONE },
	  N_("Spouse and parent have the same number."),
	  "Luật Hôn nhân và gia đình 2014 Đ.5", rule_spouse_is_parent },
	{ "spouse-sex", "", "", RULE_WARNING,
	  { FIELD_SPOUSE_NUMBER, FIELD_SEX, FIELD_NONE },
	  N_("The spouse's number is of the same sex."),
	  "Luật Hôn nhân và gia đình 2014 Đ.8", rule_spouse_sex },
	{ "marriage-age", "2015-01-01", "", RULE_ERROR,
	  { FIELD_MARITAL, FIELD_BIRTH, FIELD_NONE },
	  N_("Too young to be married: men from 20, women from 18."),
	  "Luật Hôn nhân và gia đình 2014 Đ.8", rule_marriage_age },
	{ "married-alone", "", "", RULE_WARNING,
	  { FIELD_MARITAL, FIELD_SPOUSE_NAME, FIELD_NONE },
	  N_("Married, but no spouse is named."),
	  "Luật Căn cước 2023 Đ.9", rule_married_alone },
	{ "single-with-spouse", "", "", RULE_WARNING,
	  { FIELD_MARITAL, FIELD_SPOUSE_NAME, FIELD_NONE },
	  N_("Never married, but a spouse is named."),
	  "", rule_single_with_spouse },
	{ "guardian-of-adult", "", "", RULE_WARNING,
	  { FIELD_GUARDIAN_NAME, FIELD_BIRTH, FIELD_NONE },
	  N_("An adult has a guardian."),
	  "BLDS 2015 Đ.47", rule_guardian_of_adult },
	{ "guardian-minor", "", "", RULE_ERROR,
	  { FIELD_GUARDIAN_NUMBER, FIELD_GUARDIAN_NAME, FIELD_NONE },
	  N_("The guardian is a minor."),
	  "BLDS 2015 Đ.49", rule_guardian_minor },
	{ "child-alone", "", "", RULE_WARNING,
	  { FIELD_FATHER_NAME, FIELD_MOTHER_NAME, FIELD_GUARDIAN_NAME, FIELD_NONE },
	  N_("A minor without parents and without a guardian."),
	  "BLDS 2015 Đ.47", rule_child_alone },
	{ "two-heads", "", "", RULE_ERROR, { FIELD_HEAD_RELATION, FIELD_NONE },
	  N_("The household has another head."),
	  "Luật Cư trú 2020 Đ.10", rule_two_heads },
	{ "no-head", "", "", RULE_WARNING, { FIELD_HEAD_RELATION, FIELD_NONE },
	  N_("The household has no head."),
	  "Luật Cư trú 2020 Đ.10", rule_no_head },
	{ "head-minor", "", "", RULE_WARNING,
	  { FIELD_HEAD_RELATION, FIELD_BIRTH, FIELD_NONE },
	  N_("The head of household is a minor."),
	  "Luật Cư trú 2020 Đ.10", rule_head_minor },
	{ "same-number", "", "", RULE_ERROR, { FIELD_NUMBER, FIELD_NONE },
	  N_("Another member of the household has this number."),
	  "Luật Căn cước 2023 Đ.12", rule_same_number },
	{ "relation-sex", "", "", RULE_ERROR,
	  { FIELD_HEAD_RELATION, FIELD_SEX, FIELD_NONE },
	  N_("The relation to the head does not fit the sex."),
	  "", rule_relation_sex },
	{ "relation-age", "", "", RULE_ERROR,
	  { FIELD_HEAD_RELATION, FIELD_BIRTH, FIELD_NONE },
	  N_("The relation to the head does not fit the ages."),
	  "", rule_relation_age },
	{ "card-under-14", "", "", RULE_ERROR, { FIELD_CARDS, FIELD_BIRTH, FIELD_NONE },
	  N_("A card was issued before 14 years of age, before July 2024."),
	  "Luật Căn cước công dân 2014 Đ.19", rule_card_under_14 },
	{ "card-before-birth", "", "", RULE_ERROR,
	  { FIELD_CARDS, FIELD_BIRTH, FIELD_NONE },
	  N_("A card was issued before birth."),
	  "", rule_card_before_birth },
	{ "card-future", "", "", RULE_ERROR, { FIELD_CARDS, FIELD_NONE },
	  N_("A card is issued in the future."),
	  "", rule_card_future },
	{ "card-order", "", "", RULE_ERROR, { FIELD_CARDS, FIELD_NONE },
	  N_("A card ends before it is issued."),
	  "", rule_card_order },
	{ "cmnd-late", "", "", RULE_ERROR, { FIELD_CARDS, FIELD_NONE },
	  N_("A nine-digit card was issued after June 2024."),
	  "Luật Căn cước 2023 Đ.46", rule_cmnd_late },
	{ "cmnd-lapsed", "2025-01-01", "", RULE_WARNING, { FIELD_CARDS, FIELD_NONE },
	  N_("The last card is a CMND: it counted until 31/12/2024."),
	  "Luật Căn cước 2023 Đ.46", rule_cmnd_lapsed },
	{ "stays-overlap", "", "", RULE_ERROR, { FIELD_STAYS, FIELD_NONE },
	  N_("Two permanent residences at the same time."),
	  "Luật Cư trú 2020 Đ.2", rule_stays_overlap },
	{ "stay-order", "", "", RULE_ERROR, { FIELD_STAYS, FIELD_NONE },
	  N_("A residence ends before it begins."),
	  "", rule_stay_order },
	{ "stay-before-birth", "", "", RULE_ERROR,
	  { FIELD_STAYS, FIELD_BIRTH, FIELD_NONE },
	  N_("A residence begins before birth."),
	  "", rule_stay_before_birth },
	{ "temporary-long", "2021-07-01", "", RULE_WARNING, { FIELD_STAYS, FIELD_NONE },
	  N_("A temporary residence of more than two years."),
	  "Luật Cư trú 2020 Đ.27", rule_temporary_long },
	{ "short-stay-long", "2021-07-01", "", RULE_WARNING, { FIELD_STAYS, FIELD_NONE },
	  N_("A short stay of 30 days or more is a temporary residence."),
	  "Luật Cư trú 2020 Đ.2", rule_short_stay_long },
	{ "temporary-at-home", "2021-07-01", "", RULE_WARNING,
	  { FIELD_TEMPORARY, FIELD_RESIDENCE, FIELD_NONE },
	  N_("Temporary and permanent residence in one commune."),
	  "Luật Cư trú 2020 Đ.27", rule_temporary_at_home },
	{ "dead-resides", "", "", RULE_WARNING, { FIELD_STAYS, FIELD_LIFE, FIELD_NONE },
	  N_("Dead, but the permanent residence has no end."),
	  "Luật Cư trú 2020 Đ.24", rule_dead_resides },
};
/* clang-format on */
const size_t rules_count = G_N_ELEMENTS(rules);

const struct rule *rule_named(const char *code)
{
	for (size_t i = 0; i < rules_count; i++)
		if (!strcmp(rules[i].code, code))
			return &rules[i];
	return NULL;
}

const char *rule_sentence(const struct rule *rule)
{
	return _(rule->sentence);
}

static bool in_force(const struct rule *rule, const char *on_date)
{
	return strcmp(rule->from, on_date) <= 0 &&
	       (!*rule->to || strcmp(on_date, rule->to) <= 0);
}

static bool changes(const struct rule *rule, const struct rules_context *context)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rule->fields); i++) {
		enum record_field field = rule->fields[i];

		if (field == FIELD_NONE)
			break;
		if (strcmp(context->record->value[field], context->before->value[field]))
			return true;
	}
	return false;
}

/* What was so before and is not touched is nobody's fault now. */
static bool is_old(const struct rule *rule, const struct rules_context *context,
		   const char *on_date)
{
	struct rules_context before = *context;

	if (!context->before || changes(rule, context))
		return false;
	before.record = context->before;
	return rule->broken(&before, on_date);
}

GPtrArray *rules_broken(const struct rules_context *context, const char *on_date)
{
	static const enum rule_severity order[] = { RULE_ERROR, RULE_WARNING };
	GPtrArray *found = g_ptr_array_new();

	for (size_t s = 0; s < G_N_ELEMENTS(order); s++)
		for (size_t i = 0; i < rules_count; i++)
			if (rules[i].severity == order[s] && in_force(&rules[i], on_date) &&
			    rules[i].broken(context, on_date) &&
			    !is_old(&rules[i], context, on_date))
				g_ptr_array_add(found, (void *)&rules[i]);
	return found;
}

struct rules_person rules_person_of_row(const struct person_row *row)
{
	return (struct rules_person){
		.id = row->id,
		.birth = row->birth,
		.sex = row->sex,
		.number = row->number,
		.relation = row->relation,
		.life = row->state,
	};
}

struct rules_person rules_person_of_record(const struct record *record)
{
	return (struct rules_person){
		.id = record->id,
		.birth = record->value[FIELD_BIRTH],
		.sex = record->value[FIELD_SEX],
		.number = record->value[FIELD_NUMBER],
		.relation = record->value[FIELD_HEAD_RELATION],
		.life = record->value[FIELD_LIFE],
	};
}
