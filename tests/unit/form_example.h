/* forms/form_ct08.c, as CONTRIBUTING.md shows it. */
#include "forms/form_fields.h"
#include "i18n/banned.h"

static const struct field fields[] = {
	PAPER_NAME, PAPER_BIRTH, PAPER_NUMBER, PAPER_RESIDENCE,
	PAPER_ANSWER("content", N_("Content asked for"),
		     N_("What the citizen asks for, in the words of the paper."),
		     N_("In the words of the paper."), KIND_TEXT, CATALOGUE_NONE, 500,
		     FIELD_TYPING),
	DESK_FIELDS,
};

const struct form form_ct08_2026 = {
	.name = "CT08-2026",
	.title = N_("CT08: notice of a result"),
	.field = fields,
	.fields = sizeof fields / sizeof *fields,
	.from = "2026-07-01",
	.to = "",
	.circular = "CT08, TT 116/2026/TT-BCA",
	.unverified = true,
};
