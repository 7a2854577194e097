/*
 * problem - refusals as RFC 9457 documents: a stable type, a status, and a
 * title and detail in the officer's language that say what to do next.
 */
#ifndef CENTRAL_PROBLEM_H
#define CENTRAL_PROBLEM_H

#include "central/call.h"

enum centre_problem {
	PROBLEM_BAD_JSON,
	PROBLEM_BAD_SHAPE,
	PROBLEM_UNKNOWN_FIELD,
	PROBLEM_TOO_LARGE,
	PROBLEM_NEEDS_PURPOSE,
	PROBLEM_NEEDS_KEY,
	PROBLEM_NEEDS_MATCH,
	PROBLEM_KEY_REUSED,
	PROBLEM_SIGN_IN_FAILED,
	PROBLEM_SIGNED_OUT,
	PROBLEM_OFFICER_LOCKED,
	PROBLEM_FORBIDDEN,
	PROBLEM_FOUR_EYES,
	PROBLEM_STALE,
	PROBLEM_FIELD_PENDING,
	PROBLEM_LOCKED_FIELD,
	PROBLEM_NOT_FOUND,
	PROBLEM_NOT_OPEN,
	PROBLEM_WRONG_WORLD,
	PROBLEM_TOO_MANY,
	PROBLEM_BUSY,
	PROBLEM_BAD_HEADER,
	PROBLEM_WRONG_METHOD,
	PROBLEM_GONE,
	PROBLEM_UNDO_BLOCKED,
	PROBLEM_NUMBER_TAKEN,
	PROBLEM_NO_CHANGE,
	PROBLEM_NOT_RECORDED,
	PROBLEM_RULE_BROKEN,
	PROBLEM_NEEDS_OVERRIDE,
	PROBLEM_COUNT,
};

#define CENTRE_PROBLEM_TYPE "https://dancu.invalid/p/"

const char *centre_problem_slug(enum centre_problem problem);
unsigned centre_problem_status(enum centre_problem problem);

/* Each makes the call's answer this refusal; always false, for `return`. */
bool centre_refuse(struct centre_call *call, enum centre_problem problem);
/* With an own detail (translated, copied). */
bool centre_refuse_because(struct centre_call *call, enum centre_problem problem,
			   const char *detail);
/* With further members: `members` is an object, taken; detail may be NULL. */
bool centre_refuse_with(struct centre_call *call, enum centre_problem problem,
			const char *detail, struct json *members);
/* What a reader of forms/ complained about (JSON_ERROR). */
bool centre_refuse_error(struct centre_call *call, const GError *why);

#endif
