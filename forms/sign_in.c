/* sign_in - who sits here. */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const struct field fields[] = {
	{
		.key = "officer",
		.label = N_("Officer"),
		.help = N_("Your login as the administrator gave it, without accents. "
			   "Each officer has one; never use a colleague's."),
		.hint = N_("Your login, for example canbo1."),
		.kind = KIND_TEXT,
		.letters = 64,
		.flags = FIELD_REQUIRED | FIELD_KEEP_CASE,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "password",
		.label = N_("Password"),
		.help = N_("Your password; it is not shown and not kept. It also opens "
			   "what waits on this machine. If it is lost, only the "
			   "administrator can set a new one."),
		.hint = N_("Your password; it is not shown while you type. Enter signs "
			   "in."),
		.kind = KIND_PASSWORD,
		.letters = 128,
		.flags = FIELD_REQUIRED | FIELD_SECRET | FIELD_KEEP_CASE,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_sign_in = {
	.name = "sign_in",
	.title = N_("Sign in"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "",
	.to = "",
	.circular = "",
};
