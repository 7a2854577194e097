/*
 * decision - why the chief returns or refuses a request, its maker withdraws it, or
 * an approval is to be undone.
 */
#include "forms/register.h"
#include "i18n/language.h"
#include "i18n/banned.h"

static const struct field return_fields[] = {
	{
		.key = "reason",
		.label = N_("Reason to return"),
		.help = N_("What is missing or wrong, so that the officer can mend it "
			   "and send again. The request keeps its number; its author "
			   "sees the reason in the list of returned ones."),
		.hint = N_("What the officer must mend: code, letters of the name, or "
			   "F4."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_RETURN_REASON,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "note",
		.label = N_("What to mend"),
		.help = N_("In one sentence: which field, which paper, what to add. "
			   "Required when the reason is “another”."),
		.hint = N_("Say in one sentence what must be added or mended."),
		.kind = KIND_TEXT,
		.letters = 500,
		.flags = FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
		.check = CHECK_REFUSAL_NOTE,
	},
};

const struct form form_return = {
	.name = "return",
	.title = N_("Return the request"),
	.field = return_fields,
	.fields = sizeof return_fields / sizeof *return_fields,
	.from = "",
	.to = "",
	.circular = "",
};

static const struct field refusal_fields[] = {
	{
		.key = "reason",
		.label = N_("Reason to refuse"),
		.help = N_("Why the register stays as it is. A refusal ends the request; "
			   "a new one may be made. The citizen is told the reason in "
			   "writing."),
		.hint = N_("Why the register stays as it is: code, letters of the name, "
			   "or F4."),
		.kind = KIND_CODE,
		.catalogue = CATALOGUE_REFUSE_REASON,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
	{
		.key = "note",
		.label = N_("Words for the refusal"),
		.help = N_("In one sentence, as it may stand in the letter to the "
			   "citizen. Required when the reason is “another”."),
		.hint = N_("One sentence as it may stand in the letter to the citizen."),
		.kind = KIND_TEXT,
		.letters = 500,
		.flags = FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
		.check = CHECK_REFUSAL_NOTE,
	},
};

const struct form form_refusal = {
	.name = "refusal",
	.title = N_("Refuse the request"),
	.field = refusal_fields,
	.fields = sizeof refusal_fields / sizeof *refusal_fields,
	.from = "",
	.to = "",
	.circular = "",
};

static const struct field withdrawal_fields[] = {
	{
		.key = "reason",
		.label = N_("Reason to withdraw"),
		.help = N_("Why the request is taken back: a slip, a paper that did not hold. "
			   "It stands in the history of the request; the register stays as "
			   "it is."),
		.hint = N_("Why is it taken back? One sentence; Enter, then it is sent."),
		.kind = KIND_TEXT,
		.letters = 200,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_withdrawal = {
	.name = "withdrawal",
	.title = N_("Withdraw the request"),
	.field = withdrawal_fields,
	.fields = sizeof withdrawal_fields / sizeof *withdrawal_fields,
	.from = "",
	.to = "",
	.circular = "",
};

static const struct field undo_fields[] = {
	{
		.key = "reason",
		.label = N_("Reason to undo"),
		.help = N_("Why the approval was wrong: what was found, by which paper. It "
			   "stands in the history of both requests, and whoever decides reads "
			   "it first."),
		.hint = N_("Why was the approval wrong? One sentence; Enter, then it is sent."),
		.kind = KIND_TEXT,
		.letters = 500,
		.flags = FIELD_REQUIRED | FIELD_TYPING,
		.record = FIELD_NONE,
		.procedure = "",
	},
};

const struct form form_undo = {
	.name = "undo",
	.title = N_("Undo an approval"),
	.field = undo_fields,
	.fields = sizeof undo_fields / sizeof *undo_fields,
	.from = "",
	.to = "",
	.circular = "",
};
