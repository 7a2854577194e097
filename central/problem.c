/* problem - the table of refusals. */
#include "central/problem.h"

#include "i18n/language.h"

#include "i18n/banned.h"

struct row {
	const char *slug;
	unsigned status;
	const char *title, *detail;
};

static const struct row table[PROBLEM_COUNT] = {
	[PROBLEM_BAD_JSON] = {"bad-json", 400, N_("The message cannot be read"),
			      N_("It is not well-formed JSON. Nothing was changed.")},
	[PROBLEM_BAD_SHAPE] = {"bad-shape", 422, N_("The message is not as agreed"),
			       N_("A part is missing or of another kind. Nothing was "
				  "changed.")},
	[PROBLEM_UNKNOWN_FIELD] = {"unknown-field", 422, N_("Unknown part in the message"),
				   N_("The centre does not know this part. Nothing was "
				      "changed.")},
	[PROBLEM_TOO_LARGE] = {"too-large", 413, N_("The message is too large"),
			       N_("The centre takes at most 256 KiB. Nothing was changed.")},
	[PROBLEM_NEEDS_PURPOSE] = {"needs-purpose", 400, N_("The purpose is missing"),
				   N_("Enter the procedure and the case number, then try "
				      "again.")},
	[PROBLEM_NEEDS_KEY] = {"needs-key", 400, N_("The message has no number of its own"),
			       N_("Idempotency-Key is missing or is not a quoted UUID. "
				  "Nothing was changed.")},
	[PROBLEM_NEEDS_MATCH] = {"needs-match", 428, N_("The version is missing"),
				 N_("If-Match must name the version you saw. Nothing was "
				    "changed.")},
	[PROBLEM_KEY_REUSED] = {"key-reused", 422, N_("This number was already used"),
				N_("Another message came under the same number. The first "
				   "one holds; this one was not taken.")},
	[PROBLEM_SIGN_IN_FAILED] = {"sign-in-failed", 401, N_("Sign-in failed"),
				    N_("The officer or the password is wrong. Check both and "
				       "type them again.")},
	[PROBLEM_SIGNED_OUT] = {"signed-out", 401, N_("Not signed in"),
				N_("The session has ended. Sign in again; drafts are kept.")},
	[PROBLEM_OFFICER_LOCKED] = {"officer-locked", 403, N_("This account is locked"),
				    N_("Ask the administrator of the centre to open it.")},
	[PROBLEM_FORBIDDEN] = {"forbidden", 403, N_("Not among your duties"),
			       N_("Your role does not allow this. Nothing was changed.")},
	[PROBLEM_FOUR_EYES] = {"four-eyes", 403, N_("Somebody else must decide this"),
			       N_("Whoever drafted, edited, sent or verified a request "
				  "cannot decide it. Leave it to another decider.")},
	[PROBLEM_STALE] = {"stale", 412, N_("The register has moved on"),
			   N_("The record was changed since you read it. Nothing was changed; "
			      "compare, and send again.")},
	[PROBLEM_FIELD_PENDING] = {"field-pending", 409, N_("Already asked for"),
				   N_("Another request for the same field is still open. Wait "
				      "until it is decided.")},
	[PROBLEM_LOCKED_FIELD] = {"locked-field", 422, N_("Another procedure changes this"),
				  N_("A correction cannot change this field. Nothing was "
				     "changed.")},
	[PROBLEM_NOT_FOUND] = {"not-found", 404, N_("Not found"),
			       N_("There is nothing of this kind in your commune.")},
	[PROBLEM_NOT_OPEN] = {"not-open", 409, N_("No longer open"),
			      N_("This request was already decided or replaced. Read it "
				 "again.")},
	[PROBLEM_WRONG_WORLD] = {"wrong-world", 421, N_("Another centre"),
				 N_("Practice and real work never meet: this message was made "
				    "for another centre. Nothing was changed.")},
	[PROBLEM_TOO_MANY] = {"too-many", 429, N_("Too often"),
			      N_("The limit is reached. Wait, then try again.")},
	[PROBLEM_BUSY] = {"busy", 503, N_("The centre is busy"),
			  N_("Nothing was changed. The same message may be sent again.")},
	[PROBLEM_BAD_HEADER] = {"bad-header", 400, N_("The message has a bad header"),
				N_("The centre cannot tell where it begins and ends or what "
				   "it is. Nothing was changed.")},
	[PROBLEM_WRONG_METHOD] = {"wrong-method", 405, N_("Not in this way"),
				  N_("This address is used with another method. Nothing was "
				     "changed.")},
	[PROBLEM_GONE] = {"gone", 410, N_("The copy is too old"),
			  N_("What changed since then is not kept any more, or the copy has a "
			     "new key. The copy has to be filled anew.")},
	[PROBLEM_UNDO_BLOCKED] = {"undo-blocked", 409, N_("Something came after it"),
				  N_("A later change stands on it. Undo that first.")},
	[PROBLEM_NUMBER_TAKEN] = {"number-taken", 409, N_("The number is somebody's"),
				  N_("Another resident already has this number. Nothing was "
				     "changed.")},
	[PROBLEM_NO_CHANGE] = {"no-change", 422, N_("Nothing would change"),
			       N_("The register already says what is asked for. Refuse the "
				  "request, or return it.")},
	[PROBLEM_NOT_RECORDED] = {"not-recorded", 500, N_("The register did not keep it"),
				  N_("What was read back is not what was approved. Nothing was "
				     "changed; tell the administrator of the centre.")},
	[PROBLEM_RULE_BROKEN] = {"rule-broken", 422, N_("It cannot be so"),
				 N_("What is asked for breaks a rule of the register. Nothing "
				    "was changed.")},
	[PROBLEM_NEEDS_OVERRIDE] = {"needs-override", 422, N_("It is unlikely"),
				    N_("Confirm it with a reason, or correct it. Nothing was "
				       "changed.")},
};

const char *centre_problem_slug(enum centre_problem problem)
{
	return table[problem].slug;
}

unsigned centre_problem_status(enum centre_problem problem)
{
	return table[problem].status;
}

bool centre_refuse_with(struct centre_call *call, enum centre_problem problem,
			const char *detail, struct json *members)
{
	const struct row *row = &table[problem];
	struct json *document = members ? members : json_object();
	g_autofree char *type = g_strconcat(CENTRE_PROBLEM_TYPE, row->slug, NULL);

	json_put_text(document, "type", type);
	json_put_text(document, "title", _(row->title));
	json_put_text(document, "detail", detail ? detail : _(row->detail));
	json_put_number(document, "status", row->status);
	centre_reply(call, row->status, document);
	call->slug = row->slug;
	return false;
}

bool centre_refuse(struct centre_call *call, enum centre_problem problem)
{
	return centre_refuse_with(call, problem, NULL, NULL);
}

bool centre_refuse_because(struct centre_call *call, enum centre_problem problem,
			   const char *detail)
{
	return centre_refuse_with(call, problem, detail, NULL);
}

bool centre_refuse_error(struct centre_call *call, const GError *why)
{
	enum centre_problem problem = PROBLEM_BAD_SHAPE;

	if (g_error_matches(why, JSON_ERROR, JSON_BAD))
		problem = PROBLEM_BAD_JSON;
	else if (g_error_matches(why, JSON_ERROR, JSON_TOO_LARGE))
		problem = PROBLEM_TOO_LARGE;
	else if (g_error_matches(why, JSON_ERROR, JSON_STRANGER))
		problem = PROBLEM_UNKNOWN_FIELD;
	return centre_refuse_because(call, problem, why->message);
}
