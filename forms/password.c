/* password - a new password for the officer who is signed in. */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define SECRET (FIELD_REQUIRED | FIELD_SECRET | FIELD_KEEP_CASE)

static const struct field fields[] = {
	{
		.key = "old",
		.label = N_("Present password"),
		.help = N_("The password you signed in with today. It is asked again so "
			   "that nobody changes it while you are away from the desk."),
		.hint = N_("The password you signed in with."),
		.kind = KIND_PASSWORD,
		.letters = 128,
		.flags = SECRET,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "new",
		.label = N_("New password"),
		.help = N_("At least 8 letters and not the present one. A sentence that "
			   "you remember is better than a short word with signs."),
		.hint = N_("At least 8 letters; a sentence that you remember is good."),
		.kind = KIND_PASSWORD,
		.letters = 128,
		.flags = SECRET,
		.record = FIELD_NONE,
		.procedure = "",
		.check = CHECK_NEW_PASSWORD,
	},
	{
		.key = "again",
		.label = N_("New password again"),
		.help = N_("The new password once more, so that a slip of the fingers "
			   "does not lock you out."),
		.hint = N_("Type the new password once more."),
		.kind = KIND_PASSWORD,
		.letters = 128,
		.flags = SECRET,
		.record = FIELD_NONE,
		.procedure = "",
		.check = CHECK_SAME_PASSWORD,
	},
};

const struct form form_password = {
	.name = "password",
	.title = N_("Change password"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "",
	.to = "",
	.circular = "",
};
