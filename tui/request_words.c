/* request_words - where a request is, and until when, in the law's words. */
#include "tui/request_words.h"

#include <glib.h>

#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

char *request_words_state(enum request_state state, const char *level)
{
	if (state != REQUEST_FORWARDED)
		return g_strdup(request_state_name(state));
	return g_strdup(g_str_equal(level, "c06") ? P_("state", "forwarded to C06")
						  : P_("state", "with the province"));
}

char *request_words_due(enum request_state state, int64_t deadline, bool warn, bool overdue,
			int64_t now)
{
	g_autofree char *at = deadline > 0 ? moment_near(deadline, now) : NULL;

	if (!at || !request_state_is_open(state))
		return g_strdup("");
	if (overdue)
		return g_strdup_printf(_("OVERDUE since %s"), at);
	return g_strdup_printf(warn ? _("due soon: %s") : _("due %s"), at);
}

char *request_words_due_short(enum request_state state, int64_t deadline, bool warn,
			      bool overdue, int64_t now)
{
	g_autofree char *at = deadline > 0 ? moment_near(deadline, now) : NULL;

	if (!at || !request_state_is_open(state))
		return request_words_state(state, "");
	if (overdue)
		return g_strdup(P_("due", "! overdue"));
	return warn ? g_strdup_printf("! %s", at) : g_strdup(at);
}

char *request_words_what(const struct request_row *row)
{
	g_autofree char *labels = request_row_labels(row);
	enum request_kind kind = REQUEST_KIND_CORRECTION;

	request_kind_of_word(row->kind, &kind);
	if (kind == REQUEST_KIND_CORRECTION)
		return g_steal_pointer(&labels);
	return g_strdup_printf("%s%s%s", request_kind_name(kind), *labels ? ": " : "", labels);
}

static void append(GString *text, const char *words)
{
	if (*words)
		g_string_append_printf(text, "%s%s", text->len ? ", " : "", words);
}

char *request_words_row(const struct request_row *row, int64_t now)
{
	GString *text = g_string_new(row->receipt);
	g_autofree char *state = request_words_state(row->state, row->level);
	g_autofree char *due =
		request_words_due(row->state, row->deadline, row->warn, row->overdue, now);

	append(text, state);
	append(text, due);
	if (*row->origin)
		g_string_append_printf(text, _("; asked by %s"), row->origin);
	if (*row->commune)
		g_string_append_printf(text, _("; at %s"), row->commune);
	if (!request_state_is_open(row->state) && *row->decision_note)
		g_string_append_printf(text, ": %s", row->decision_note);
	return g_string_free(text, FALSE);
}
