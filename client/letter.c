/*
 * letter - one letter in memory, and as the two sealed parts of its row: what
 * the officer wrote (never changed before the receipt), and what became of it.
 */
#include "client/letter.h"

#include <string.h>

#include "forms/json.h"

#include "i18n/banned.h"

struct letter *letter_new(enum operation op)
{
	struct letter *letter = g_new0(struct letter, 1);

	letter->op = op;
	return letter;
}

void letter_free(struct letter *letter)
{
	if (!letter)
		return;
	g_free(letter->uuid);
	g_free(letter->path_id);
	g_free(letter->base);
	g_free(letter->about);
	g_free(letter->subject);
	g_free(letter->title);
	g_free(letter->body);
	g_free(letter->draft);
	g_free(letter->cause);
	g_free(letter->receipt);
	g_free(letter->answer);
	g_free(letter->officer);
	g_free(letter->held);
	g_free(letter);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

char *letter_print(const struct letter *letter, bool with_body)
{
	g_autoptr(json_owned) all = json_object();

	json_put_text(all, "path_id", or_empty(letter->path_id));
	json_put_text(all, "base", or_empty(letter->base));
	json_put_text(all, "about", or_empty(letter->about));
	json_put_text(all, "subject", or_empty(letter->subject));
	json_put_text(all, "title", or_empty(letter->title));
	json_put_text(all, "officer", or_empty(letter->officer));
	json_put_text(all, "body", with_body ? or_empty(letter->body) : "");
	return json_print(all);
}

char *letter_print_fate(const char *receipt, const char *cause, const char *answer)
{
	g_autoptr(json_owned) all = json_object();

	json_put_text(all, "receipt", or_empty(receipt));
	json_put_text(all, "cause", or_empty(cause));
	json_put_text(all, "answer", or_empty(answer));
	return json_print(all);
}

static void take(char **into, const struct json *all, const char *key)
{
	g_free(*into);
	*into = g_strdup(or_empty(json_text_at(all, key)));
}

bool letter_read(struct letter *letter, const char *text, bool with_body, GError **error)
{
	g_autoptr(json_owned) all = json_parse(text, strlen(text), error);

	if (!all)
		return false;
	take(&letter->path_id, all, "path_id");
	take(&letter->base, all, "base");
	take(&letter->about, all, "about");
	take(&letter->subject, all, "subject");
	take(&letter->title, all, "title");
	take(&letter->officer, all, "officer");
	if (with_body)
		take(&letter->body, all, "body");
	return true;
}

bool letter_read_fate(struct letter *letter, const char *text, bool with_body,
		      GError **error)
{
	g_autoptr(json_owned) all = json_parse(text, strlen(text), error);

	if (!all)
		return false;
	take(&letter->receipt, all, "receipt");
	take(&letter->cause, all, "cause");
	if (with_body)
		take(&letter->answer, all, "answer");
	return true;
}

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)

unsigned letter_days_late(int64_t made_at, int64_t now)
{
	int64_t days = made_at > 0 && now > made_at ? (now - made_at) / DAY_MS : 0;

	return days < LETTER_LATE_DAYS ? 0 : (unsigned)MIN(days, 9999);
}

/* ---- one letter and another --------------------------------------------------- */

static struct json *changes_of(const struct letter *letter)
{
	const char *body = or_empty(letter->body);

	return letter->op == OP_REQUEST ? json_parse(body, strlen(body), NULL) : NULL;
}

static bool changes(const struct json *request, const char *field)
{
	for (const struct json *c = json_first(json_get(request, "changes")); c; c = json_next(c))
		if (!g_strcmp0(json_text_at(c, "field"), field))
			return true;
	return false;
}

bool letter_meets(const struct letter *one, const struct letter *other)
{
	g_autoptr(json_owned) a = changes_of(one);
	g_autoptr(json_owned) b = changes_of(other);

	if (!a || !b)
		return false;
	for (const struct json *c = json_first(json_get(a, "changes")); c; c = json_next(c))
		if (json_text_at(c, "field") && changes(b, json_text_at(c, "field")))
			return true;
	return false;
}

bool letter_replaces(const struct letter *letter, const struct letter *old)
{
	if (*or_empty(letter->draft))
		return !g_strcmp0(letter->draft, old->draft);
	return letter->op == old->op && letter->op != OP_REQUEST &&
	       *or_empty(letter->path_id) &&
	       !g_strcmp0(letter->path_id, old->path_id);
}
