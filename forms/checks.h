/*
 * checks - what must hold between answers of one form, and against the day.
 *
 * Form tables name a check by its enum; the functions behind the names live in
 * checks.c, so that a form file holds const data only.  A check looks at one
 * answer and, where it needs another, finds it by key.  What must never be empty
 * is FIELD_REQUIRED's matter; a few checks ask for an answer only because of
 * another one.
 */
#ifndef FORMS_CHECKS_H
#define FORMS_CHECKS_H

#include <stdbool.h>

enum check {
	CHECK_NONE,
	CHECK_NOT_FUTURE,     /* a date on or before today */
	CHECK_BIRTH,	      /* not in the future, not before 1890, the same year */
	CHECK_PAPER_DATE,     /* whole, not in the future, not before birth */
	CHECK_PAPER_KIND,     /* the paper can prove at least one of the changed fields */
	CHECK_REASON,	      /* the reason serves every changed field */
	CHECK_NEW_PASSWORD,   /* 8 letters at least, not the old one */
	CHECK_SAME_PASSWORD,  /* typed twice alike */
	CHECK_NUMBER_AGREES,  /* own number fits birth year and sex */
	CHECK_OTHER_PERSON,   /* a relative's number is not the person's own */
	CHECK_REFUSAL_NOTE,   /* "another reason" needs words */
	CHECK_MINUTES,	      /* a whole number, 1 to 60 */
	CHECK_PAPER_PART,     /* of a further paper: all of it or nothing */
	CHECK_APPLICANT_NAME, /* somebody else than the person asks: he has a name */
	CHECK_APPLICANT_NUMBER, /* 12 or 9 digits */
	CHECK_REISSUE_REASON, /* of cancelling and re-issuing, serves every changed field */
	CHECK_REISSUE_BIRTH,  /* another year */
	CHECK_APPLICANT_NOTE, /* who cannot prove who he is: why he is believed */
	CHECK_COUNT
};

/* What a check may ask about the other answers.  All lent. */
struct check_context {
	const char *today; /* ISO, or "" when not told: then nothing is in the future */
	const char *(*value)(const void *self, const char *key);    /* "" = unknown */
	const char *(*original)(const void *self, const char *key); /* "" = none */
	const char *const *changed; /* wire paths of changed record fields, NULL-ended */
	const void *self;
};

/*
 * Runs `check` on the answer `key` whose value would be `value` (canonical).
 * False: *complaint is one translated sentence, g_free() it.
 */
bool check_passes(enum check check, const struct check_context *context, const char *key,
		  const char *value, char **complaint);

#endif
