/*
 * answer - replies of the wire as kinds and sentences.
 *
 * The centre's own `detail` is shown when it is clean text, for the centre knows
 * best; otherwise a sentence of ours by the slug, otherwise by the kind.  What
 * is neither JSON nor a problem document was not said by the centre.
 */
#include "client/answer.h"

#include <string.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define DETAIL_LETTERS 300
#define TYPE_PREFIX "https://dancu.invalid/p/"

struct slug_row {
	const char *slug, *sentence;
};

static const struct slug_row slugs[] = {
	{ "sign-in-failed", N_("Wrong account or password. Type them again.") },
	{ "officer-locked", N_("This account is locked. Ask the administrator of your unit.") },
	{ "forbidden", N_("Your account may not do this.") },
	{ "four-eyes", N_("Whoever worked on this request cannot decide it. Another officer "
			  "must.") },
	{ "field-pending", N_("Another request about the same field is still open. What you "
			      "entered is kept.") },
	{ "locked-field", N_("This field is changed by another procedure, not by a "
			     "correction.") },
	{ "needs-purpose", N_("State the purpose first: procedure and case number.") },
	{ "not-open", N_("This request has already been decided.") },
	{ "wrong-world", N_("This centre is not the one you signed in to. Leave and start "
			    "again.") },
	{ "key-reused", N_("The centre has already taken another letter under this number. "
			   "Make the request anew.") },
	{ "too-many", N_("Too many questions in a short time. Wait a little, then go on.") },
};

const char *answer_kind_name(enum answer_kind kind)
{
	switch (kind) {
	case ANSWER_DONE:
		return "done";
	case ANSWER_SAME:
		return "same";
	case ANSWER_MISSING:
		return "missing";
	case ANSWER_REFUSED:
		return "refused";
	case ANSWER_STALE:
		return "stale";
	case ANSWER_SIGN_IN:
		return "sign-in";
	case ANSWER_BUSY:
		return "busy";
	case ANSWER_NO_LINE:
		return "no-line";
	case ANSWER_STRANGE:
		return "strange";
	}
	return "";
}

static const char *sentence_of_kind(enum answer_kind kind)
{
	switch (kind) {
	case ANSWER_DONE:
		return "";
	case ANSWER_SAME:
		return _("The register has not changed since you read it.");
	case ANSWER_MISSING:
		return _("Not found in the area you are in charge of.");
	case ANSWER_REFUSED:
		return _("The centre did not accept this. What you entered is kept.");
	case ANSWER_STALE:
		return _("The register has changed since you read it. What you entered is "
			 "kept; look at it again.");
	case ANSWER_SIGN_IN:
		return _("The session has ended. Sign in again; what you entered is kept.");
	case ANSWER_BUSY:
		return _("The centre is busy. Try again in a little while.");
	case ANSWER_NO_LINE:
		return _("No connection. What is kept goes out by itself when the line is "
			 "back.");
	case ANSWER_STRANGE:
		return _("What answered is not the centre, or was cut short. Nothing was "
			 "changed; try again.");
	}
	return "";
}

static const char *sentence_of_slug(const char *slug)
{
	for (size_t i = 0; i < G_N_ELEMENTS(slugs); i++)
		if (!strcmp(slug, slugs[i].slug))
			return _(slugs[i].sentence);
	return NULL;
}

/* Why the centre was not reached. */
static const char *sentence_of_error(enum wire_error error)
{
	switch (error) {
	case WIRE_TIMEOUT:
		return _("No connection: no answer in time. What is kept goes out by itself "
			 "later.");
	case WIRE_CUT:
		return _("The practice line is cut. What is kept goes out when you put it "
			 "back.");
	case WIRE_UNTRUSTED:
		return _("The centre's certificate is not trusted. Nothing was sent; tell "
			 "the administrator.");
	case WIRE_DATED:
		return _("The centre's certificate has expired or is not yet valid: check "
			 "this machine's clock.");
	case WIRE_NOT_KNOWN:
		return _("The centre did not take this machine's certificate: look at cert "
			 "and key in real.conf.");
	case WIRE_FINE:
	case WIRE_NO_ROUTE:
	case WIRE_BROKEN:
		return sentence_of_kind(ANSWER_NO_LINE);
	case WIRE_TOO_LARGE:
	case WIRE_STRANGE:
		return sentence_of_kind(ANSWER_STRANGE);
	}
	return "";
}

static enum answer_kind kind_of_error(enum wire_error error)
{
	switch (error) {
	case WIRE_NO_ROUTE:
	case WIRE_TIMEOUT:
	case WIRE_BROKEN:
	case WIRE_CUT:
	case WIRE_UNTRUSTED:
	case WIRE_DATED:
	case WIRE_NOT_KNOWN:
		return ANSWER_NO_LINE;
	case WIRE_FINE:
	case WIRE_TOO_LARGE:
	case WIRE_STRANGE:
		return ANSWER_STRANGE;
	}
	return ANSWER_STRANGE;
}

static bool has_type(const struct wire_reply *reply, const char *type)
{
	return !strcmp(reply->content_type, type);
}

/* A status that says "later" whoever says it: a proxy in between has no problem documents. */
static bool says_later(unsigned status)
{
	return status == 429 || (status >= 500 && status <= 504);
}

static enum answer_kind kind_of_problem(enum operation op, unsigned status, const char *slug)
{
	if (says_later(status) || !strcmp(slug, "busy"))
		return ANSWER_BUSY;
	if (status == 401)
		return ANSWER_SIGN_IN;
	if (status == 404)
		return op == OP_SIGN_IN || op == OP_REFRESH ? ANSWER_STRANGE : ANSWER_MISSING;
	if (status == 412)
		return ANSWER_STALE;
	return status >= 400 && status < 500 ? ANSWER_REFUSED : ANSWER_STRANGE;
}

static enum answer_kind kind_of(enum operation op, const struct wire_reply *reply,
				struct answer *answer)
{
	if (reply->error != WIRE_FINE)
		return kind_of_error(reply->error);
	if (reply->status == 304)
		return (op == OP_RESIDENT || op == OP_CATALOGUE) && !reply->length ?
			       ANSWER_SAME :
			       ANSWER_STRANGE;
	if (reply->status == 200 || reply->status == 201)
		return has_type(reply, "application/json") && json_is_object(answer->body) ?
			       ANSWER_DONE :
			       ANSWER_STRANGE;
	if (has_type(reply, "application/problem+json") && json_is_object(answer->body))
		return kind_of_problem(op, reply->status, answer->slug);
	return says_later(reply->status) ? ANSWER_BUSY : ANSWER_STRANGE;
}

/* "stale" out of "https://dancu.invalid/p/stale": small letters and dashes only. */
static char *slug_of(const struct json *problem)
{
	const char *type = json_text_at(problem, "type");

	if (!type || !g_str_has_prefix(type, TYPE_PREFIX))
		return g_strdup("");
	type += strlen(TYPE_PREFIX);
	if (strlen(type) > 40 || type[strspn(type, "abcdefghijklmnopqrstuvwxyz-")])
		return g_strdup("");
	return g_strdup(type);
}

/* The centre's own words, when they are fit to be shown. New, or NULL. */
static char *detail_of(const struct json *problem)
{
	const char *raw = json_text_at(problem, "detail");
	char *clean = raw ? text_admit(raw, strlen(raw), NULL, NULL) : NULL;

	if (clean && *clean && text_letters(clean) <= DETAIL_LETTERS)
		return clean;
	g_free(clean);
	return NULL;
}

static char *sentence_of(enum operation op, const struct answer *answer)
{
	const char *known;
	char *detail;

	if (answer->kind == ANSWER_DONE)
		return g_strdup("");
	if (answer->error != WIRE_FINE)
		return g_strdup(sentence_of_error(answer->error));
	if (answer->kind == ANSWER_STRANGE || answer->kind == ANSWER_SAME ||
	    (answer->kind == ANSWER_SIGN_IN && op != OP_SIGN_IN))
		return g_strdup(sentence_of_kind(answer->kind));
	detail = detail_of(answer->body);
	if (detail)
		return detail;
	known = sentence_of_slug(answer->slug);
	return g_strdup(known ? known : sentence_of_kind(answer->kind));
}

struct answer *answer_of_reply(enum operation op, const struct wire_reply *reply)
{
	struct answer *answer = g_new0(struct answer, 1);
	bool whole = reply->error == WIRE_FINE;

	answer->error = reply->error;
	answer->unsent = reply->unsent;
	answer->status = whole ? reply->status : 0;
	answer->retry_after = whole ? reply->retry_after : 0;
	answer->elapsed = reply->elapsed;
	if (whole && reply->length && (has_type(reply, "application/json") ||
				       has_type(reply, "application/problem+json")))
		answer->body = json_show(json_parse(reply->body, reply->length, NULL),
					 &answer->shown);
	answer->slug = whole && reply->status >= 400 ? slug_of(answer->body) : g_strdup("");
	answer->kind = kind_of(op, reply, answer);
	if (answer->kind == ANSWER_STRANGE) {
		json_free(answer->body);
		answer->body = NULL;
	}
	answer->raw = answer->shown && answer->body ? json_print(answer->body) :
		      g_strdup(answer->body ? reply->body : "");
	answer->etag = g_strdup(whole ? reply->etag : "");
	answer->sentence = sentence_of(op, answer);
	return answer;
}

struct answer *answer_of_kind(enum answer_kind kind)
{
	struct answer *answer = g_new0(struct answer, 1);

	answer->kind = kind;
	answer->slug = g_strdup("");
	answer->raw = g_strdup("");
	answer->etag = g_strdup("");
	answer->sentence = g_strdup(sentence_of_kind(kind));
	return answer;
}

void answer_free(struct answer *answer)
{
	if (!answer)
		return;
	json_free(answer->body);
	g_free(answer->raw);
	g_free(answer->sentence);
	g_free(answer->slug);
	g_free(answer->etag);
	g_free(answer);
}
