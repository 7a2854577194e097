/* register - the forms there are, in the order of the menus. */
#include "forms/register.h"

#include <string.h>

#include "i18n/banned.h"

static const struct form *const registered[] = {
	&form_lookup,	&form_verification, &form_correction, &form_return,
	&form_refusal, &form_withdrawal, &form_sign_in,	    &form_password,   &form_preferences,
};

const struct form *const *forms_registered(size_t *n)
{
	*n = sizeof registered / sizeof *registered;
	return registered;
}

const struct form *form_named(const char *name)
{
	size_t i, n;
	const struct form *const *form = forms_registered(&n);

	if (!strcmp(name, "decision"))
		return &form_return;
	for (i = 0; i < n; i++)
		if (!strcmp(form[i]->name, name))
			return form[i];
	return NULL;
}
