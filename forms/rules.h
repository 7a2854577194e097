/*
 * rules - what must hold across the fields of a record and across a household.
 *
 * A table: each rule has a code, the days on which it is in force, the fields it
 * speaks of, a sentence and the law or reason behind it.  An ERROR refuses the
 * request; a WARNING may be overridden with a reason, which is kept with it (struct
 * override).  The terminal asks before sending and the centre again on arrival: the
 * same functions.  What is unknown, partial or hidden is never held against
 * anybody, and an unknown place code is no error anywhere here.
 */
#ifndef FORMS_RULES_H
#define FORMS_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/person_row.h"
#include "forms/rules_context.h"

enum rule_severity {
	RULE_WARNING,
	RULE_ERROR,
};

struct rule {
	const char *code;
	const char *from, *to; /* ISO, "" open */
	enum rule_severity severity;
	enum record_field fields[4]; /* the first leads; ends with FIELD_NONE or is full */
	const char *sentence;	     /* msgid: use rule_sentence() */
	const char *basis;	     /* Vietnamese, or "" for plain sense */
	bool (*broken)(const struct rules_context *context, const char *on_date);
};

extern const struct rule rules[];
extern const size_t rules_count;

/* NULL: nobody's. */
const struct rule *rule_named(const char *code);
/* Translated, lent. */
const char *rule_sentence(const struct rule *rule);

/* The rules in force on the ISO day that are broken (const struct rule *, lent), errors
 * first; never NULL. */
GPtrArray *rules_broken(const struct rules_context *context, const char *on_date);

/* Views of what the asker has; lent as long as that lives. */
struct rules_person rules_person_of_row(const struct person_row *row);
struct rules_person rules_person_of_record(const struct record *record);

#endif
