/* requests_lines - a draft, or a request of the centre, as one line of a list. */
#include "client/journal.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "tui/kept.h"
#include "tui/request_words.h"
#include "tui/requests.h"

#include "i18n/banned.h"

void requests_line_free(void *data)
{
	struct request_line *line = data;

	g_free(line->id);
	g_free(line->resident);
	g_free(line->name);
	g_free(line->fields);
	g_free(line->state);
	g_free(line->note);
	g_free(line->key);
	g_free(line);
}

/* ---- drafts of this machine -------------------------------------------------------- */

static bool family_first(const struct app *app)
{
	return g_str_equal(app_name_order(app), "family");
}

static char *changed_labels(const struct draft *draft)
{
	g_autoptr(GPtrArray) changes = draft_changes(draft);
	GString *labels = g_string_new(NULL);

	for (unsigned i = 0; i < changes->len; i++) {
		const struct draft_change *change = g_ptr_array_index(changes, i);

		g_string_append_printf(labels, "%s%s", labels->len ? ", " : "",
				       record_label(change->field));
	}
	return g_string_free(labels, FALSE);
}

struct request_line *requests_draft_line(struct app *app, const struct journal_entry *entry)
{
	struct kept *kept = kept_load(app, entry->id, NULL);
	struct request_line *line = g_new0(struct request_line, 1);

	line->id = g_strdup(entry->id);
	line->name = g_strdup(entry->subject);
	line->key = collate_name(entry->subject, family_first(app));
	line->at = entry->saved_at;
	line->fields = kept ? changed_labels(kept->draft) : g_strdup("");
	line->note = kept ? draft_missing(kept->draft) : NULL;
	line->state = g_strdup(kept && draft_needs_paper(kept->draft) ? _("needs a paper")
			       : line->note			      ? _("to be filled in")
								      : _("ready to send"));
	kept_free(kept);
	return line;
}

/* A verification that was begun. */
struct request_line *requests_visit_line(const struct app *app, const struct journal_entry *entry)
{
	struct request_line *line = g_new0(struct request_line, 1);

	line->id = g_strdup(entry->id);
	line->name = g_strdup(entry->subject);
	line->key = collate_name(entry->subject, family_first(app));
	line->at = entry->saved_at;
	line->fields = g_strdup(_(form_verification.title));
	line->state = g_strdup(_("to be asked on"));
	return line;
}

/* ---- requests of the centre -------------------------------------------------------- */

/* Of other communes' requests the office is what one looks for. */
static char *what_words(const struct requests *s, const struct request_row *row)
{
	if (s->which == LIST_INCOMING && *row->origin)
		return g_strdup(row->origin);
	if (s->which == LIST_OVERDUE && *row->commune)
		return g_strdup(row->commune);
	return request_words_what(row);
}

static char *state_words(const struct requests *s, const struct request_row *row, int64_t now)
{
	switch (s->which) {
	case LIST_MINE:
		if (row->overdue && request_state_is_open(row->state))
			return g_strdup(P_("due", "! overdue"));
		return request_words_state(row->state, row->level);
	case LIST_INCOMING:
	case LIST_OVERDUE:
		return request_words_due_short(row->state, row->deadline, row->warn, row->overdue,
					       now);
	case LIST_DECIDED:
		return request_words_state(row->state, row->level);
	case LIST_DRAFTS:
	case LIST_RETURNED:
	case LIST_QUEUE:
		break;
	}
	return g_strdup(row->receipt);
}

struct request_line *requests_line(const struct requests *s, const struct request_row *row)
{
	struct request_line *line = g_new0(struct request_line, 1);
	int64_t now = world_now(s->base.app->world);

	line->id = g_strdup(row->id);
	line->name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
	line->key = collate_name(line->name, family_first(s->base.app));
	line->fields = what_words(s, row);
	line->at = row->sent_at;
	if ((s->which == LIST_MINE && row->state == REQUEST_PENDING) || s->which == LIST_RETURNED)
		line->resident = g_strdup(row->resident);
	line->note = request_words_row(row, now);
	line->state = state_words(s, row, now);
	line->approved = s->which == LIST_MINE && row->state == REQUEST_APPROVED;
	return line;
}
