/*
 * purpose - for what and for whom data of persons is read (mục đích khai
 * thác): a procedure of catalogue PROCEDURE and the number of the case served.
 * It ends with the case, after 30 minutes, or with the lock.
 */
#ifndef FORMS_PURPOSE_H
#define FORMS_PURPOSE_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"

#define PURPOSE_MS (INT64_C(30) * 60 * 1000)
#define PURPOSE_CASE_LETTERS 40

struct purpose {
	char *procedure;   /* "TH-02"; "" = none yet */
	char *case_number; /* "0412/2026" */
	int64_t until;	   /* ms since 1970 UTC; 0 at the centre */
};

void purpose_init(struct purpose *purpose);
void purpose_clear(struct purpose *purpose);
/* Replace both and count 30 minutes from `now`. */
void purpose_set(struct purpose *purpose, const char *procedure, const char *case_number,
		 int64_t now);
void purpose_copy(struct purpose *into, const struct purpose *from);
bool purpose_is_alive(const struct purpose *purpose, int64_t now);

/* {"procedure","case"}; of_json wants both, not empty. `out` was inited. */
struct json *purpose_to_json(const struct purpose *purpose);
bool purpose_of_json(const struct json *json, struct purpose *out, GError **why);

/* The header Dancu-Purpose: "TH-02;0412/2026"; letters outside ASCII are percent-escaped. */
char *purpose_to_header(const struct purpose *purpose);
bool purpose_of_header(const char *header, struct purpose *out);

#endif
