/*
 * procedure_row - one period of what a procedure may take and cost.
 */
#ifndef FORMS_PROCEDURE_ROW_H
#define FORMS_PROCEDURE_ROW_H

#include "forms/certainty.h"

enum limit_unit {
	LIMIT_NONE,	 /* none was published */
	LIMIT_AT_ONCE,
	LIMIT_HALF_DAYS, /* of work */
	LIMIT_WORKDAYS,
	LIMIT_DAYS, /* of the calendar; when the last is a day off, the next working day */
};

#define FEE_UNKNOWN (-1)

struct procedure_row {
	const char *code;
	const char *variant; /* Vietnamese, or "" for the plain one */
	const char *from, *to; /* ISO or "" */
	unsigned limit;
	enum limit_unit unit;
	int fee, fee_online;  /* đồng, or FEE_UNKNOWN */
	const char *decider;  /* code of ROLE, or "ubnd" when not the police */
	const char *form_in;  /* of what the citizen hands in, by their codes */
	const char *form_out; /* of what the office gives */
	const char *basis;
	enum certainty certainty;
};

#endif
