/* pair_forms - why two records are one person, or two. */
#include "forms/register.h"

#include "i18n/language.h"

#include "i18n/banned.h"

static const struct field merge_fields[] = {
	{
		.key = "reason",
		.label = N_("Why it is one person"),
		.help = N_("What shows that both records are the same person: papers seen, "
			   "parents, what the person said. Whoever decides reads it first, and it "
			   "stands in the history of the record."),
		.hint = N_("What shows that it is one person? One sentence; Enter, then it is sent."),
		.kind = KIND_TEXT,
		.letters = 500,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_merge = {
	.name = "merge",
	.title = N_("Merge two records"),
	.field = merge_fields,
	.fields = sizeof merge_fields / sizeof *merge_fields,
	.from = "",
	.to = "",
	.circular = "",
};

static const struct field different_fields[] = {
	{
		.key = "reason",
		.label = N_("Why they are two people"),
		.help = N_("What shows that these are different people: other parents, another "
			   "face, both were met. The pair does not come back to the list."),
		.hint = N_("What shows that they are two people? One sentence; Enter, then it is "
			   "sent."),
		.kind = KIND_TEXT,
		.letters = 500,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_different = {
	.name = "different",
	.title = N_("Different people"),
	.field = different_fields,
	.fields = sizeof different_fields / sizeof *different_fields,
	.from = "",
	.to = "",
	.circular = "",
};
