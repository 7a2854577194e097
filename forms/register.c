/* register - the forms there are, in the order of the menus. */
#include "forms/register.h"

#include <string.h>

#include "i18n/banned.h"

/* clang-format off */
static const struct form *const registered[] = {
	&form_lookup,
	&form_verification,
	&form_correction,
	&form_reissue,
	&form_claim,
	&form_return,
	&form_refusal,
	&form_withdrawal,
	&form_undo,
	&form_merge,
	&form_different,
	&form_sign_in,
	&form_password,
	&form_preferences,
	/* papers, the newest of each first */
	&form_dc01_2025,
	&form_dc01_2024,
	&form_dc01_2020,
	&form_dc01_2015,
	&form_dc02_2024,
	&form_dc02_2020,
	&form_ct01_2026,
	&form_ct01_2025,
	&form_ct01_2023,
	&form_ct01_2021,
	&form_cc01_2024,
	&form_cc01_2015,
};
/* clang-format on */

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

/* A paper is named after its code and the year of its layout: "DC01-2025". */
bool form_is_paper(const struct form *form)
{
	size_t length = strlen(form->name);

	return length == 9 && form->name[4] == '-' && *form->circular && *form->from;
}

bool form_makes_request(const struct form *form)
{
	return form == &form_correction || form == &form_reissue || form == &form_claim ||
	       form_is_paper(form);
}

bool form_collects(const struct form *form)
{
	return form_is_paper(form) && !strncmp(form->name, "DC01", 4);
}

size_t forms_offered(const char *iso_date, const struct form **out, size_t room)
{
	size_t i, n, found = 0;
	const struct form *const *form = forms_registered(&n);

	if (strlen(iso_date) != 10)
		return 0;
	for (i = 0; i < n && found < room; i++)
		if (form_is_paper(form[i]) && strcmp(iso_date, form[i]->from) >= 0 &&
		    (!*form[i]->to || strcmp(iso_date, form[i]->to) <= 0))
			out[found++] = form[i];
	return found;
}
