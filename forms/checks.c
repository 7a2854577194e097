/*
 * checks - one function per check, and the table from enum to function.
 */
#include "forms/checks.h"

#include <glib.h>
#include <string.h>

#include "forms/catalogue.h"
#include "forms/identity.h"
#include "forms/record.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

#define BIRTH_EARLIEST 1890
#define PASSWORD_LETTERS 8

typedef char *(*checker)(const struct check_context *context, const char *key,
			 const char *value);

static const char *value_of(const struct check_context *context, const char *key)
{
	const char *value = context->value(context->self, key);

	return value ? value : "";
}

static const char *original_of(const struct check_context *context, const char *key)
{
	const char *value = context->original(context->self, key);

	return value ? value : "";
}

/* Whether a date, whole or partial, lies wholly after today. */
static bool is_future(const struct check_context *context, const char *value)
{
	return *context->today && strncmp(value, context->today, strlen(value)) > 0;
}

static char *not_future(const struct check_context *context, const char *key,
			const char *value)
{
	struct date today;
	g_autofree char *shown = NULL;

	(void)key;
	if (!is_future(context, value) || !date_from_iso(context->today, &today))
		return NULL;
	shown = date_show(today);
	return g_strdup_printf(_("This day has not come yet; today is %s."), shown);
}

/* The year is part of the personal number, so a correction keeps it. */
static char *birth(const struct check_context *context, const char *key,
		   const char *value)
{
	const char *original = original_of(context, key);
	char *complaint = not_future(context, key, value);

	if (complaint)
		return complaint;
	if (g_ascii_strtoll(value, NULL, 10) < BIRTH_EARLIEST)
		return g_strdup_printf(
			_("Nobody alive was born before %d. Look at the paper."),
			BIRTH_EARLIEST);
	if (strlen(original) >= 4 && strncmp(original, value, 4))
		return g_strdup(
			_("The birth year is in the number: cancel and re-establish the "
			  "number instead."));
	return NULL;
}

/* Another answer about the same paper: of "paper_2_date" the "kind". */
static const char *of_paper(const struct check_context *context, const char *key,
			    const char *part)
{
	const char *last = strrchr(key, '_');
	g_autofree char *other = g_strdup_printf("%.*s_%s", (int)(last ? last - key : 0), key,
						 part);

	return value_of(context, other);
}

/* A further paper is told whole or not at all. */
static char *paper_part(const struct check_context *context, const char *key,
			const char *value)
{
	if (*value || (!*of_paper(context, key, "kind") && !*of_paper(context, key, "number") &&
		       !*of_paper(context, key, "date") && !*of_paper(context, key, "issuer")))
		return NULL;
	return g_strdup(_("This paper is not whole: kind, number, date of issue, office."));
}

static char *paper_of_its_time(const struct check_context *context, const char *key,
			       const char *value)
{
	const struct code_row *row =
		catalogue_row(CATALOGUE_PAPER, of_paper(context, key, "kind"), NULL);
	struct date from, to;
	g_autofree char *first = NULL, *last = NULL;

	if (!row || code_row_holds(row, value))
		return NULL;
	if (*row->from && strcmp(value, row->from) < 0 &&
	    date_from_iso(row->from, &from)) {
		first = date_show(from);
		return g_strdup_printf(
			_("Such papers are issued from %s on. Look at kind and "
			  "date."),
			first);
	}
	if (!date_from_iso(row->to, &to))
		return NULL;
	last = date_show(to);
	return g_strdup_printf(
		_("Such papers were issued until %s. Look at kind and date."), last);
}

static char *paper_date(const struct check_context *context, const char *key,
			const char *value)
{
	const char *born = original_of(context, "NgayThangNamSinh");
	char *complaint = not_future(context, key, value);

	if (!*value)
		return paper_part(context, key, value);
	if (complaint)
		return complaint;
	if (strlen(value) < 10)
		return g_strdup(_("A paper has a whole date of issue: dd/mm/yyyy."));
	if (*born && strncmp(value, born, strlen(born)) < 0)
		return g_strdup(
			_("The paper is older than the person. Look at its date."));
	return paper_of_its_time(context, key, value);
}

/* The wire path of the first changed field that the row does not serve, or NULL. */
static const char *not_served(const struct check_context *context,
			      const struct code_row *row, size_t *served)
{
	const char *first = NULL;
	size_t i;

	*served = 0;
	for (i = 0; context->changed && context->changed[i]; i++) {
		if (code_row_serves(row, context->changed[i]))
			++*served;
		else if (!first)
			first = context->changed[i];
	}
	return first;
}

static char *reason_serves(const struct check_context *context, const char *key,
			   const char *value)
{
	const struct code_row *row = catalogue_row(CATALOGUE_REASON, value, NULL);
	size_t served;
	const char *path = row ? not_served(context, row, &served) : NULL;

	(void)key;
	if (row && !strcmp(row->decider, "c06") && strncmp(row->code, "DG", 2))
		return g_strdup(_("This reason belongs to the procedure that cancels and "
				  "re-establishes the number."));
	if (!path)
		return NULL;
	return g_strdup_printf(
		_("This reason does not serve: %s. Choose another with F4."),
		record_label(record_field_of_path(path)));
}

static char *reissue_reason(const struct check_context *context, const char *key,
			    const char *value)
{
	const struct code_row *row = catalogue_row(CATALOGUE_REASON, value, NULL);
	size_t served;
	const char *path = row ? not_served(context, row, &served) : NULL;

	(void)key;
	if (row && strcmp(row->decider, "c06") != 0)
		return g_strdup(_("This reason is one of an ordinary correction: choose DD… with "
				  "F4."));
	if (!path)
		return NULL;
	return g_strdup_printf(
		_("This reason does not serve: %s. Choose another with F4."),
		record_label(record_field_of_path(path)));
}

static char *reissue_birth(const struct check_context *context, const char *key,
			   const char *value)
{
	const char *original = original_of(context, key);
	char *complaint = not_future(context, key, value);

	if (complaint)
		return complaint;
	if (g_ascii_strtoll(value, NULL, 10) < BIRTH_EARLIEST)
		return g_strdup_printf(
			_("Nobody alive was born before %d. Look at the paper."),
			BIRTH_EARLIEST);
	if (strcmp(original, value) != 0 && strlen(original) >= 4 &&
	    strncmp(original, value, 4) == 0)
		return g_strdup(_("The year is the same: an ordinary correction mends day and "
				  "month."));
	return NULL;
}

static char *paper_proves(const struct check_context *context, const char *key,
			  const char *value)
{
	const struct code_row *row = catalogue_row(CATALOGUE_PAPER, value, NULL);
	size_t served = 0;
	const char *path = row ? not_served(context, row, &served) : NULL;

	if (!*value)
		return paper_part(context, key, value);
	if (!path || served)
		return NULL;
	return g_strdup_printf(
		_("This paper does not prove: %s. Choose another with F4."),
		record_label(record_field_of_path(path)));
}

static char *new_password(const struct check_context *context, const char *key,
			  const char *value)
{
	(void)key;
	if (text_letters(value) < PASSWORD_LETTERS)
		return g_strdup_printf(_("A password has at least %d letters."),
				       PASSWORD_LETTERS);
	if (!strcmp(value, value_of(context, "old")))
		return g_strdup(_("That is the present password. Choose another."));
	return NULL;
}

static char *same_password(const struct check_context *context, const char *key,
			   const char *value)
{
	(void)key;
	if (!strcmp(value, value_of(context, "new")))
		return NULL;
	return g_strdup(_("The two are not the same. Type the new password again."));
}

static char *number_agrees(const struct check_context *context, const char *key,
			   const char *value)
{
	(void)key;
	switch (identity_compare(value, value_of(context, "NgayThangNamSinh"),
				 value_of(context, "GioiTinh"))) {
	case IDENTITY_UNKNOWN:
	case IDENTITY_AGREES:
		return NULL;
	case IDENTITY_DIFFERS_YEAR:
		return g_strdup(
			_("The number does not fit the birth year. Look at the card."));
	case IDENTITY_DIFFERS_SEX:
		return g_strdup(_("The number does not fit the sex. Look at the card."));
	case IDENTITY_DIFFERS_BOTH:
		break;
	}
	return g_strdup(
		_("The number fits neither birth year nor sex. Look at the card."));
}

static char *other_person(const struct check_context *context, const char *key,
			  const char *value)
{
	const char *own = original_of(context, "SoDinhDanh");

	(void)key;
	if (!*own || strcmp(own, value))
		return NULL;
	return g_strdup(_("That is the person's own number. Type the relative's."));
}

static char *refusal_note(const struct check_context *context, const char *key,
			  const char *value)
{
	const char *reason = value_of(context, "reason");

	(void)key;
	if (*value || !g_str_has_suffix(reason, "99"))
		return NULL;
	return g_strdup(_("“Another reason” needs a sentence here."));
}

static char *applicant_name(const struct check_context *context, const char *key,
			    const char *value)
{
	const char *who = value_of(context, "applicant_who");

	(void)key;
	if (*value || !*who || !strcmp(who, "self") || !strcmp(who, "officer"))
		return NULL;
	return g_strdup_printf(_("Who asks is not the person: type the name (%s)."),
			       catalogue_name(CATALOGUE_APPLICANT, who));
}

static char *applicant_number(const struct check_context *context, const char *key,
			      const char *value)
{
	size_t digits = strspn(value, "0123456789");

	(void)context;
	(void)key;
	if (!*value || (!value[digits] && (digits == 12 || digits == 9)))
		return NULL;
	return g_strdup(_("A card has a number of 12 digits, an old one of 9."));
}

static char *applicant_note(const struct check_context *context, const char *key,
			    const char *value)
{
	(void)key;
	if (*value || strcmp(value_of(context, "applicant_checked"), "none") != 0)
		return NULL;
	return g_strdup(_("Nothing proves who asks: write why the request is taken all the "
			  "same."));
}

static char *minutes(const struct check_context *context, const char *key,
		     const char *value)
{
	char *end;
	int64_t number = g_ascii_strtoll(value, &end, 10);

	(void)context;
	(void)key;
	if (*end == '\0' && g_ascii_isdigit(*value) && number >= 1 && number <= 60)
		return NULL;
	return g_strdup(_("Type a whole number of minutes from 1 to 60."));
}

static const checker checkers[CHECK_COUNT] = {
	[CHECK_NOT_FUTURE] = not_future,
	[CHECK_BIRTH] = birth,
	[CHECK_PAPER_DATE] = paper_date,
	[CHECK_PAPER_KIND] = paper_proves,
	[CHECK_REASON] = reason_serves,
	[CHECK_NEW_PASSWORD] = new_password,
	[CHECK_SAME_PASSWORD] = same_password,
	[CHECK_NUMBER_AGREES] = number_agrees,
	[CHECK_OTHER_PERSON] = other_person,
	[CHECK_REFUSAL_NOTE] = refusal_note,
	[CHECK_MINUTES] = minutes,
	[CHECK_PAPER_PART] = paper_part,
	[CHECK_APPLICANT_NAME] = applicant_name,
	[CHECK_APPLICANT_NUMBER] = applicant_number,
	[CHECK_APPLICANT_NOTE] = applicant_note,
	[CHECK_REISSUE_REASON] = reissue_reason,
	[CHECK_REISSUE_BIRTH] = reissue_birth,
};

/* Whether "" may be wrong, because of another answer. */
static bool asks_of_nothing(enum check check)
{
	return check == CHECK_REFUSAL_NOTE || check == CHECK_PAPER_KIND ||
	       check == CHECK_PAPER_DATE || check == CHECK_PAPER_PART ||
	       check == CHECK_APPLICANT_NAME || check == CHECK_APPLICANT_NOTE;
}

bool check_passes(enum check check, const struct check_context *context, const char *key,
		  const char *value, char **complaint)
{
	*complaint = NULL;
	if ((unsigned)check >= CHECK_COUNT || !checkers[check])
		return true;
	if (!*value && !asks_of_nothing(check))
		return true;
	*complaint = checkers[check](context, key, value);
	return !*complaint;
}
