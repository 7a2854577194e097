/* form - finding a field in a form. */
#include "forms/form.h"

#include <string.h>

#include "i18n/banned.h"

int form_index(const struct form *form, const char *key)
{
	size_t i;

	for (i = 0; key && i < form->fields; i++)
		if (!strcmp(form->field[i].key, key))
			return (int)i;
	return -1;
}

const struct field *form_field(const struct form *form, const char *key)
{
	int at = form_index(form, key);

	return at < 0 ? NULL : &form->field[at];
}
