/* request_check - what a request may not ask for, whatever the register says. */
#include <string.h>

#include "forms/request.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static enum request_flaw check_change(const struct change *change)
{
	unsigned flags = record_fields[change->field].flags;

	if (flags & RECORD_LOCKED)
		return REQUEST_LOCKED;
	if ((flags & RECORD_YEAR_LOCKED) && *change->from &&
	    strncmp(change->from, change->to, 4) != 0)
		return REQUEST_YEAR;
	if ((flags & RECORD_HIDDEN) && kind_hidden(change->to))
		return REQUEST_HIDDEN;
	if (change->field == FIELD_NAME && !*change->to)
		return REQUEST_NO_NAME;
	if (strcmp(change->from, change->to) == 0)
		return REQUEST_NO_CHANGE;
	return REQUEST_FINE;
}

static bool paper_is_whole(const struct paper *paper)
{
	struct date date;

	return *paper->kind && *paper->number && *paper->issuer &&
	       date_from_iso(paper->date, &date) && date_check(date) == DATE_FINE &&
	       date_is_whole(date);
}

enum request_flaw request_check(const struct request *request, enum record_field *field)
{
	*field = FIELD_NONE;
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];
		enum request_flaw flaw = check_change(change);

		*field = change->field;
		if (flaw != REQUEST_FINE)
			return flaw;
	}
	*field = FIELD_NONE;
	if (request->changes->len == 0)
		return REQUEST_NO_CHANGE;
	if (request->papers->len == 0)
		return REQUEST_NO_PAPER;
	for (unsigned i = 0; i < request->papers->len; i++)
		if (!paper_is_whole(request->papers->pdata[i]))
			return REQUEST_PAPER;
	return REQUEST_FINE;
}

char *request_flaw_sentence(enum request_flaw flaw, enum record_field field)
{
	const char *label = record_label(field);
	const char *procedure = field == FIELD_NONE
					? ""
					: catalogue_name(CATALOGUE_PROCEDURE,
							 record_fields[field].procedure);

	switch (flaw) {
	case REQUEST_FINE:
		break;
	case REQUEST_LOCKED:
		return g_strdup_printf(
			_("%s is not corrected here; use the procedure: %s."), label,
			procedure);
	case REQUEST_YEAR:
		return g_strdup_printf(
			_("The birth year is part of the personal number; use "
			  "the procedure: %s."),
			procedure);
	case REQUEST_NO_PAPER:
		return g_strdup(
			_("No paper is entered. A correction cannot be sent without "
			  "one; the draft is kept."));
	case REQUEST_PAPER:
		return g_strdup(_("A paper needs kind, number, whole date and issuer."));
	case REQUEST_NO_CHANGE:
		return field == FIELD_NONE
			       ? g_strdup(_("Nothing is changed, so there is nothing to "
					    "send."))
			       : g_strdup_printf(_("%s: old and new are the same."),
						 label);
	case REQUEST_HIDDEN:
		return g_strdup_printf(_("%s: type all digits of the number."), label);
	case REQUEST_NO_NAME:
		return g_strdup_printf(_("%s cannot be empty."), label);
	}
	return g_strdup("");
}
