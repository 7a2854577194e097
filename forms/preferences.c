/* preferences - how the terminal behaves for this officer: keys of the settings file. */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const struct field fields[] = {
	{
		.key = "typing",
		.label = N_("Vietnamese typing"),
		.help = N_("The typing method of this program. Choose “off” when the "
			   "machine already has an input method, so that accents are not "
			   "typed twice. Ctrl-T turns it on and off at any time."),
		.hint = N_("Telex, VNI, VIQR, or off when the machine has its own. F4 "
			   "chooses."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_TYPING,
		.flags = FIELD_REQUIRED,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "tone",
		.label = N_("Tone placement"),
		.help = N_("Where the tone mark stands in words such as hòa and thủy "
			   "while you type. Names already in the register are never "
			   "changed by this."),
		.hint = N_("Where the tone goes while typing: the old way or the new. F4 "
			   "chooses."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_TONE,
		.flags = FIELD_REQUIRED,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "name_order",
		.label = N_("Order of persons"),
		.help = N_("Whether lists of persons sort by given name first, as is the "
			   "custom, or by family name."),
		.hint = N_("Lists of persons: by given name or by family name. F4 "
			   "chooses."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_NAME_ORDER,
		.flags = FIELD_REQUIRED,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "lang",
		.label = N_("Language"),
		.help = N_("The language of the screens. It changes at the next start; "
			   "names and words of the register stay Vietnamese."),
		.hint = N_("The language of the screens, from the next start on. F4 "
			   "chooses."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_LANGUAGE,
		.flags = FIELD_REQUIRED,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "lock_minutes",
		.label = N_("Lock after (minutes)"),
		.help = N_("After so many minutes without a key the screen locks and the "
			   "purpose ends. Nothing typed is lost: the draft is there "
			   "after the password."),
		.hint = N_("A number of minutes from 1 to 60."),
		.kind = KIND_TEXT,
		.letters = 2,
		.flags = FIELD_REQUIRED | FIELD_KEEP_CASE,
		.record = FIELD_NONE,
		.procedure = "",
		.check = CHECK_MINUTES,
	},
};

const struct form form_preferences = {
	.name = "preferences",
	.title = N_("Preferences"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "",
	.to = "",
	.circular = "",
};
