/* lookup - tra cứu: one line to find by, and the purpose of it per person served. */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const struct field fields[] = {
	{
		.key = "line",
		.label = N_("Find"),
		.help = N_("One line understands a personal number (12 digits), an old "
			   "card number (9), a name with or without accents, a name and "
			   "a birth year, a household, a hamlet, and a card read by the "
			   "scanner. Each look-up is logged with its purpose."),
		.hint = N_("Type a number, a name, a name and year, household 0127, a "
			   "hamlet, or scan a card."),
		.kind = KIND_LINE,
		.letters = 400,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "procedure",
		.label = N_("Purpose"),
		.help = N_("The procedure for which this person's data is needed. It "
			   "goes into the log of look-ups; looking without a purpose is "
			   "not allowed."),
		.hint = N_("The procedure this look-up serves: its code, letters of its "
			   "name, or F4."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_PROCEDURE,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "case",
		.label = N_("Case number"),
		.help = N_("The number of the file or case of the person being served. "
			   "It stays good for 30 minutes or until the case ends; Enter "
			   "repeats it."),
		.hint = N_("The number of the case being served, as on its receipt: "
			   "0412/2026."),
		.kind = KIND_TEXT,
		.letters = 40,
		.flags = FIELD_REQUIRED | FIELD_KEEP_CASE,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_lookup = {
	.name = "lookup",
	.title = N_("Look up a resident"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "",
	.to = "",
	.circular = "",
};
