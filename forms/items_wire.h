/* items_wire - lists of a record on the wire: arrays of objects.  For value_wire.c only. */
#ifndef FORMS_ITEMS_WIRE_H
#define FORMS_ITEMS_WIRE_H

#include <glib.h>

#include "forms/json.h"
#include "forms/values.h"

/* `list` is well formed.  New. */
struct json *items_to_wire(enum kind kind, const char *list);
/* New canonical list, whose shape the caller still proves; NULL: `why`. */
char *items_of_wire(enum kind kind, const struct json *array, GError **why);

#endif
