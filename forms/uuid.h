/* uuid - is this one?  (world_uuid() makes them.) */
#ifndef FORMS_UUID_H
#define FORMS_UUID_H

#include <stdbool.h>

/* 8-4-4-4-12 hex digits, lower case only: one id has one spelling. */
bool uuid_is(const char *text);

#endif
