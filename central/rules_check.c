/* rules_check - a record as it would be, among the people around it. */
#include "central/rules_check.h"

#include <string.h>

#include "central/problem.h"
#include "central/residents.h"
#include "forms/rules.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

/* All that the context lends from. */
struct scene {
	struct rules_context context;
	struct record *after;
	GPtrArray *records;	/* struct record of relatives */
	GPtrArray *people;	/* struct rules_person of them */
	GPtrArray *rows;	/* struct person_row of the household */
	GPtrArray *members;	/* struct rules_person of it */
};

static void scene_init(struct scene *s)
{
	*s = (struct scene){0};
	s->records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
	s->people = g_ptr_array_new_with_free_func(g_free);
	s->rows = g_ptr_array_new_with_free_func((GDestroyNotify)person_row_free);
	s->members = g_ptr_array_new_with_free_func(g_free);
}

static void scene_clear(struct scene *s)
{
	record_free(s->after);
	g_ptr_array_unref(s->records);
	g_ptr_array_unref(s->people);
	g_ptr_array_unref(s->rows);
	g_ptr_array_unref(s->members);
}

/* A new number is not drawn before the approval: until then there is none to fit. */
static struct record *record_after(const struct request *r, const struct record *before)
{
	struct record *after = before ? record_copy(before) : record_new();

	if (request_kind(r) == REQUEST_KIND_REISSUE && !request_change_of(r, FIELD_NUMBER))
		record_set(after, FIELD_NUMBER, "");
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		record_set(after, change->field, change->to);
	}
	return after;
}

/* Whoever has this number in the register, wherever he lives; NULL: nobody. */
static const struct rules_person *relative(struct centre_call *c, struct scene *s,
					   enum record_field field)
{
	const char *number = s->after->value[field];
	g_autofree char *id = *number ? centre_word(c->ledger,
						    "SELECT id FROM resident WHERE number = ?1"
						    " AND number <> ''",
						    "s", number)
				      : NULL;
	struct record *r = id ? centre_resident_load(c->ledger, id, c->now, "") : NULL;
	struct rules_person *person;

	if (!r)
		return NULL;
	g_ptr_array_add(s->records, r);
	person = g_new0(struct rules_person, 1);
	*person = rules_person_of_record(r);
	g_ptr_array_add(s->people, person);
	return person;
}

static void load_members(struct centre_call *c, struct scene *s, const char *household)
{
	struct centre_rows *rows =
		centre_ask(c->ledger, CENTRE_ROW_SELECT "WHERE r.household = ?1", "s", household);

	while (centre_next(rows)) {
		struct rules_person *person = g_new0(struct rules_person, 1);
		struct person_row *row = centre_row_of(rows);

		g_ptr_array_add(s->rows, row);
		*person = rules_person_of_row(row);
		g_ptr_array_add(s->members, person);
	}
	centre_done(rows);
}

static void scene_set(struct centre_call *c, struct scene *s, const struct request *r,
		      const struct record *before)
{
	const char *household = before ? before->household_id : r->household;

	s->after = record_after(r, before);
	if (*household)
		load_members(c, s, household);
	s->context = (struct rules_context){
		.record = s->after,
		.before = before,
		.members = *household ? s->members : NULL,
		.father = relative(c, s, FIELD_FATHER_NUMBER),
		.mother = relative(c, s, FIELD_MOTHER_NUMBER),
		.spouse = relative(c, s, FIELD_SPOUSE_NUMBER),
		.guardian = relative(c, s, FIELD_GUARDIAN_NUMBER),
		.birth_place = "",
	};
}

static bool is_overridden(const struct request *r, const struct rule *rule)
{
	for (guint i = 0; i < r->overrides->len; i++) {
		const struct override *override = r->overrides->pdata[i];

		if (strcmp(override->rule, rule->code) == 0)
			return true;
	}
	return false;
}

static bool refuse_rule(struct centre_call *c, const struct rule *rule)
{
	struct json *members = json_object();
	g_autofree char *detail = NULL;

	json_put_text(members, "rule", rule->code);
	json_put_text(members, "field", record_fields[rule->fields[0]].path);
	if (rule->severity == RULE_ERROR)
		return centre_refuse_with(c, PROBLEM_RULE_BROKEN, rule_sentence(rule), members);
	detail = g_strdup_printf(_("%s If it is so all the same, say why in the note and send it "
				   "again."),
				 rule_sentence(rule));
	return centre_refuse_with(c, PROBLEM_NEEDS_OVERRIDE, detail, members);
}

/* The rules that are broken and not overridden: lent, errors first; new. */
static GPtrArray *find_broken(struct centre_call *c, const struct request *r,
			      const struct record *before)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	g_autoptr(GPtrArray) broken = NULL;
	GPtrArray *left = g_ptr_array_new();
	struct scene scene;

	if (request_kind(r) >= REQUEST_KIND_UNDO)
		return left;
	scene_init(&scene);
	scene_set(c, &scene, r, before);
	broken = rules_broken(&scene.context, today);
	for (guint i = 0; i < broken->len; i++) {
		const struct rule *rule = broken->pdata[i];

		if (rule->severity == RULE_ERROR || !is_overridden(r, rule))
			g_ptr_array_add(left, broken->pdata[i]);
	}
	scene_clear(&scene);
	return left;
}

bool centre_rules_arrive(struct centre_call *c, struct request *r, const struct record *before)
{
	g_autoptr(GPtrArray) broken = find_broken(c, r, before);

	for (guint i = 0; i < broken->len; i++) {
		const struct rule *rule = broken->pdata[i];

		if (rule->severity == RULE_ERROR || !*r->note)
			return refuse_rule(c, rule);
		request_add_override(r, rule->code, r->note);
	}
	return true;
}

bool centre_rules_admit(struct centre_call *c, const struct request *r,
			const struct record *before)
{
	g_autoptr(GPtrArray) broken = find_broken(c, r, before);

	return broken->len == 0 || refuse_rule(c, broken->pdata[0]);
}
