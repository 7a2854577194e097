/* qcvn109_parts - between the files qcvn109*.c only. */
#ifndef FORMS_QCVN109_PARTS_H
#define FORMS_QCVN109_PARTS_H

#include "forms/json.h"

/* "dc:CongDan", "@GhiChu", "-id" without what stands before the name. Lent. */
const char *qcvn109_bare_key(const char *key);
/* The member of that bare name, or NULL. Lent. */
const struct json *qcvn109_get(const struct json *object, const char *name);

/* The whole tree with bare names, without xmlns. New. */
struct json *qcvn109_bare(const struct json *json);
/* What is in no field of a record; the names are bare. */
void qcvn109_find_strangers(const struct json *bare_citizen, GPtrArray *strangers);

/* A CongDan of any dialect as the standard has it, with our element names only; its own
 * are bare.  New. */
struct json *qcvn109_standard(const struct json *bare_citizen);

#endif
