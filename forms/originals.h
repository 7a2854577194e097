/*
 * originals - what an office may ask to see, by the day papers are handed in.
 *
 * Four regimes so far: certified copies (TT 55/2021), copies compared and signed
 * (TT 66/2023), originals shown and minuted (TT 53/2025), and since 01/07/2026
 * nothing that is already in a register or on VNeID (Luật 118/2025/QH15, TT
 * 116/2026/TT-BCA): the officer looks there and writes down what he found.
 */
#ifndef FORMS_ORIGINALS_H
#define FORMS_ORIGINALS_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/certainty.h"

struct original_rule {
	const char *from, *to; /* ISO or "" */
	const char *rule;      /* what the citizen shows or hands in, Vietnamese */
	const char *duty;      /* what the officer does */
	const char *basis;
	bool register_first; /* what a register has may not be asked for */
	enum certainty certainty;
};

const struct original_rule *original_rules(size_t *n);
/* NULL before the first regime. */
const struct original_rule *original_rule_on(const char *iso_date);

/* The register that holds what this paper (code of PAPER) says; "" none.  Lent. */
const char *original_register(const char *paper);

/* Whether the citizen may be asked for this paper on that day. */
bool original_may_be_asked(const char *paper, const char *iso_date);

/* One translated sentence for the field of the paper, or NULL: nothing to say.  New. */
char *original_advice(const char *paper, const char *iso_date);

#endif
