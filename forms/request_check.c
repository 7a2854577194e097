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

/* Sex, birth year and place of birth registration: what the number is made of. */
static enum request_flaw check_reissue(const struct change *change)
{
	bool year = change->field == FIELD_BIRTH &&
		    strncmp(change->from, change->to, 4) != 0;

	if (!year && change->field != FIELD_SEX && change->field != FIELD_BIRTH_PLACE)
		return REQUEST_REISSUES;
	return strcmp(change->from, change->to) == 0 ? REQUEST_NO_CHANGE : REQUEST_FINE;
}

/* All of a new person may be told, but for what is read from his household. */
static enum request_flaw check_collected(const struct change *change)
{
	bool derived = change->field == FIELD_HEAD_NAME ||
		       change->field == FIELD_HEAD_NUMBER ||
		       change->field == FIELD_HEAD_OLD ||
		       change->field == FIELD_MEMBERS ||
		       change->field == FIELD_CANCELLED;

	if (derived)
		return REQUEST_LOCKED;
	if (!*change->to || *change->from)
		return REQUEST_NO_CHANGE;
	return kind_hidden(change->to) ? REQUEST_HIDDEN : REQUEST_FINE;
}

static bool asks_for(const struct request *request, enum record_field field)
{
	return request_change_of(request, field) != NULL;
}

static bool is_one_of(const char *word, const char *const words[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

/* Nothing at all is fine: letters of older terminals do not tell. */
static bool applicant_is_known(const struct applicant *a)
{
	static const char *const who[] = { "self",     "parent", "child",  "spouse",
					   "guardian", "head",	 "agency", "officer" };
	static const char *const checked[] = { "card", "vneid", "papers", "known",
					       "none" };

	if (!*a->who && !*a->checked)
		return true;
	return is_one_of(a->who, who, G_N_ELEMENTS(who)) &&
	       is_one_of(a->checked, checked, G_N_ELEMENTS(checked)) &&
	       (strcmp(a->checked, "none") != 0 || *a->note);
}

static enum request_flaw check_target(const struct request *request)
{
	enum request_kind kind = request_kind(request);

	if (!*request->note)
		return REQUEST_NOTE;
	if (kind == REQUEST_KIND_MERGE
		    ? !*request->other || strcmp(request->other, request->resident) == 0
		    : !*request->undoes)
		return REQUEST_TARGET;
	return REQUEST_FINE;
}

static enum request_flaw check_one(enum request_kind kind, const struct change *change)
{
	if (kind == REQUEST_KIND_REISSUE)
		return check_reissue(change);
	if (kind == REQUEST_KIND_COLLECT)
		return check_collected(change);
	return check_change(change);
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
	enum request_kind kind = request_kind(request);

	*field = FIELD_NONE;
	if (!applicant_is_known(&request->applicant))
		return REQUEST_APPLICANT;
	if (kind >= REQUEST_KIND_UNDO)
		return check_target(request);
	if (kind == REQUEST_KIND_COLLECT && (!asks_for(request, FIELD_NAME) ||
					     !asks_for(request, FIELD_BIRTH) ||
					     !asks_for(request, FIELD_SEX) ||
					     !*request->hamlet))
		return REQUEST_INCOMPLETE;
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];
		enum request_flaw flaw = check_one(kind, change);

		*field = change->field;
		if (flaw != REQUEST_FINE)
			return flaw;
	}
	*field = FIELD_NONE;
	if (request->changes->len == 0 && request->answers->len == 0)
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
	case REQUEST_APPLICANT:
		return g_strdup(_("Say who asks and how it was checked who that is; who "
				  "cannot prove it needs a note."));
	case REQUEST_NOTE:
		return g_strdup(_("Write in the note why this is to be done."));
	case REQUEST_REISSUES:
		return g_strdup_printf(_("%s is not part of the personal number: send an "
					 "ordinary correction."),
				       label);
	case REQUEST_INCOMPLETE:
		return g_strdup(_("A new person needs a name, a birth date, a sex and a "
				  "hamlet."));
	case REQUEST_TARGET:
		return g_strdup(_("It is not said which request or record this is about."));
	}
	return g_strdup("");
}
