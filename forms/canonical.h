/*
 * canonical - the bytes that are hashed and signed.
 *
 * One value has one text: keys sorted by their bytes, no blanks, whole
 * numbers in decimal, strings with only " \ and control characters escaped
 * (as RFC 8785 does).  Both ends of the wire hash this text, never what
 * happened to be sent.
 */
#ifndef FORMS_CANONICAL_H
#define FORMS_CANONICAL_H

#include "forms/json.h"

char *canonical_print(const struct json *json); /* new, g_free() */
char *canonical_hash(const struct json *json);	/* 64 hex digits of SHA-256; new */

#endif
