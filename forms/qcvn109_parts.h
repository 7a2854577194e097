/* qcvn109_parts - between qcvn109.c and qcvn109_standard.c only. */
#ifndef FORMS_QCVN109_PARTS_H
#define FORMS_QCVN109_PARTS_H

#include "forms/json.h"

/* "dc:CongDan", "@GhiChu", "-id" without what stands before the name. Lent. */
const char *qcvn109_bare_key(const char *key);
/* The member of that bare name, or NULL. Lent. */
const struct json *qcvn109_get(const struct json *object, const char *name);

/* A CongDan of any dialect as the standard has it, with our element names only. New. */
struct json *qcvn109_standard(const struct json *citizen);

#endif
